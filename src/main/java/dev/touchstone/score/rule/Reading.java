package dev.touchstone.score.rule;

/**
 * What a rule looked at for one partner, put together when somebody asks why. What a rule then says
 * is read by the partner itself, so nothing in it is a number of its peers: not a value, not how
 * many they are, not whether they are all alike.
 *
 * @param others how many of the peers are not this partner
 * @param group the peers' label, e.g. {@code region EMEA}
 */
public record Reading(double value, double target, Distribution peers, int others, String group) {
  /** Behind a number of peers. */
  String among() {
    return Grouping.among(group);
  }

  /** e.g. {@code of its peers in region EMEA}. */
  String ofPeers() {
    return " of its peers" + among();
  }
}
