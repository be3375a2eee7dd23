package dev.touchstone.cli;

import dev.touchstone.definition.Robustness;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.robustness.Coherence;
import dev.touchstone.robustness.Trials;
import dev.touchstone.robustness.TrialsJson;
import dev.touchstone.score.Scorer;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "robustness",
    mixinStandardHelpOptions = true,
    description =
        "Scores partners again and again with what could have been decided otherwise, and says"
            + " which ranks and bands hold.")
final class RobustnessCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--replications",
      paramLabel = "N",
      defaultValue = "-1",
      description =
          "How often partners are scored again (default: as the scorecard says, or 1000).")
  private int replications = -1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Where the lots start (default: as the scorecard says, or 1).")
  private long seed = -1;

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

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private ScoreCommand.Format format = ScoreCommand.Format.table;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var workspace = options.open(folder, spec.commandLine().getErr())) {
      if (coherence) {
        fit(workspace, out);
        return 0;
      }
      var all = new ArrayList<Trials>();
      workspace.measured().forEach((card, measured) -> all.add(trials(card, measured)));
      switch (format) {
        case table ->
            all.forEach(trials -> out.print(new RobustnessReport(trials, pair(trials)).text()));
        case json -> TrialsJson.write(all, out);
        case csv -> RobustnessReport.csv(all, out);
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
    switch (format) {
      case table -> all.forEach(one -> out.print(new CoherenceReport(one).headed()));
      case json -> TrialsJson.writeCoherence(all, out);
      case csv -> CoherenceReport.csv(all, out);
    }
    out.flush();
  }

  private Trials trials(Scorecard scorecard, Measurements measured) {
    var said = scorecard.robustness();
    var meant =
        scorecard.with(
            new Robustness(
                replications < 0 ? said.replications() : replications,
                seed < 0 ? said.seed() : seed,
                said.top(),
                said.sure(),
                said.points(),
                said.doubts(),
                said.at()));
    return Trials.of(meant, measured, measured.periods().size() - 1, options.threads());
  }

  /** Places of the two partners to compare; empty for none. */
  private List<Integer> pair(Trials trials) {
    if (compared.isEmpty()) {
      return List.of();
    }
    var places =
        compared.stream().map(id -> trials.population().indexOf(new PartnerId(id))).toList();
    if (places.size() != 2 || places.contains(-1)) {
      throw new Refused(
          "unknown-partner",
          "--compare takes two partners of the scorecard",
          "For example: --compare P-1,P-2; 'touchstone score' lists all of them.");
    }
    return places;
  }
}
