package dev.touchstone.cli;

import dev.touchstone.cli.report.BacktestTable;
import dev.touchstone.run.Backtest;
import dev.touchstone.shared.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description =
        "Scores past periods by two versions of the definitions: who changes band and why, and"
            + " whether the data carries what is new.")
final class BacktestCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "The folder with the older version.")
  private Path old = Path.of(".");

  @Parameters(index = "1", paramLabel = "NEW", description = "The folder with the newer version.")
  private Path young = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    try (var newer = options.open(young, err);
        var older = newer.beside(old, options.data(), options.asked().anyScorecard(), err)) {
      var backtests =
          newer.runs().stream().map(run -> newer.desk().backtest(older.desk(), run)).toList();
      switch (format.format()) {
        case table -> backtests.forEach(backtest -> new BacktestTable(backtest).print(out));
        case json ->
            Json.write(
                Map.of("backtests", backtests.stream().map(Backtest::document).toList()), out);
        case csv -> BacktestTable.csv(backtests, out);
      }
    }
    out.flush();
    return 0;
  }
}
