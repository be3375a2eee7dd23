package dev.touchstone.cli;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.comparison.Differences;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.shared.IssuePrinter;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what differs between two versions of definitions, in business words.",
      "Exit code 0: nothing that counts differs; 1: something does; 2: one of them cannot be read."
    })
final class DiffCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int TROUBLE = 2;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A folder of definitions, or one file.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The same in its new version.")
  private Path fresh = Path.of("");

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private Format format = Format.table;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Lower-case, as people type them. */
  enum Format {
    table,
    json
  }

  /** What goes wrong must not look like a difference. */
  @Override
  public Integer call() {
    try {
      return compare();
    } catch (Refused refused) {
      var err = spec.commandLine().getErr();
      err.println("error " + refused.code() + ": " + VisibleText.of(refused.reason()));
      err.println("hint: " + refused.hint());
      err.flush();
      return TROUBLE;
    }
  }

  private int compare() {
    var before = documents(old);
    var after = documents(fresh);
    var err = spec.commandLine().getErr();
    boolean readable = true;
    for (var documents : List.of(before, after)) {
      if (!documents.readable()) {
        err.print(new IssuePrinter(documents::text, false).print(documents.issues().all()));
        err.flush();
        readable = false;
      }
    }
    if (!readable) {
      return TROUBLE;
    }
    var differences = Differences.between(before, after);
    var out = spec.commandLine().getOut();
    switch (format) {
      case table -> print(differences, before.sources().equals(after.sources()), out);
      case json -> Json.write(differences, out);
    }
    out.flush();
    return differences.none() ? SAME : DIFFERENT;
  }

  /** A version control system gives an empty file for what is not there. */
  private static Documents documents(Path path) {
    if (Files.isDirectory(path)) {
      return Documents.in(path);
    }
    try {
      var bytes = Files.readAllBytes(path);
      var text = new String(bytes, StandardCharsets.UTF_8);
      return Documents.of(
          text.isBlank() ? List.of() : List.of(new SourceFile(path.toString(), text)));
    } catch (IOException e) {
      throw new Refused(
          "unreadable-file",
          path + " cannot be read",
          "Name a folder of definitions, or one file of them.");
    }
  }

  private static void print(Differences differences, boolean sameText, PrintWriter out) {
    if (differences.none()) {
      out.println(
          sameText
              ? "Nothing differs."
              : "Nothing that counts differs: only spelling, comments, cases or the order of"
                  + " keys.");
      return;
    }
    for (var document : differences.documents()) {
      var name = "%s %s (%s)".formatted(document.kind(), document.id(), document.title());
      switch (document.fate()) {
        case NEW -> out.println(name + " is new");
        case GONE -> out.println(name + " is gone");
        case CHANGED -> {
          out.println(name);
          document.lines().forEach(line -> out.println("  " + VisibleText.of(line.words())));
        }
      }
    }
  }
}
