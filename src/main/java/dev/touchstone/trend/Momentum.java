package dev.touchstone.trend;

import java.util.ArrayList;
import java.util.Arrays;

/** Which way a series goes, by measures that one odd period cannot turn around. */
public sealed interface Momentum permits Momentum.Moving, NotEnough {
  /** Fewer periods cannot be told from chance, even if each is above the last. */
  int NEEDS = 5;

  /** Up to this chance a direction is taken for one. */
  double CHANCE = 0.1;

  enum Direction {
    RISING,
    FALLING,
    /** No direction that chance would not bring about as well. */
    UNCLEAR;

    public String word() {
      return switch (this) {
        case RISING -> "rising";
        case FALLING -> "falling";
        case UNCLEAR -> "no clear direction";
      };
    }
  }

  /**
   * @param perPeriod the median of the slopes between any two periods: Theil (1950) and Sen, JASA
   *     63 (1968), 1379-1389
   * @param balance Kendall's S: pairs of periods that rise less pairs that fall (Mann, Econometrica
   *     13, 1945)
   * @param chance how often periods in random order are at least as far out of balance either way;
   *     exact, ties included
   * @param periods how many have a value
   */
  record Moving(Direction direction, double perPeriod, int balance, double chance, int periods)
      implements Momentum {}

  /**
   * @param unit what periods are called, as a plural
   */
  static Momentum of(Series series, String unit) {
    var places = series.places();
    int n = places.size();
    if (n < NEEDS) {
      return new NotEnough(n, NEEDS, unit);
    }
    var slopes = new ArrayList<Double>();
    int balance = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double rise = series.value(places.get(j)) - series.value(places.get(i));
        slopes.add(rise / (places.get(j) - places.get(i)));
        balance += Double.compare(rise, 0) * (rise == 0 ? 0 : 1);
      }
    }
    double[] values = places.stream().mapToDouble(series::value).toArray();
    double chance = KendallsChance.beyond(balance, values);
    double slope = median(slopes.stream().mapToDouble(Double::doubleValue).toArray());
    var direction =
        chance > CHANCE || slope == 0
            ? Direction.UNCLEAR
            : balance > 0 ? Direction.RISING : Direction.FALLING;
    return new Moving(direction, slope + 0.0, balance, chance, n);
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
