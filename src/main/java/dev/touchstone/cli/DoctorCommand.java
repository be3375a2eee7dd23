package dev.touchstone.cli;

import dev.touchstone.cli.report.DoctorReport;
import dev.touchstone.shared.Refused;
import dev.touchstone.upkeep.Examiner;
import dev.touchstone.upkeep.HomeExaminer;
import dev.touchstone.upkeep.TemporaryExaminer;
import dev.touchstone.upkeep.Trouble;
import dev.touchstone.upkeep.WorkspaceExaminer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exit code 0: nothing is wrong, or everything was mended; 1: something is left. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Says what a workspace or a server's home holds, what is broken or left over, and what it"
            + " would mend. Exit code 1: something is (still) wrong.")
final class DoctorCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions whose workspace is meant (default: here).")
  private Path folder = Path.of(".");

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The workspace, if it is not in FOLDER.")
  private Path workspace = Path.of("");

  @Option(names = "--home", paramLabel = "DIR", description = "A server's home instead.")
  private Path home = Path.of("");

  @Option(names = "--mend", description = "Mends what can be mended.")
  private boolean mend;

  @Mixin private RetentionOptions retention = new RetentionOptions();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock = Clock.systemUTC();
  private final List<Examiner> ofHomes;

  /** Lower-case, as people type them. */
  enum Format {
    text,
    json
  }

  /**
   * @param ofHomes look at what else a server's home holds, such as its database
   */
  DoctorCommand(List<Examiner> ofHomes) {
    this.ofHomes = List.copyOf(ofHomes);
  }

  @Override
  public Integer call() throws IOException {
    boolean server = !home.toString().isEmpty();
    var place = server ? home : workspace();
    if (!Files.isDirectory(place)) {
      throw new Refused(
          "missing-folder",
          "There is nothing to look at in " + place,
          server
              ? "Name a server's home with --home."
              : "Name the folder with the definitions, or a workspace with --workspace.");
    }
    var examined = examined(place, server);
    var left = mend ? mended(examined) : examined.troubles();
    var out = spec.commandLine().getOut();
    switch (format) {
      case text -> DoctorReport.text(place, examined, left, mend, out);
      case json -> DoctorReport.json(place, examined, left, out);
    }
    out.flush();
    return left.isEmpty() ? 0 : Complaints.MENDABLE;
  }

  private Path workspace() {
    return workspace.toString().isEmpty() ? folder.resolve(".touchstone") : workspace;
  }

  private Examiner.Examined examined(Path place, boolean server) {
    if (!server) {
      return new WorkspaceExaminer(retention.retention(), clock).of(place);
    }
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var examined =
        new HomeExaminer(clock).of(place).and(new TemporaryExaminer(clock).of(temporary));
    for (var examiner : ofHomes) {
      examined = examined.and(examiner.of(place));
    }
    return examined;
  }

  private static List<Trouble> mended(Examiner.Examined examined) throws IOException {
    var left = new ArrayList<Trouble>();
    for (var trouble : examined.troubles()) {
      if (!trouble.mending().mend() && Files.exists(trouble.path())) {
        left.add(trouble);
      }
    }
    return left;
  }
}
