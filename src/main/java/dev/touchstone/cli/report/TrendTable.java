package dev.touchstone.cli.report;

import dev.touchstone.run.PartnerTrends;
import dev.touchstone.shared.Unit;
import dev.touchstone.shared.VisibleText;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.NotEnough;
import dev.touchstone.trend.Reach;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Trends as a terminal and a spreadsheet should meet them. */
public record TrendTable(PartnerTrends told) {

  public void print(PrintWriter out) {
    out.printf(
        "%s (%s), %s, %s to %s%s%n%n",
        VisibleText.of(told.name()),
        VisibleText.of(told.partner()),
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
    return told.run().scorecard().kpis().stream()
            .anyMatch(kpi -> kpi.measure().unit() == Unit.MONEY)
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

  /**
   * @param low of the interval; NaN for none, and so is {@code high}
   */
  private record Row(
      PartnerTrends told,
      Trend trend,
      String period,
      String kind,
      double value,
      double low,
      double high) {
    static Stream<Row> all(PartnerTrends told) {
      return told.all().stream().flatMap(trend -> all(told, trend).stream());
    }

    private static List<Row> all(PartnerTrends told, Trend trend) {
      var rows = new ArrayList<Row>();
      for (int i = 0; i < trend.series().size(); i++) {
        var period = trend.series().periods().get(i).label();
        rows.add(of(told, trend, period, "measured", trend.series().value(i)));
      }
      expected(told, trend, "forecast", trend.next()).ifPresent(rows::add);
      if (trend.inProgress() instanceof InProgress.Running running) {
        rows.add(of(told, trend, told.next(), "so-far", running.soFar()));
        expected(told, trend, "run-rate", running.end()).ifPresent(rows::add);
      }
      return rows;
    }

    private static Row of(
        PartnerTrends told, Trend trend, String period, String kind, double value) {
      return new Row(told, trend, period, kind, value, Double.NaN, Double.NaN);
    }

    private static Optional<Row> expected(
        PartnerTrends told, Trend trend, String kind, Forecast forecast) {
      return switch (forecast) {
        case NotEnough _ -> Optional.empty();
        case Forecast.Expected(var value, Reach.Between reach, _) ->
            Optional.of(new Row(told, trend, told.next(), kind, value, reach.low(), reach.high()));
        case Forecast.Expected(var value, NotEnough _, _) ->
            Optional.of(of(told, trend, told.next(), kind, value));
      };
    }
  }

  /** One row per number and period, and one per forecast. */
  public static void csv(List<PartnerTrends> all, PrintWriter out) {
    new Sheet<Row>()
        .word("scorecard", row -> row.told().run().scorecard().id())
        .name("partner", row -> row.told().partner())
        .word("id", row -> row.trend().id())
        .word("period", Row::period)
        .word("kind", Row::kind)
        .number("value", Row::value)
        .number("low", Row::low)
        .number("high", Row::high)
        .write(all.stream().flatMap(Row::all), out);
  }
}
