package dev.touchstone.cli;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.run.Backtest;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.util.List;
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
      var backtests = newer.runs().stream().map(run -> backtest(older, run)).toList();
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

  private static Backtest backtest(Workspace older, ScorecardRun run) {
    var card = counterpart(older, run.scorecard());
    if (card.period() != run.scorecard().period()) {
      throw new Refused(
          "different-periods",
          "%s is scored by %s in the older version and by %s in the newer"
              .formatted(card.id(), card.period().word(), run.scorecard().period().word()),
          "Backtest versions that are scored over the same periods.");
    }
    return Backtest.of(older.run(card, run.receipt().periods()), run);
  }

  private static Scorecard counterpart(Workspace older, Scorecard card) {
    var cards = older.definitions().all(Scorecard.KIND);
    var same = cards.get(card.id());
    if (same == null) {
      throw new Refused(
          "unknown-scorecard",
          "The older version has no scorecard " + card.id(),
          "It has: %s. Name one that both versions have with --scorecard."
              .formatted(String.join(", ", List.copyOf(cards.keySet()))));
    }
    return same;
  }
}
