package dev.touchstone.cli;

import dev.touchstone.cli.report.ScoreTable;
import dev.touchstone.run.RunDocument;
import dev.touchstone.shared.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Loads the data, scores every partner and says where the result can be verified.")
final class ScoreCommand implements Callable<Integer> {
  @Mixin private FolderArgument folder = new FolderArgument();

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private WidthOption width = new WidthOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder.path(), spec.commandLine().getErr())) {
      var runs = workspace.runs();
      runs.forEach(workspace::keep);
      switch (format.format()) {
        case table -> runs.forEach(run -> new ScoreTable(run).print(out, width.width()));
        case json -> Json.write(Map.of("runs", runs.stream().map(RunDocument::of).toList()), out);
        case csv -> ScoreTable.csv(runs, out);
      }
    }
    out.flush();
    return 0;
  }
}
