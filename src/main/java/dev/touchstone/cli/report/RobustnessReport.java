package dev.touchstone.cli.report;

import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.robustness.Standing.Verdict;
import dev.touchstone.robustness.ValueDoubt;
import dev.touchstone.shared.Spoken;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trials as a person reads them in a terminal.
 *
 * @param pair places of two partners to hold side by side; empty for none
 */
public record RobustnessReport(RobustnessTrials trials, List<Integer> pair) {
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%s, %s%n%s%n%n".formatted(trials.scorecard().title(), trials.period(), beginning()));
    text.append(new StandingTable(trials).text()).append('\n');
    text.append(summary());
    trials.valueDoubts().forEach(doubt -> text.append(stays(doubt)));
    if (!pair.isEmpty()) {
      text.append('\n').append(pairWords()).append('\n');
    }
    text.append(new DriverTable(trials.sensitivity()).text());
    text.append(new CoherenceReport(trials.coherence()).text());
    return text.append('\n').toString();
  }

  private String beginning() {
    var robustness = trials.scorecard().robustness();
    var failed =
        trials.failed() == 0
            ? ""
            : "; %,d of them gave nobody a score and are in no figure below"
                .formatted(trials.failed());
    return "%,d replications from seed %d%s%nIn doubt: %s"
        .formatted(trials.replications(), robustness.seed(), failed, new InDoubt(trials).words());
  }

  private String summary() {
    var sure = PlainNumbers.percent(trials.scorecard().robustness().sure().doubleValue());
    long scored = count(trials, Verdict.ROBUST) + count(trials, Verdict.IN_DOUBT);
    if (trials.replications() == 0) {
      return "No replications were asked for, so nothing can be said about ranks and bands.%n"
          .formatted();
    }
    return trials.replications() == trials.failed()
        ? "No replication gave anybody a score, so nothing can be said about ranks and bands.%n"
            .formatted()
        : ("%d of %d bands hold in at least %s of the replications; in doubt: %d. \"Level with"
                + " next\": not above the next partner in %s of them.%n")
            .formatted(
                count(trials, Verdict.ROBUST), scored, sure, count(trials, Verdict.IN_DOUBT), sure);
  }

  private static long count(RobustnessTrials trials, Verdict verdict) {
    return IntStream.range(0, trials.population().size())
        .filter(i -> trials.standing(i).verdict() == verdict)
        .count();
  }

  /** Values that could not be drawn by their rows, and why. */
  private static String stays(ValueDoubt doubt) {
    var text = new StringBuilder();
    for (var stays : doubt.stays()) {
      int count = stays.partners().size();
      text.append(
          "%s of %s %s as measured: %s.%n"
              .formatted(
                  doubt.title(),
                  Spoken.counted(count, "partner"),
                  count == 1 ? "stays" : "stay",
                  stays.reason()));
    }
    return text.toString();
  }

  private String pairWords() {
    var duel = trials.duel(pair.getFirst(), pair.getLast());
    var partners = trials.population().partners();
    return duel.replications() == 0
        ? "No replication gives both partners a score."
        : "%s is ranked above %s in %s of %,d replications, below in %s and level in %s."
            .formatted(
                partners.get(pair.getFirst()).value(),
                partners.get(pair.getLast()).value(),
                PlainNumbers.percent(duel.above()),
                duel.replications(),
                PlainNumbers.percent(duel.below()),
                PlainNumbers.percent(duel.level()));
  }
}
