package dev.touchstone.cli;

import dev.touchstone.run.ResultJson;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.Explanation.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
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
      var run = workspace.run();
      workspace.keep(run);
      switch (format) {
        case table -> table(run, out);
        case json -> ResultJson.write(run, out);
        case csv -> csv(run, out);
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
    byRank(run).forEach(i -> {
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
    out.printf("%nRun %s. Prove it with: touchstone verify %s%n", run.id(), run.id());
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

  /** One row per partner and period: the score, then value, state and points of every KPI. */
  private static void csv(ScorecardRun run, PrintWriter out) {
    try (var csv = Numbers.csv(out)) {
      var kpis = run.scorecard().kpis();
      var heading =
          new ArrayList<String>(
              java.util.List.of("period", "partner", "name", "score", "rank", "band", "coverage"));
      for (var kpi : kpis) {
        heading.add(kpi.id());
        heading.add(kpi.id() + "_state");
        heading.add(kpi.id() + "_points");
      }
      csv.writeRecord(heading);
      for (int p = 0; p < run.scores().size(); p++) {
        var scores = run.scores().get(p);
        var measured = run.measurements().periods().get(p).kpis();
        for (int i = 0; i < scores.population().size(); i++) {
          var row = new ArrayList<String>();
          row.add(scores.period().label());
          row.add(Numbers.safe(scores.population().partners().get(i).value()));
          row.add(Numbers.safe(scores.population().names().get(i)));
          row.add(Numbers.plain(scores.score(i)));
          row.add(scores.rank(i) == 0 ? "" : Integer.toString(scores.rank(i)));
          row.add(scores.band(i));
          row.add(Numbers.plain(scores.coverage(i)));
          for (var kpi : kpis) {
            var column = java.util.Objects.requireNonNull(measured.get(kpi.id()));
            row.add(Numbers.plain(column.values()[i]));
            row.add(column.states()[i].word());
            row.add(Numbers.plain(scores.points(kpi.id(), i)));
          }
          csv.writeRecord(row);
        }
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
