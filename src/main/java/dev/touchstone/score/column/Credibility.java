package dev.touchstone.score.column;

import dev.touchstone.measure.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * How far values of some peers can be believed: rows differ within a partner, partners differ among
 * each other, and a value of n rows counts with the weight n / (n + within / between), the mean of
 * the peers with the rest. This is the credibility model of Bühlmann and Straub (1970; Bühlmann and
 * Gisler, A Course in Credibility Theory, 2005, chapter 4): the normal-normal model with one
 * variance within, its variance between by the method of moments (DerSimonian and Laird, Controlled
 * Clinical Trials 7, 1986); of shares it is the mean of a beta-binomial posterior whose prior has
 * between and within by analysis of variance.
 *
 * @param mean of the peers, each weighing as much as it is believed
 * @param within variance of rows within a partner
 * @param between variance of partners among each other; 0 where they differ no more than by chance
 */
public record Credibility(double mean, double within, double between) {

  /** One partner's value and how many rows it is of. */
  public record Peer(double value, double rows) {}

  /**
   * Of what is known about the rows of at least two peers.
   *
   * @return NaN as {@code within} where no partner has two rows, and all as NaN for fewer peers
   */
  static Credibility of(List<Sample> samples) {
    var peers = samples.stream().flatMap(sample -> peer(sample).stream()).toList();
    double rows = 0;
    double squares = 0;
    for (double part : samples.stream().mapToDouble(Credibility::squares).sorted().toArray()) {
      squares += part;
    }
    for (var peer : peers) {
      rows += peer.rows();
    }
    return of(peers, squares / (rows - peers.size()));
  }

  /** Sums run in ascending order of value, so that the order of partners can change no digit. */
  static Credibility of(List<Peer> unordered, double within) {
    var peers =
        unordered.stream()
            .sorted(Comparator.comparingDouble(Peer::value).thenComparing(Peer::rows))
            .toList();
    double rows = 0;
    double rowsSquared = 0;
    double sum = 0;
    for (var peer : peers) {
      rows += peer.rows;
      rowsSquared += peer.rows * peer.rows;
      sum += peer.rows * peer.value;
    }
    if (peers.size() < 2) {
      return new Credibility(Double.NaN, Double.NaN, Double.NaN);
    }
    double overall = sum / rows;
    double spread = 0;
    for (var peer : peers) {
      spread += peer.rows * (peer.value - overall) * (peer.value - overall);
    }
    double between =
        Math.max(0, (spread - (peers.size() - 1) * within) / (rows - rowsSquared / rows));
    return new Credibility(mean(peers, within, between, overall), within, between);
  }

  private static double mean(List<Peer> peers, double within, double between, double overall) {
    double weights = 0;
    double sum = 0;
    for (var peer : peers) {
      double weight = ownWeight(peer.rows, within, between);
      weights += weight;
      sum += weight * peer.value;
    }
    double mean = weights > 0 ? sum / weights : overall;
    // Rounding must not carry a mean of equal values past them.
    return Math.clamp(mean, peers.getFirst().value, peers.getLast().value);
  }

  private static double squares(Sample sample) {
    return switch (sample) {
      case Sample.Unknown _ -> 0;
      case Sample.Share(var hits, var rows) -> (double) hits * (rows - hits) / rows;
      case Sample.Mean mean -> mean.squares();
    };
  }

  public static java.util.Optional<Peer> peer(Sample sample) {
    return switch (sample) {
      case Sample.Unknown _ -> java.util.Optional.empty();
      case Sample.Share(var hits, var rows) ->
          java.util.Optional.of(new Peer((double) hits / rows, rows));
      case Sample.Mean(var rows, var value, _) -> java.util.Optional.of(new Peer(value, rows));
    };
  }

  /** How much a value of so many rows counts for itself, 0..1. */
  double ownWeight(double rows) {
    return ownWeight(rows, within, between);
  }

  private static double ownWeight(double rows, double within, double between) {
    if (within == 0) {
      return 1; // rows never differ, so any of them tells all
    }
    return between > 0 ? rows / (rows + within / between) : 0;
  }

  /** Whether there are enough peers, one of them with two rows, to tell chance from difference. */
  boolean known() {
    return Double.isFinite(within) && Double.isFinite(mean);
  }
}
