package dev.touchstone.cli;

import dev.touchstone.run.ResultJson;
import dev.touchstone.score.Explanation;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows how one partner's score came about, down to the source rows.")
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 100;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "The partner's id.")
  private String partner = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--rows",
      paramLabel = "KPI",
      defaultValue = "",
      description = "Also lists the source rows behind this KPI, with file and line.")
  private String rowsOf = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table or json (default: table).")
  private ScoreCommand.Format format = ScoreCommand.Format.table;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder, spec.commandLine().getErr())) {
      var run = workspace.run();
      int index = partner.isBlank() ? -1 : run.latest().population().indexOf(new PartnerId(partner));
      if (index < 0) {
        throw new Refused(
            "unknown-partner",
            "No partner " + partner + " is in the population of " + run.scorecard().title(),
            "Give the id as it stands in the partner dataset; 'touchstone score' lists all of them.");
      }
      var explanation = run.latest().explain(index);
      switch (format) {
        case json -> ResultJson.write(explanation, out);
        case table, csv -> print(explanation, out);
      }
      if (!rowsOf.isEmpty()) {
        rows(workspace, explanation, out);
      }
    }
    out.flush();
    return 0;
  }

  private static void print(Explanation explanation, PrintWriter out) {
    out.printf(
        "%s (%s), %s%n%n", explanation.name(), explanation.partner(), explanation.period());
    explanation.words().forEach(out::println);
    out.println();
    var table = new Table("", "Weight>", "Value>", "Points>", "Adds>", "Why");
    part(explanation.root(), 0, table);
    out.print(table.text());
    for (var gate : explanation.gates()) {
      out.printf(
          "%nGate %s: %s%n",
          gate.title(), gate.passed() ? "passed" : "not passed, so at most " + gate.bandAtMost());
    }
  }

  private static void part(Part part, int depth, Table table) {
    var indent = "  ".repeat(depth);
    var points = part.points().map(Numbers::shortened).orElse("-");
    var weight = String.format(Locale.ROOT, "%.1f %%", part.effectiveWeight());
    switch (part) {
      case Branch branch -> {
        table.row(
            indent + branch.title(),
            weight,
            "",
            points,
            Numbers.shortened(branch.contribution()),
            branch.objective());
        branch.parts().forEach(child -> part(child, depth + 1, table));
      }
      case Leaf leaf -> {
        table.row(
            indent + leaf.title(),
            weight,
            leaf.value().map(Numbers::plain).orElse(leaf.state().word()),
            points,
            Numbers.shortened(leaf.contribution()),
            leaf.standIn().isEmpty() ? leaf.rule() : leaf.standIn());
        for (var input : leaf.inputs()) {
          table.row(
              indent + "  = " + input.expression() + " of " + input.dataset(),
              "",
              input.value().map(Numbers::plain).orElse("none"),
              "",
              "",
              "%d rows, %s to %s"
                  .formatted(input.rows(), input.window().from(), input.window().lastDay()));
        }
      }
    }
  }

  private void rows(Workspace workspace, Explanation explanation, PrintWriter out) {
    var kpi =
        workspace.scorecard().kpis().stream()
            .filter(k -> k.id().equals(rowsOf))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "unknown-kpi",
                        "The scorecard has no KPI " + rowsOf,
                        "It has: "
                            + String.join(
                                ", ",
                                workspace.scorecard().kpis().stream().map(k -> k.id()).toList())));
    for (var input : kpi.inputs().keySet()) {
      var rows =
          workspace.rows(kpi.id(), input, explanation.partner(), explanation.period(), MOST_ROWS);
      out.printf("%n%s: %d rows of %s%n", kpi.title(), rows.total(), rows.dataset());
      var headings = new ArrayList<>(List.of("File", "Line>"));
      headings.addAll(rows.columns());
      var table = new Table(headings.toArray(String[]::new));
      for (var row : rows.rows()) {
        var cells = new ArrayList<>(List.of(row.file(), Long.toString(row.line())));
        rows.columns().forEach(c -> cells.add(row.values().getOrDefault(c, "")));
        table.row(cells.toArray(String[]::new));
      }
      out.print(table.text());
      if (rows.total() > rows.rows().size()) {
        out.printf("... and %d more%n", rows.total() - rows.rows().size());
      }
    }
  }
}
