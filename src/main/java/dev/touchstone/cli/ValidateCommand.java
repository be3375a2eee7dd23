package dev.touchstone.cli;

import dev.touchstone.shared.Issue;
import dev.touchstone.shared.IssuePrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Checks every document of a folder and reports all that is wrong, with its place.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private FolderArgument folder = new FolderArgument();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var documents = Faulty.checked(folder.path());
    var all = documents.issues().all();
    var out = spec.commandLine().getOut();
    out.print(new IssuePrinter(documents::text, false).print(all));
    long errors = all.stream().filter(i -> i.severity() == Issue.Severity.ERROR).count();
    long warnings = all.size() - errors;
    if (errors > 0) {
      out.println(counted(errors, "error") + ", " + counted(warnings, "warning"));
      out.flush();
      return Complaints.MENDABLE;
    }
    var definitions = documents.definitions();
    int credits = definitions.credits().size();
    out.println(
        "%s is good: %s, %s, %s%s%s"
            .formatted(
                definitions.program().title(),
                counted(definitions.scorecards().size(), "scorecard"),
                counted(definitions.datasets().size() - credits, "dataset"),
                counted(definitions.mappings().size(), "mapping"),
                credits == 0 ? "" : ", " + counted(credits, "credit"),
                warnings == 0 ? "" : ", " + counted(warnings, "warning")));
    out.flush();
    return 0;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
