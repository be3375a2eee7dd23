package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.run.CaseMiss;
import dev.touchstone.run.CaseRuns;
import dev.touchstone.run.CaseRuns.Outcome;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the cases beside scorecards: given rows, expected values, points, scores and bands.",
      "Exit code 0: all pass; 1: a case fails or a definition has errors."
    })
final class TestCommand implements Callable<Integer> {
  @Mixin private FolderArgument folder = new FolderArgument();

  @Option(
      names = "--scorecard",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only the cases of this scorecard (default: all in the folder).")
  private String scorecard = "";

  @Option(
      names = "--case",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only the case of this name.")
  private String wanted = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var documents = Faulty.documents(folder.path());
    var definitions = documents.definitions();
    var out = spec.commandLine().getOut();
    List<Ran> all;
    try (var scratch = Scratch.temporary("touchstone-cases");
        var warehouse = new WarehouseOptions().warehouse()) {
      var runs = new CaseRuns(definitions, warehouse, scratch.folder());
      all =
          asked(documents, definitions).parallelStream()
              .map(one -> new Ran(one, runs.run(one.card(), one.example())))
              .toList();
    }
    all.forEach(one -> print(one, documents::text, out));
    long passed = all.stream().filter(one -> one.outcome() instanceof Outcome.Passed).count();
    if (all.isEmpty()) {
      if (!wanted.isEmpty()) {
        throw new Refused(
            "unknown-case", "There is no case " + wanted, "Leave --case out to run all of them.");
      }
      out.println("There are no cases. Write some under cases: in a scorecard.");
    } else {
      out.println("%d of %d cases pass.".formatted(passed, all.size()));
    }
    out.flush();
    return passed == all.size() ? 0 : Complaints.MENDABLE;
  }

  private record Asked(Scorecard card, Case example) {}

  private record Ran(Asked asked, Outcome outcome) {}

  private List<Asked> asked(Documents documents, Definitions definitions) {
    var asked = new ArrayList<Asked>();
    for (var card : ScorecardChoice.of(definitions, scorecard)) {
      for (var example : card.cases()) {
        if (wanted.isEmpty() || example.id().equals(wanted)) {
          asked.add(new Asked(card, example));
        }
      }
    }
    return List.copyOf(asked);
  }

  private static void print(Ran ran, Function<String, String> texts, PrintWriter out) {
    var example = ran.asked().example();
    var name = ran.asked().card().id() + " / " + example.id();
    var place = "%s:%d".formatted(example.at().file(), example.at().line());
    switch (ran.outcome()) {
      case Outcome.Passed _ -> out.println("ok    " + name);
      case Outcome.Failed(var misses, var leftOut) -> {
        out.println("FAILS " + name + " (" + place + ")");
        misses.forEach(miss -> print(miss, out));
        out.print(new IssuePrinter(texts::apply, false).print(leftOut));
      }
      case Outcome.Broken(var issues) -> {
        out.println("FAILS " + name + " (" + place + "): its rows cannot be used");
        out.print(new IssuePrinter(texts::apply, false).print(issues));
      }
    }
  }

  private static void print(CaseMiss miss, PrintWriter out) {
    out.println(
        "  %s:%d: %s: expected %s, but it is %s"
            .formatted(
                miss.at().file(), miss.at().line(), miss.what(), miss.expected(), miss.actual()));
    if (!miss.why().isEmpty()) {
      out.println("    why: " + miss.why());
    }
  }
}
