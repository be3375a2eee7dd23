package dev.touchstone.cli.report;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.run.Backtest;
import dev.touchstone.run.Backtest.Compared;
import dev.touchstone.run.Backtest.Move;
import dev.touchstone.run.Backtest.Place;
import dev.touchstone.run.Backtest.Tested;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A backtest as people read it at a terminal, and as a spreadsheet does. */
public record BacktestTable(Backtest backtest) {
  private static final int MOVERS_SHOWN = 40;
  private static final int REASONS_SHOWN = 12;
  private static final int CAUSES_NAMED = 2;

  public void print(PrintWriter out) {
    out.printf("%s by both versions%n%n", backtest.young().title());
    out.println(moves().text());
    out.println(flows().text());
    movers(out);
    reasons(out);
    fitness(out);
  }

  private Table moves() {
    var table =
        new Table(
            "Period",
            "Partners>",
            "Up>",
            "Down>",
            "Same band>",
            "Other bands>",
            "Score gained>",
            "Score lost>",
            "Mean rank move>",
            "Largest>");
    for (var tested : backtest.periods()) {
      table.row(
          tested.period().label(),
          "" + tested.partners().size(),
          "" + tested.count(Move.UP),
          "" + tested.count(Move.DOWN),
          "" + tested.count(Move.SAME),
          "" + tested.count(Move.OTHER),
          "" + tested.count(Move.GAINED),
          "" + tested.count(Move.LOST),
          String.format(Locale.ROOT, "%.1f", tested.meanRanks()),
          "" + tested.mostRanks());
    }
    return table;
  }

  /** How often which band became which, over all periods. */
  private Table flows() {
    var counts = new TreeMap<Flow, Integer>(bestFirst());
    for (var tested : backtest.periods()) {
      for (var one : tested.partners()) {
        counts.merge(new Flow(one.before().band(), one.after().band()), 1, Integer::sum);
      }
    }
    var table = new Table("Band by the older version", "by the newer", "Times>");
    counts.forEach((flow, times) -> table.row(band(flow.from()), band(flow.to()), "" + times));
    return table;
  }

  private record Flow(String from, String to) {}

  /** Who has no score comes last. */
  private Comparator<Flow> bestFirst() {
    var old = backtest.old().bands().stream().map(Scorecard.Band::id).toList();
    var young = backtest.young().bands().stream().map(Scorecard.Band::id).toList();
    return Comparator.comparingInt((Flow flow) -> -old.indexOf(flow.from()))
        .thenComparing(flow -> -young.indexOf(flow.to()));
  }

  private static String band(String id) {
    return id.isEmpty() ? "no score" : id;
  }

  private void movers(PrintWriter out) {
    var table = new Table("Period", "Partner", "Name", "Band", "Score>", "Rank>", "Why");
    int found = 0;
    for (var tested : backtest.periods().reversed()) {
      for (var one : tested.partners()) {
        boolean moved = one.move() != Move.SAME && one.move() != Move.NONE;
        if (moved && found++ < MOVERS_SHOWN) {
          table.row(
              tested.period().label(),
              one.partner().value(),
              one.name(),
              band(one.before().band()) + " -> " + band(one.after().band()),
              shown(one.before()) + " -> " + shown(one.after()),
              rank(one.before()) + " -> " + rank(one.after()),
              why(one.change()));
        }
      }
    }
    if (found == 0) {
      out.printf("Nobody changes band.%n%n");
      return;
    }
    out.println("Who changes band");
    out.println(table.text());
    if (found > MOVERS_SHOWN) {
      out.printf("... and %d more; --format csv lists all%n%n", found - MOVERS_SHOWN);
    }
  }

  private static String shown(Place place) {
    return Double.isNaN(place.score()) ? "-" : PlainNumbers.plain(place.score());
  }

  private static String rank(Place place) {
    return place.rank() == 0 ? "-" : "" + place.rank();
  }

  private static String why(Change change) {
    return switch (change) {
      case Change.Incomparable(var reason) -> reason;
      case Change.Moved moved -> {
        var causes =
            moved.lines().stream()
                .filter(line -> line.kind() != Kind.ROUNDING)
                .sorted(Comparator.comparingDouble((Line line) -> -Math.abs(line.points())))
                .limit(CAUSES_NAMED)
                .map(BacktestTable::cause)
                .toList();
        yield String.join("; ", causes);
      }
    };
  }

  private static String cause(Line line) {
    var words = line.note().isEmpty() ? line.kind().words() : line.note();
    return "%s %s (%s)".formatted(line.title(), signed(line.points()), words);
  }

  private static String signed(double points) {
    return String.format(Locale.ROOT, "%+.2f", points);
  }

  private void reasons(PrintWriter out) {
    var reasons = backtest.reasons();
    if (reasons.isEmpty()) {
      out.printf("No score differs.%n%n");
      return;
    }
    var table = new Table("Why scores differ", "By", "Mean>", "Size>", "Of those who change band>");
    reasons.stream()
        .limit(REASONS_SHOWN)
        .forEach(
            reason ->
                table.row(
                    reason.title(),
                    reason.kind().words(),
                    signed(reason.mean()),
                    PlainNumbers.shortened(reason.size()),
                    PlainNumbers.shortened(reason.ofMovers())));
    out.println(table.text());
  }

  private void fitness(PrintWriter out) {
    if (backtest.fitness().isEmpty()) {
      return;
    }
    var table = new Table("KPI", "", "Data", "Values>", "Least>", "Middle>", "Most>", "Verdict");
    for (var one : backtest.fitness()) {
      table.row(
          one.title(),
          one.why(),
          one.verdict().word(),
          "" + one.distinct(),
          PlainNumbers.plain(one.least()),
          PlainNumbers.plain(one.middle()),
          PlainNumbers.plain(one.most()),
          one.sentence());
    }
    out.println("Does the data carry it?");
    out.println(table.text());
  }

  private record Row(Backtest backtest, Tested tested, Compared one) {
    static Stream<Row> all(Backtest backtest) {
      return backtest.periods().stream()
          .flatMap(tested -> tested.partners().stream().map(one -> new Row(backtest, tested, one)));
    }

    double points() {
      return one.change() instanceof Change.Moved moved ? moved.points() : Double.NaN;
    }
  }

  /** One row per period and partner. */
  public static void csv(List<Backtest> backtests, PrintWriter out) {
    new Sheet<Row>()
        .word("scorecard", row -> row.backtest().young().id())
        .word("period", row -> row.tested().period().label())
        .name("partner", row -> row.one().partner().value())
        .name("name", row -> row.one().name())
        .word("move", row -> row.one().move().word())
        .word("band_before", row -> row.one().before().band())
        .word("band_after", row -> row.one().after().band())
        .number("score_before", row -> row.one().before().score())
        .number("score_after", row -> row.one().after().score())
        .rank("rank_before", row -> row.one().before().rank())
        .rank("rank_after", row -> row.one().after().rank())
        .number("points", Row::points)
        .name("why", row -> why(row.one().change()))
        .write(backtests.stream().flatMap(Row::all), out);
  }
}
