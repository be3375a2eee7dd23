package dev.touchstone.cli;

import dev.touchstone.cli.report.ExplanationReport;
import dev.touchstone.cli.report.Table;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.Unit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows how one partner's score came about, down to the source rows.")
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 100;

  @Mixin private PartnerArguments partner = new PartnerArguments();

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private SinceOptions since = new SinceOptions();

  @Option(
      names = "--rows",
      paramLabel = "KPI",
      defaultValue = "",
      description = "Also lists the source rows behind this KPI, with file and line.")
  private String rowsOf = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private Format format = Format.table;

  @Mixin private WidthOption width = new WidthOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Lower-case, as people type them. An explanation is a tree, which has no place in CSV. */
  enum Format {
    table,
    json
  }

  @Override
  public Integer call() {
    checkFormat();
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(partner.folder(), spec.commandLine().getErr())) {
      var runs = workspace.runs();
      var about = runs.stream().filter(run -> indexIn(run) >= 0).toList();
      if (about.isEmpty()) {
        throw partner.unknown(runs.stream().map(run -> run.latest().population()).toList());
      }
      checkRows(about);
      var explanations = explanations(workspace, about);
      switch (format) {
        case json -> Json.write(explanations, out);
        case table -> {
          var report = new ExplanationReport(amounts(workspace, about), width.width(), out);
          explanations.forEach(report::print);
        }
      }
      if (!rowsOf.isEmpty()) {
        rows(workspace, about, out);
      }
    }
    out.flush();
    return 0;
  }

  private List<Explanation> explanations(Workspace workspace, List<ScorecardRun> about) {
    var err = spec.commandLine().getErr();
    var earlier = since.earlier(workspace, partner.folder(), options, err);
    try {
      return about.stream()
          .map(
              run ->
                  run.latest()
                      .explain(indexIn(run))
                      .since(since.change(workspace, earlier, run, partner.id())))
          .toList();
    } finally {
      if (earlier != workspace) {
        earlier.close();
      }
    }
  }

  /** Sentences name no currency, as a program has one. */
  private static String amounts(Workspace workspace, List<ScorecardRun> about) {
    return about.stream()
            .flatMap(run -> run.scorecard().kpis().stream())
            .anyMatch(kpi -> kpi.measure().unit() == Unit.MONEY)
        ? ", amounts in " + workspace.desk().definitions().program().currency()
        : "";
  }

  private int indexIn(ScorecardRun run) {
    return partner.indexIn(run.latest().population());
  }

  private void rows(Workspace workspace, List<ScorecardRun> about, PrintWriter out) {
    for (var run : about) {
      for (var kpi : run.scorecard().kpis()) {
        if (kpi.id().equals(rowsOf)) {
          rows(workspace, run, kpi, out);
        }
      }
    }
  }

  private void checkFormat() {
    if (!rowsOf.isEmpty() && format == Format.json) {
      throw new Refused(
          "bad-option",
          "--rows lists source rows as a table, which has no place in JSON",
          "Leave out --rows or --format json.");
    }
  }

  /** Before anything is said. */
  private void checkRows(List<ScorecardRun> about) {
    var known = new LinkedHashSet<String>();
    about.forEach(run -> run.scorecard().kpis().forEach(kpi -> known.add(kpi.id())));
    if (!rowsOf.isEmpty() && !known.contains(rowsOf)) {
      throw new Refused(
          "unknown-kpi", "There is no KPI " + rowsOf, "There is: " + String.join(", ", known));
    }
  }

  /** The rows of its inputs, and those of the KPIs whose values it takes. */
  private void rows(Workspace workspace, ScorecardRun run, Kpi kpi, PrintWriter out) {
    for (var input : kpi.measure().inputs().keySet()) {
      var rows =
          workspace
              .desk()
              .rows(
                  run.scorecard(),
                  kpi.id(),
                  input,
                  partner.id(),
                  run.latest().period(),
                  0,
                  MOST_ROWS);
      rows(kpi.title(), rows, out);
    }
    for (var taken : kpi.measure().takes()) {
      run.scorecard().kpis().stream()
          .filter(other -> other.id().equals(taken.kpi()))
          .forEach(other -> rows(workspace, run, other, out));
    }
  }

  private void rows(String kpi, SourceRows rows, PrintWriter out) {
    out.printf("%n%s: %s of %s%n", kpi, Spoken.counted(rows.total(), "row"), rows.dataset());
    var headings = new ArrayList<>(List.of("File!", "Line>"));
    headings.addAll(rows.columns());
    var table = new Table(headings.toArray(String[]::new));
    for (var row : rows.rows()) {
      var cells = new ArrayList<>(List.of(row.file(), Long.toString(row.line())));
      rows.columns().forEach(c -> cells.add(row.values().getOrDefault(c, "")));
      table.row(cells.toArray(String[]::new));
    }
    out.print(table.cut(width.width()));
    if (rows.total() > rows.rows().size()) {
      out.printf(Locale.ROOT, "... and %d more%n", rows.total() - rows.rows().size());
    }
  }
}
