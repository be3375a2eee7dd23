package dev.touchstone.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.run.ResultJson;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.Explanation.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Loads the data, scores every partner and says where the result can be verified.")
final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private Format format = Format.table;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Lower-case, as people type them. */
  enum Format {
    table,
    json,
    csv
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder, spec.commandLine().getErr())) {
      var runs = workspace.runs();
      runs.forEach(workspace::keep);
      switch (format) {
        case table -> runs.forEach(run -> table(run, out));
        case json -> ResultJson.write(runs, out);
        case csv -> csv(runs, out);
      }
    }
    out.flush();
    return 0;
  }

  private static void table(ScorecardRun run, PrintWriter out) {
    var scores = run.latest();
    out.printf(
        "%s, %s (%s to %s)%n%n",
        run.scorecard().title(),
        scores.period(),
        scores.period().from(),
        scores.period().lastDay());
    var table = new Table("Rank>", "Partner", "Name", "Score>", "Band", "Coverage>", "");
    byRank(run)
        .forEach(
            i -> {
              var explanation = scores.explain(i);
              var coverage = String.format(Locale.ROOT, "%.0f %%", 100 * scores.coverage(i));
              switch (explanation.outcome()) {
                case Outcome.Scored scored ->
                    table.row(
                        Integer.toString(scored.rank()),
                        explanation.partner().value(),
                        explanation.name(),
                        Numbers.plain(scored.score()),
                        scored.band(),
                        coverage,
                        "");
                case Outcome.Withheld withheld ->
                    table.row(
                        "-",
                        explanation.partner().value(),
                        explanation.name(),
                        "-",
                        "",
                        coverage,
                        withheld.reason());
              }
            });
    out.print(table.text());
    out.printf("%nRun %s. Prove it with: touchstone verify %s%n%n", run.id(), run.id());
  }

  /** Best first, then those without a score; equal ranks by partner id. */
  private static IntStream byRank(ScorecardRun run) {
    var scores = run.latest();
    return IntStream.range(0, scores.population().size())
        .boxed()
        .sorted(
            Comparator.comparingInt(
                    (Integer i) -> scores.rank(i) == 0 ? Integer.MAX_VALUE : scores.rank(i))
                .thenComparing(i -> scores.population().partners().get(i)))
        .mapToInt(Integer::intValue);
  }

  /** One row per partner, period and KPI, the same columns for every scorecard. */
  private static void csv(List<ScorecardRun> runs, PrintWriter out) {
    try (var csv = Numbers.csv(out)) {
      csv.writeRecord(
          "scorecard",
          "period",
          "partner",
          "name",
          "score",
          "rank",
          "band",
          "coverage",
          "kpi",
          "state",
          "value",
          "target",
          "points");
      for (var run : runs) {
        for (int p = 0; p < run.scores().size(); p++) {
          for (int i = 0; i < run.scores().get(p).population().size(); i++) {
            csv(run, p, i, csv);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void csv(ScorecardRun run, int period, int partner, CsvWriter csv) {
    var scores = run.scores().get(period);
    var measured = run.measurements().periods().get(period).kpis();
    for (var kpi : run.scorecard().kpis()) {
      var column = Objects.requireNonNull(measured.get(kpi.id()));
      csv.writeRecord(
          run.scorecard().id(),
          scores.period().label(),
          Numbers.safe(scores.population().partners().get(partner).value()),
          Numbers.safe(scores.population().names().get(partner)),
          Numbers.plain(scores.score(partner)),
          scores.rank(partner) == 0 ? "" : Integer.toString(scores.rank(partner)),
          scores.band(partner),
          Numbers.plain(scores.coverage(partner)),
          kpi.id(),
          column.states()[partner].word(),
          Numbers.plain(column.values()[partner]),
          Numbers.plain(column.targets()[partner]),
          Numbers.plain(scores.points(kpi.id(), partner)));
    }
  }
}
