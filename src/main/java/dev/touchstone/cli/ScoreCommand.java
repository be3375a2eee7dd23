package dev.touchstone.cli;

import dev.touchstone.run.ResultJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Loads the data, scores every partner and says where the result can be verified.")
final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private Format format = Format.table;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Lower-case, as people type them. */
  enum Format {
    table,
    json,
    csv
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder, spec.commandLine().getErr())) {
      var runs = workspace.runs();
      runs.forEach(workspace::keep);
      switch (format) {
        case table -> runs.forEach(run -> new ScoreTable(run).print(out));
        case json -> ResultJson.write(runs, out);
        case csv -> ScoreTable.csv(runs, out);
      }
    }
    out.flush();
    return 0;
  }
}
