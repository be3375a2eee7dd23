package dev.touchstone.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.run.TrendJson.Told;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.NotEnough;
import dev.touchstone.trend.Reach;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Trends as a terminal and a spreadsheet should meet them. */
record TrendTable(Told told) {

  void print(PrintWriter out) {
    out.printf(
        "%s (%s), %s, %s to %s%s%n%n",
        told.name(),
        told.partner(),
        told.run().scorecard().title(),
        first(),
        told.run().latest().period(),
        amounts());
    var table =
        new Table(
            "",
            told.run().latest().period() + ">",
            "Momentum",
            told.next() + ">",
            "80 % between",
            "By");
    for (var trend : told.all()) {
      table.row(
          trend.title(),
          last(trend),
          momentum(trend),
          forecast(trend.next()),
          reach(trend.next()),
          method(trend.next()));
      if (trend.inProgress() instanceof InProgress.Running(var soFar, var passed, var end)) {
        table.row(
            "  after %.0f %% of its days".formatted(100 * passed),
            number(soFar),
            "",
            forecast(end),
            reach(end),
            method(end));
      }
    }
    out.println(table.text());
  }

  private String amounts() {
    return told.run().scorecard().kpis().stream().anyMatch(kpi -> kpi.unit().equals("money"))
        ? ", amounts in " + told.run().definitions().program().currency()
        : "";
  }

  /** The oldest period that anything is known of. */
  private String first() {
    return told.all().stream()
        .flatMap(trend -> trend.series().periods().stream())
        .min(Comparator.naturalOrder())
        .orElse(told.run().latest().period())
        .label();
  }

  private static String last(Trend trend) {
    var series = trend.series();
    return series.size() == 0 || !series.has(series.size() - 1)
        ? "missing"
        : number(series.value(series.size() - 1));
  }

  private static String momentum(Trend trend) {
    return switch (trend.momentum()) {
      case NotEnough few -> few.sentence();
      case Momentum.Moving moving ->
          moving.direction() == Momentum.Direction.UNCLEAR
              ? moving.direction().word()
              : "%s, %s%s a period%s"
                  .formatted(
                      moving.direction().word(),
                      moving.perPeriod() > 0 ? "+" : "",
                      number(moving.perPeriod()),
                      good(trend, moving.direction()) ? "" : " (worse)");
    };
  }

  private static boolean good(Trend trend, Momentum.Direction direction) {
    return (direction == Momentum.Direction.FALLING) == trend.lowerIsBetter();
  }

  private static String forecast(Forecast forecast) {
    return forecast instanceof Forecast.Expected expected ? number(expected.value()) : "-";
  }

  private static String reach(Forecast forecast) {
    return switch (forecast) {
      case NotEnough few -> few.sentence();
      case Forecast.Expected(_, Reach.Between reach, _) ->
          number(reach.low()) + " and " + number(reach.high());
      case Forecast.Expected(_, NotEnough few, _) -> few.sentence();
    };
  }

  private static String method(Forecast forecast) {
    return forecast instanceof Forecast.Expected expected ? expected.method().words() : "";
  }

  /** Four digits of a share say what two say of an amount. */
  private static String number(double value) {
    return Double.isNaN(value)
        ? "missing"
        : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%,.2f", value);
  }

  /** One row per number and period, and one per forecast. */
  static void csv(List<Told> all, PrintWriter out) {
    try (var csv = Numbers.csv(out)) {
      csv.writeRecord("scorecard", "partner", "id", "period", "kind", "value", "low", "high");
      for (var told : all) {
        for (var trend : told.all()) {
          for (int i = 0; i < trend.series().size(); i++) {
            var period = trend.series().periods().get(i).label();
            write(csv, told, trend, period, "measured", trend.series().value(i), "", "");
          }
          forecast(csv, told, trend, "forecast", trend.next());
          if (trend.inProgress() instanceof InProgress.Running running) {
            write(csv, told, trend, told.next(), "so-far", running.soFar(), "", "");
            forecast(csv, told, trend, "run-rate", running.end());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forecast(
      CsvWriter csv, Told told, Trend trend, String kind, Forecast forecast) {
    if (forecast instanceof Forecast.Expected(var value, var reach, _)) {
      boolean known = reach instanceof Reach.Between;
      write(
          csv,
          told,
          trend,
          told.next(),
          kind,
          value,
          known ? Numbers.plain(((Reach.Between) reach).low()) : "",
          known ? Numbers.plain(((Reach.Between) reach).high()) : "");
    }
  }

  private static void write(
      CsvWriter csv,
      Told told,
      Trend trend,
      String period,
      String kind,
      double value,
      String low,
      String high) {
    csv.writeRecord(
        told.run().scorecard().id(),
        Numbers.safe(told.partner()),
        trend.id(),
        period,
        kind,
        Numbers.plain(value),
        low,
        high);
  }
}
