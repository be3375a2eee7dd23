package dev.touchstone.cli;

import dev.touchstone.definition.Language;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Spoken;
import java.util.ArrayList;
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
      out.println(Spoken.counted(errors, "error") + ", " + Spoken.counted(warnings, "warning"));
      out.flush();
      return Complaints.MENDABLE;
    }
    var definitions = documents.definitions();
    var found = new ArrayList<String>();
    var written = definitions.written();
    for (var kind : Language.KINDS.reversed()) {
      long count = written.stream().filter(one -> one.kind().equals(kind)).count();
      if (count > 0 && !kind.single()) {
        found.add(Spoken.counted(count, kind.name()));
      }
    }
    if (warnings > 0) {
      found.add(Spoken.counted(warnings, "warning"));
    }
    out.println(
        "%s is good: %s".formatted(definitions.program().title(), String.join(", ", found)));
    out.flush();
    return 0;
  }
}
