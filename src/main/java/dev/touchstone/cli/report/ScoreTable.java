package dev.touchstone.cli.report;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run's scores as a terminal and a spreadsheet should meet them. */
public record ScoreTable(ScorecardRun run) {

  public void print(PrintWriter out, int width) {
    var scores = run.latest();
    out.printf(
        "%s, %s (%s to %s)%n%n",
        VisibleText.of(run.scorecard().title()),
        scores.period(),
        scores.period().from(),
        scores.period().lastDay());
    var table = new Table("Rank>", "Partner", "Name", "Score>", "Band", "Coverage>", "");
    var population = scores.population();
    for (int i : byRank()) {
      boolean scored = scores.rank(i) > 0;
      table.row(
          scored ? Integer.toString(scores.rank(i)) : "-",
          population.partners().get(i).value(),
          population.called(i),
          scored ? PlainNumbers.plain(scores.score(i)) : "-",
          scores.band(i),
          String.format(Locale.ROOT, "%.0f %%", 100 * scores.coverage(i)),
          scores.withheldFor(i));
    }
    out.print(table.cut(width));
    out.printf("%nRun %s. Prove it with: touchstone verify %s%n%n", run.id(), run.id());
  }

  /** Best first, then those without a score; equal ranks by partner id. */
  private int[] byRank() {
    var scores = run.latest();
    return IntStream.range(0, scores.population().size())
        .boxed()
        .sorted(
            Comparator.comparingInt(
                    (Integer i) -> scores.rank(i) == 0 ? Integer.MAX_VALUE : scores.rank(i))
                .thenComparing(i -> scores.population().partners().get(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private record Row(ScorecardRun run, int period, int partner, Kpi kpi) {
    static Stream<Row> all(ScorecardRun run) {
      return IntStream.range(0, run.scores().size()).boxed().flatMap(period -> all(run, period));
    }

    private static Stream<Row> all(ScorecardRun run, int period) {
      return IntStream.range(0, run.scores().get(period).population().size())
          .boxed()
          .flatMap(i -> run.scorecard().kpis().stream().map(kpi -> new Row(run, period, i, kpi)));
    }

    Scores scores() {
      return run.scores().get(period);
    }

    KpiMeasurements measured() {
      var measured = run.measurements().periods().get(period).kpis();
      return Objects.requireNonNull(measured.get(kpi.id()));
    }
  }

  /** One row per partner, period and KPI, the same columns for every scorecard. */
  public static void csv(List<ScorecardRun> runs, PrintWriter out) {
    new Sheet<Row>()
        .word("scorecard", row -> row.run().scorecard().id())
        .word("period", row -> row.scores().period().label())
        .name("partner", row -> row.scores().population().partners().get(row.partner()).value())
        .name("name", row -> row.scores().population().names().get(row.partner()))
        .number("score", row -> row.scores().score(row.partner()))
        .rank("rank", row -> row.scores().rank(row.partner()))
        .word("band", row -> row.scores().band(row.partner()))
        .number("coverage", row -> row.scores().coverage(row.partner()))
        .word("kpi", row -> row.kpi().id())
        .word("state", row -> row.measured().states()[row.partner()].word())
        .number("value", row -> row.measured().values()[row.partner()])
        .number("target", row -> row.measured().targets()[row.partner()])
        .number("points", row -> row.scores().points(row.kpi().id(), row.partner()))
        .write(runs.stream().flatMap(Row::all), out);
  }
}
