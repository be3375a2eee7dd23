package dev.touchstone.portal;

import dev.touchstone.score.column.Benchmark;
import dev.touchstone.score.explanation.Explanation.PeerStatistics;
import dev.touchstone.shared.Unit;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a value stands among its peers: for the vendor's people on a line from their smallest to
 * their largest, for a partner on one that says where their middle half lies.
 *
 * @param range where the peers are, as words
 * @param whom how many they are, for the vendor's people, and what they have in common
 * @param medianX 0..100
 * @param valueX 0..100; negative where the partner has no value
 * @param lowX where the middle half starts; 0 where the line runs over all
 * @param standing a rank for the vendor's people, a quarter for a partner; empty without a value
 */
record PeersView(
    String range,
    String whom,
    double lowX,
    double medianX,
    double highX,
    double valueX,
    String standing,
    String words) {

  /** What the vendor's people see; empty where nobody of the group has a value. */
  static Optional<PeersView> of(
      PeerStatistics peers, Optional<Double> value, Unit unit, String currency) {
    if (peers.count() == 0 || Double.isNaN(peers.median())) {
      return Optional.empty();
    }
    var minimum = Figures.value(peers.minimum(), unit, currency);
    var median = Figures.value(peers.median(), unit, currency);
    var maximum = Figures.value(peers.maximum(), unit, currency);
    var rank = peers.rank() == 0 ? "" : ordinal(peers.rank()) + " of " + peers.count();
    var line = new Line(peers.minimum(), peers.maximum());
    return Optional.of(
        new PeersView(
            "%s – %s, median %s".formatted(minimum, maximum, median),
            Figures.count(peers.count(), "peer", "peers") + ", " + peers.group(),
            0,
            line.place(peers.median()),
            100,
            value.map(line::place).orElse(-1.0),
            rank,
            "Peers run from %s to %s, their median is %s%s"
                .formatted(
                    minimum,
                    maximum,
                    median,
                    rank.isEmpty() ? "." : "; this partner is " + rank + ".")));
  }

  /** What a partner sees; empty where it is told nothing. */
  static Optional<PeersView> told(
      Benchmark benchmark,
      Optional<Double> value,
      boolean lowerIsBetter,
      Unit unit,
      String currency) {
    return switch (benchmark) {
      case Benchmark.Untold _ -> Optional.empty();
      case Benchmark.Quarters told -> {
        double half = (told.upper() - told.lower()) / 2;
        var line = new Line(told.lower() - half, told.upper() + half);
        var quarter = value.map(it -> quarter(told, it, lowerIsBetter)).orElse("");
        var range =
            "half of them between %s and %s, median %s"
                .formatted(
                    Figures.value(told.lower(), unit, currency),
                    Figures.value(told.upper(), unit, currency),
                    Figures.value(told.median(), unit, currency));
        yield Optional.of(
            new PeersView(
                range,
                told.group(),
                line.place(told.lower()),
                line.place(told.median()),
                line.place(told.upper()),
                value.map(line::place).orElse(-1.0),
                quarter,
                "Peers: %s%s".formatted(range, quarter.isEmpty() ? "." : "; " + quarter + ".")));
      }
    };
  }

  private static String quarter(Benchmark.Quarters told, double value, boolean lowerIsBetter) {
    int above =
        value >= told.upper() ? 3 : value >= told.median() ? 2 : value >= told.lower() ? 1 : 0;
    return switch (lowerIsBetter ? 3 - above : above) {
      case 3 -> "in the best quarter";
      case 2 -> "in the better half";
      case 1 -> "in the weaker half";
      default -> "in the weakest quarter";
    };
  }

  public boolean placed() {
    return valueX >= 0;
  }

  private record Line(double from, double to) {
    double place(double value) {
      double share = to == from ? 0.5 : (value - from) / (to - from);
      return Math.round(Math.clamp(share, 0, 1) * 1_000) / 10.0;
    }
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
