package dev.touchstone.cli;

import dev.touchstone.cli.report.CoherenceReport;
import dev.touchstone.cli.report.RobustnessReport;
import dev.touchstone.cli.report.StandingTable;
import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.robustness.Coherence;
import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.robustness.TrialsDocument;
import dev.touchstone.robustness.TrialsDocument.CoherenceDocument;
import dev.touchstone.score.Scorer;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "robustness",
    mixinStandardHelpOptions = true,
    description =
        "Scores partners again and again with what could have been decided otherwise, and says"
            + " which ranks and bands hold.")
final class RobustnessCommand implements Callable<Integer> {
  @Mixin private FolderArgument folder = new FolderArgument();

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--replications",
      paramLabel = "N",
      description =
          "How often partners are scored again (default: as the scorecard says, or 1000).")
  private Optional<Integer> replications = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where the random numbers start (default: as the scorecard says, or 1).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--compare",
      paramLabel = "PARTNER",
      split = ",",
      description = "Two partners to hold side by side: --compare P-1,P-2.")
  private List<String> compared = List.of();

  @Option(
      names = "--coherence",
      description = "Only how the scorecard's parts fit together; nothing is scored again.")
  private boolean coherence;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    checkNumbers();
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder.path(), spec.commandLine().getErr())) {
      if (coherence) {
        fit(workspace, out);
        return 0;
      }
      var measured = workspace.measured();
      var pair = Pair.of(compared, measured.values());
      var all = new ArrayList<RobustnessTrials>();
      measured.forEach((card, found) -> all.add(trials(card, found)));
      switch (format.format()) {
        case table ->
            all.forEach(
                trials ->
                    out.print(new RobustnessReport(trials, pair.in(trials.population())).text()));
        case json ->
            Json.writeStatistics(
                Map.of(
                    "trials",
                    all.stream()
                        .map(trials -> TrialsDocument.of(trials, pair.in(trials.population())))
                        .toList()),
                out);
        case csv -> StandingTable.csv(all, out);
      }
    }
    out.flush();
    return 0;
  }

  private void fit(Workspace workspace, PrintWriter out) {
    var all = new ArrayList<Coherence>();
    workspace
        .measured()
        .forEach((card, found) -> all.add(Coherence.of(card, Scorer.score(card, found).getLast())));
    switch (format.format()) {
      case table -> all.forEach(one -> out.print(new CoherenceReport(one).headed()));
      case json ->
          Json.writeStatistics(
              Map.of("scorecards", all.stream().map(CoherenceDocument::of).toList()), out);
      case csv -> CoherenceReport.csv(all, out);
    }
    out.flush();
  }

  private RobustnessTrials trials(Scorecard scorecard, Measurements measured) {
    var said = scorecard.robustness();
    var meant =
        scorecard.with(
            said.with(
                replications.orElse(said.replications()),
                seed.map(Long::intValue).orElse(said.seed())));
    return RobustnessTrials.of(meant, measured, measured.periods().size() - 1, options.threads());
  }

  private void checkNumbers() {
    if (replications.orElse(0) < 0 || replications.orElse(0) > Robustness.MOST_REPLICATIONS) {
      throw new Refused(
          "bad-option",
          "--replications counts from 0 to %,d".formatted(Robustness.MOST_REPLICATIONS),
          "Leave it out for what the scorecard says.");
    }
    if (seed.orElse(0L) < 0 || seed.orElse(0L) > Robustness.MOST_SEED) {
      throw new Refused(
          "bad-option",
          "--seed is a whole number from 0 to " + Robustness.MOST_SEED,
          "Leave it out for what the scorecard says.");
    }
    if (!compared.isEmpty() && (coherence || format.format() == FormatOption.Format.csv)) {
      throw new Refused(
          "bad-option",
          "--compare has no place in " + (coherence ? "--coherence" : "CSV"),
          coherence
              ? "Leave out one of the two: partners are compared where they are scored again."
              : "Use it with --format table or json.");
    }
  }
}
