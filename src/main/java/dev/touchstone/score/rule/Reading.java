package dev.touchstone.score.rule;

/**
 * What a rule looked at for one partner, put together when somebody asks why.
 *
 * @param others how many of the peers are not this partner
 * @param group the peers' label, e.g. {@code region = EMEA}
 */
public record Reading(double value, double target, Distribution peers, int others, String group) {
  /** Behind a number of peers. */
  String among() {
    return Grouping.among(group);
  }

  /** Why a comparison gave the middle of the scale. */
  String nothingToCompare() {
    return peers.count() < 2
        ? "fewer than two values to compare" + among() + ", so the middle of the scale: "
        : "all "
            + peers.count()
            + among()
            + " have the same value, so everybody gets the middle of the scale: ";
  }
}
