package dev.touchstone.cli;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.Unit;
import java.io.PrintWriter;
import java.time.LocalDate;
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
        case table -> explanations.forEach(it -> print(it, amounts(workspace, about), out));
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

  private void print(Explanation explanation, String money, PrintWriter out) {
    out.printf(
        "%s (%s), %s, %s%s%n%n",
        explanation.name(),
        explanation.partner(),
        explanation.root().title(),
        explanation.period(),
        money);
    opening(explanation, out);
    explanation.words().forEach(sentence -> told("", sentence, out));
    out.println();
    change(explanation.change(), out);
    var table = new Table("", "Weight>", "Value>", "Points>", "Adds>", "Why");
    part(explanation.root(), 0, table);
    out.print(table.wrapped(width.width()));
    for (var gate : explanation.gates()) {
      out.printf(
          "%nGate %s: %s%n",
          gate.title(), gate.passed() ? "passed" : "not passed, so at most " + gate.bandAtMost());
    }
  }

  /** The three lines it starts with, and what each next step is worth. */
  private void opening(Explanation explanation, PrintWriter out) {
    var opening = explanation.opening();
    told("What: ", opening.first(), out);
    told("Why:  ", opening.second(), out);
    told("Next: ", opening.next(), out);
    out.println();
    if (!explanation.outlook().steps().isEmpty()) {
      var table =
          new Table("Next step, nearest first", "Takes", "Points>", "Worth>", "Band then", "");
      for (var step : explanation.outlook().steps()) {
        table.row(
            step.title(),
            step.how(),
            PlainNumbers.shortened(step.points()),
            "+" + PlainNumbers.plain(step.worth()),
            step.bandThen(),
            step.dependsOnPeers() ? "if its peers stay where they are" : "");
      }
      out.print(table.cut(width.width()));
      out.println();
    }
  }

  /** A sentence over as many lines as it takes, below its name. */
  private void told(String name, String sentence, PrintWriter out) {
    if (sentence.isEmpty()) {
      return;
    }
    int room = width.width() - name.length();
    var start = name;
    for (var line : Wrapping.lines(sentence, room)) {
      out.println(start + line);
      start = " ".repeat(name.length());
    }
  }

  private void change(Change change, PrintWriter out) {
    switch (change) {
      case Change.Moved moved -> {
        out.println("Why it changed:");
        moved.words().forEach(sentence -> told("  ", sentence, out));
        out.println();
      }
      case Change.Incomparable(var reason) -> {
        if (!reason.isEmpty()) {
          out.printf("No change to tell. %s.%n%n", reason);
        }
      }
    }
  }

  private static void part(Part part, int depth, Table table) {
    var indent = "  ".repeat(depth);
    var points = part.points().map(PlainNumbers::shortened).orElse("-");
    var weight = String.format(Locale.ROOT, "%.1f %%", part.effectiveWeight());
    switch (part) {
      case Branch branch -> {
        table.row(
            indent + branch.title(),
            weight,
            "",
            points,
            branch.contribution().map(PlainNumbers::shortened).orElse("-"),
            branch.objective());
        if (branch.duels().any()) {
          table.row(indent + "  ~ duels", "", "", "", "", branch.duels().words());
        }
        branch.parts().forEach(child -> part(child, depth + 1, table));
      }
      case Leaf leaf -> {
        var measurement = leaf.measurement();
        var valued = leaf.valued();
        table.row(
            indent
                + leaf.title()
                + (leaf.status() == Status.ACTIVE ? "" : " (" + leaf.status().word() + ")"),
            weight,
            measurement.value().map(PlainNumbers::plain).orElse(measurement.state().word()),
            points,
            leaf.contribution().map(PlainNumbers::shortened).orElse("-"),
            valued.standIn().isEmpty() ? valued.rule() : valued.standIn());
        peers(leaf, indent, table);
        var sure = Certainty.between(measurement.interval());
        if (!sure.isEmpty()) {
          table.row(indent + "  ~ interval", "", "", "", "", sure);
        }
        for (var input : measurement.inputs()) {
          var window = input.days(LocalDate::toString);
          table.row(
              indent
                  + "  = "
                  + input.expression()
                  + (input.ofKpi() ? ", as " + input.input() : " of " + input.dataset()),
              "",
              input.value().map(PlainNumbers::plain).orElse("none"),
              "",
              "",
              input.ofKpi()
                  ? "KPI, " + window
                  : Spoken.counted(input.rows(), "row") + ", " + window);
        }
        for (var remark : measurement.remarks()) {
          table.row(indent + "  ! " + remark, "", "", "", "", "");
        }
      }
    }
  }

  /** For the vendor alone: what its peers have. */
  private static void peers(Leaf leaf, String indent, Table table) {
    var peers = leaf.valued().peers();
    if (peers.count() > 0) {
      table.row(
          indent + "  ~ peers",
          "",
          "",
          "",
          "",
          "%s, %s: %s to %s, median %s, mean %s%s"
              .formatted(
                  Spoken.counted(peers.count(), "peer"),
                  peers.group(),
                  PlainNumbers.shortened(peers.minimum()),
                  PlainNumbers.shortened(peers.maximum()),
                  PlainNumbers.shortened(peers.median()),
                  PlainNumbers.shortened(peers.mean()),
                  peers.rank() == 0 ? "" : "; rank " + peers.rank()));
    }
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
