package dev.touchstone.cli;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With which earlier state a score is compared: another period, definition or data. */
final class SinceOptions {
  private static final Path SAME = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "LABEL|DAY",
      defaultValue = "",
      description =
          "The period to compare with (default: the one before; the same one where --before or"
              + " --before-data says what else differs).")
  private String period = "";

  @Option(
      names = "--before",
      paramLabel = "FOLDER",
      description = "Compare with the score by the definitions of this folder.")
  private Path folder = SAME;

  @Option(
      names = "--before-data",
      paramLabel = "DATA",
      description = "Compare with the score by the data of this folder.")
  private Path data = SAME;

  /** Where the earlier state comes from: the newer one's workspace where nothing else is named. */
  Workspace earlier(Workspace newer, Path newerFolder, RunOptions options, PrintWriter err) {
    if (here()) {
      return newer;
    }
    return newer.beside(
        folder.equals(SAME) ? newerFolder : folder,
        data.equals(SAME) ? options.data() : data,
        options.asked(),
        err);
  }

  Change change(Workspace newer, Workspace earlier, ScorecardRun run, PartnerId partner) {
    var card = earlier.definitions().all(Scorecard.KIND).get(run.scorecard().id());
    if (card == null) {
      return new Change.Incomparable(
          "There was no scorecard " + run.scorecard().id() + " in the earlier definitions");
    }
    return then(earlier, run)
        .map(then -> newer.chain(earlier.basis(card, then), run).change(partner))
        .orElse(new Change.Incomparable("The calendar has no earlier period"));
  }

  private boolean here() {
    return folder.equals(SAME) && data.equals(SAME);
  }

  private Optional<Period> then(Workspace earlier, ScorecardRun run) {
    var now = run.latest().period();
    if (!period.isEmpty()) {
      return Optional.of(earlier.period(run.scorecard(), period));
    }
    if (!here()) {
      return Optional.of(now);
    }
    try {
      var calendar = earlier.definitions().program().calendar();
      return Optional.of(calendar.before(now, run.scorecard().period()));
    } catch (FiscalCalendar.OutsideCalendar beginning) {
      return Optional.empty();
    }
  }
}
