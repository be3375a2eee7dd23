package dev.touchstone.score.tree;

import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Span;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Everybody against everybody: who leads on more than half of the weight of the children both have
 * points for wins, ties counting half. Wins less losses, over the scale: its start for who loses
 * against all others, its end for who wins against all. Comparing on common children only keeps the
 * order of partners out of the result, unlike filling gaps with one less the other's share. Without
 * anybody else there is the middle of the scale.
 *
 * <p>Time grows with the square of the partners.
 */
public record CopelandScore(Span span) implements Aggregator {
  /** Points this close are equal: the last digits of a sum decide no duel. */
  private static final double NOISE = 1e-9;

  private static final int CLOSEST = 3;

  @Override
  public boolean sharedByWeight() {
    return true;
  }

  @Override
  public void over(double[][] columns, double[] weights, int first, int end, double[] into) {
    int n = into.length;
    var present = new boolean[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      present[i] = any(columns, weights, first, end, i);
      count += present[i] ? 1 : 0;
    }
    var net = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (present[i] && present[j]) {
          double lead = lead(columns, weights, first, end, i, j);
          int won = lead > NOISE ? 1 : lead < -NOISE ? -1 : 0;
          net[i] += won;
          net[j] -= won;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      into[i] = present[i] ? points(net[i], count - 1) : Double.NaN;
    }
  }

  /** One partner's points among all others, over all columns. */
  public double points(double[][] columns, double[] weights, int partner) {
    int net = 0;
    int others = 0;
    for (int j = 0; j < columns[0].length; j++) {
      if (j != partner && any(columns, weights, 0, columns.length, j)) {
        double lead = lead(columns, weights, 0, columns.length, partner, j);
        net += lead > NOISE ? 1 : lead < -NOISE ? -1 : 0;
        others++;
      }
    }
    return points(net, others);
  }

  private double points(int net, int others) {
    return others == 0 ? span.middle() : span.at((net + others) / (2.0 * others));
  }

  private static boolean any(
      double[][] columns, double[] weights, int first, int end, int partner) {
    for (int child = first; child < end; child++) {
      if (weights[child] > 0 && !Double.isNaN(columns[child][partner])) {
        return true;
      }
    }
    return false;
  }

  /** The share of common weight one leads on, less the share the other does; 0 without any. */
  private static double lead(
      double[][] columns, double[] weights, int first, int end, int one, int other) {
    double lead = 0;
    double common = 0;
    for (int child = first; child < end; child++) {
      double difference = columns[child][one] - columns[child][other];
      if (weights[child] > 0 && !Double.isNaN(difference)) {
        common += weights[child];
        lead += difference > NOISE ? weights[child] : difference < -NOISE ? -weights[child] : 0;
      }
    }
    return common > 0 ? lead / common : 0;
  }

  /** How a partner with points fared, and against whom it was closest. */
  public static Duels duels(
      double[][] columns,
      double[] weights,
      int first,
      int end,
      int partner,
      Population population) {
    int won = 0;
    int lost = 0;
    int even = 0;
    int without = 0;
    var fought = new ArrayList<Duels.Duel>();
    for (int other = 0; other < population.size(); other++) {
      if (other != partner && any(columns, weights, first, end, other)) {
        double share = outranking(columns, weights, first, end, partner, other);
        double lead = 2 * share - 1;
        won += lead > NOISE ? 1 : 0;
        lost += lead < -NOISE ? 1 : 0;
        even += Math.abs(lead) <= NOISE ? 1 : 0;
        without += Double.isNaN(share) ? 1 : 0;
        if (!Double.isNaN(share)) {
          fought.add(
              new Duels.Duel(population.partners().get(other), name(population, other), share));
        }
      }
    }
    var closest =
        fought.stream()
            .sorted(
                Comparator.<Duels.Duel>comparingDouble(duel -> Math.abs(duel.share() - 0.5))
                    .thenComparing(Duels.Duel::other))
            .limit(CLOSEST)
            .toList();
    return new Duels(won, lost, even, without, closest);
  }

  private static String name(Population population, int partner) {
    var name = population.names().get(partner);
    return name.isBlank() ? population.partners().get(partner).value() : name;
  }

  /** The share of common weight one leads on, ties counting half; NaN without common children. */
  static double outranking(
      double[][] columns, double[] weights, int first, int end, int one, int other) {
    for (int child = first; child < end; child++) {
      if (weights[child] > 0 && !Double.isNaN(columns[child][one] - columns[child][other])) {
        return (lead(columns, weights, first, end, one, other) + 1) / 2;
      }
    }
    return Double.NaN;
  }
}
