package dev.touchstone.cli;

import dev.touchstone.definition.Case;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.run.CaseMiss;
import dev.touchstone.run.CaseRuns;
import dev.touchstone.run.CaseRuns.Outcome;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the cases beside scorecards: given rows, expected values, points, scores and bands.",
      "Exit code 0: all pass; 1: a case fails or a definition has errors."
    })
final class TestCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

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
  public Integer call() {
    var documents = Faulty.documents(folder);
    var definitions = documents.definitions();
    var out = spec.commandLine().getOut();
    var scratch = scratch();
    var tally = new Tally();
    try (var warehouse = new WarehouseOptions().warehouse()) {
      var runs = new CaseRuns(definitions, warehouse, scratch);
      for (var card : ScorecardChoice.of(definitions, scorecard)) {
        for (var one : documents.cases().getOrDefault(card.id(), java.util.List.of())) {
          if (wanted.isEmpty() || one.id().equals(wanted)) {
            run(card, one, runs, tally, documents::text, out);
          }
        }
      }
    } finally {
      remove(scratch);
    }
    if (tally.all == 0) {
      if (!wanted.isEmpty()) {
        throw new Refused(
            "unknown-case", "There is no case " + wanted, "Leave --case out to run all of them.");
      }
      out.println("There are no cases. Write some under cases: in a scorecard.");
    } else {
      out.println("%d of %d cases pass.".formatted(tally.passed, tally.all));
    }
    out.flush();
    return tally.passed == tally.all ? 0 : Complaints.MENDABLE;
  }

  private static final class Tally {
    private int all;
    private int passed;
  }

  private static void run(
      Scorecard card,
      Case one,
      CaseRuns runs,
      Tally tally,
      Function<String, String> texts,
      PrintWriter out) {
    tally.all++;
    var name = card.id() + " / " + one.id();
    var place = "%s:%d".formatted(one.at().file(), one.at().line());
    switch (runs.run(card, one)) {
      case Outcome.Passed _ -> {
        tally.passed++;
        out.println("ok    " + name);
      }
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
    out.flush();
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

  private static Path scratch() {
    try {
      return Files.createTempDirectory("touchstone-cases");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var paths = Files.walk(folder)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
