package dev.touchstone.portal;

import dev.touchstone.score.explanation.Explanation.PeerStatistics;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a value stands among its peers, on a line from their smallest to their largest.
 *
 * @param medianX 0..100
 * @param valueX 0..100; negative where the partner has no value
 */
record PeersView(
    String group,
    String count,
    String minimum,
    String median,
    String maximum,
    double medianX,
    double valueX,
    String rank,
    String words) {

  /** Empty where nobody of the group has a value. */
  static Optional<PeersView> of(
      PeerStatistics peers, Optional<Double> value, String unit, String currency) {
    if (peers.count() == 0 || Double.isNaN(peers.median())) {
      return Optional.empty();
    }
    var minimum = Figures.value(peers.minimum(), unit, currency);
    var median = Figures.value(peers.median(), unit, currency);
    var maximum = Figures.value(peers.maximum(), unit, currency);
    var rank = peers.rank() == 0 ? "" : ordinal(peers.rank()) + " of " + peers.count();
    return Optional.of(
        new PeersView(
            peers.group().replace('_', ' '),
            Figures.count(peers.count(), "peer", "peers"),
            minimum,
            median,
            maximum,
            place(peers.median(), peers),
            value.map(it -> place(it, peers)).orElse(-1.0),
            rank,
            "Peers run from %s to %s, their median is %s%s"
                .formatted(
                    minimum,
                    maximum,
                    median,
                    rank.isEmpty() ? "." : "; this partner is " + rank + ".")));
  }

  public boolean placed() {
    return valueX >= 0;
  }

  private static double place(double value, PeerStatistics peers) {
    double span = peers.maximum() - peers.minimum();
    double share = span == 0 ? 0.5 : (value - peers.minimum()) / span;
    return Math.round(Math.clamp(share, 0, 1) * 1_000) / 10.0;
  }

  static String ordinal(int number) {
    int tens = number % 100;
    var ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return String.format(Locale.ROOT, "%d%s", number, ending);
  }
}
