package dev.touchstone.cli;

import dev.touchstone.run.Runs.Verification;
import dev.touchstone.shared.Spoken;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Computes a run again from its receipt and proves that the result is equal.")
final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, as 'score' printed it.")
  private String run = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions the run was made in (default: here).")
  private Path folder = Path.of(".");

  @Mixin private WarehouseOptions options = new WarehouseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var verification =
        KeptRuns.in(options.workspace(folder))
            .verify(run, options, new TerminalProgress(spec.commandLine().getErr()));
    switch (verification) {
      case Verification.Equal equal ->
          out.printf(
              "Run %s verified: %s, %s, result %s%n",
              run,
              Spoken.counted(equal.run().latest().population().size(), "partner"),
              Spoken.counted(equal.run().scores().size(), "period"),
              equal.run().receipt().resultHash());
      case Verification.Different different -> {
        out.printf("Run %s could NOT be verified:%n", run);
        different.differences().forEach(difference -> out.println("  " + difference));
      }
    }
    out.flush();
    return verification instanceof Verification.Equal ? 0 : Complaints.MENDABLE;
  }
}
