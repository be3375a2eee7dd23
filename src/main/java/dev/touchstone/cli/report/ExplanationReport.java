package dev.touchstone.cli.report;

import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How a score came about, for a terminal: three lines, the next steps, the story, the tree.
 *
 * @param money what amounts are in, after a comma; empty where there are none
 * @param width columns of the terminal
 */
public record ExplanationReport(String money, int width, PrintWriter out) {
  public void print(Explanation explanation) {
    out.printf(
        "%s (%s), %s, %s%s%n%n",
        VisibleText.of(explanation.name()),
        VisibleText.of(explanation.partner().value()),
        explanation.root().title(),
        explanation.period(),
        money);
    opening(explanation);
    explanation.words().forEach(sentence -> told("", sentence));
    out.println();
    change(explanation.change());
    var table = new Table("", "Weight>", "Value>", "Points>", "Adds>", "Why");
    part(explanation.root(), 0, table);
    out.print(table.wrapped(width));
    for (var gate : explanation.gates()) {
      out.printf(
          "%nGate %s: %s%n",
          gate.title(), gate.passed() ? "passed" : "not passed, so at most " + gate.bandAtMost());
    }
  }

  /** The three lines it starts with, and what each next step is worth. */
  private void opening(Explanation explanation) {
    var opening = explanation.opening();
    told("What: ", opening.first());
    told("Why:  ", opening.second());
    told("Next: ", opening.next());
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
      out.print(table.cut(width));
      out.println();
    }
  }

  /** A sentence over as many lines as it takes, below its name. */
  private void told(String name, String sentence) {
    if (sentence.isEmpty()) {
      return;
    }
    int room = width - name.length();
    var start = name;
    for (var line : Wrapping.lines(sentence, room)) {
      out.println(start + line);
      start = " ".repeat(name.length());
    }
  }

  private void change(Change change) {
    switch (change) {
      case Change.Moved moved -> {
        out.println("Why it changed:");
        moved.words().forEach(sentence -> told("  ", sentence));
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
}
