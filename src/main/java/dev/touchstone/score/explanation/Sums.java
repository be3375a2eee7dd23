package dev.touchstone.score.explanation;

import dev.touchstone.measure.Histogram;
import dev.touchstone.statistics.Draws;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Rows one by one, to be drawn and added up. In units of their last digit they are whole, so that
 * sums below 2^53 are exact and all others are added in the order they are drawn in.
 *
 * @param under what each row adds below the line; empty where all add the same
 */
public record Sums(double[] over, double[] under, double each) {
  static Sums of(Histogram rows) {
    int size = Math.toIntExact(rows.rows());
    var over = new double[size];
    var under = new double[size];
    int place = 0;
    for (var bar : rows.bars()) {
      int end = place + Math.toIntExact(bar.rows());
      Arrays.fill(over, place, end, whole(bar.over()));
      Arrays.fill(under, place, end, whole(bar.under()));
      place = end;
    }
    boolean alike = Arrays.stream(under).allMatch(one -> one == under[0]);
    return new Sums(over, alike ? new double[0] : under, under[0]);
  }

  private static double whole(BigDecimal value) {
    return value.movePointRight(Histogram.DIGITS).doubleValue();
  }

  /** Of all rows. */
  double value() {
    double above = 0;
    double below = under.length == 0 ? each * over.length : 0;
    for (int i = 0; i < over.length; i++) {
      above += over[i];
      below += under.length == 0 ? 0 : under[i];
    }
    return above / below;
  }

  /** Of as many rows, drawn with replacement; NaN where there is nothing, or a loss, below. */
  double[] drawn(int times, Draws draws) {
    var values = new double[times];
    for (int i = 0; i < times; i++) {
      values[i] = under.length == 0 ? mean(draws) : ratio(draws);
    }
    return values;
  }

  private double mean(Draws draws) {
    int size = over.length;
    double above = 0;
    for (int i = 0; i < size; i++) {
      above += over[draws.below(size)];
    }
    return above / (each * size);
  }

  private double ratio(Draws draws) {
    int size = over.length;
    double above = 0;
    double below = 0;
    for (int i = 0; i < size; i++) {
      int row = draws.below(size);
      above += over[row];
      below += under[row];
    }
    return below > 0 ? above / below : Double.NaN;
  }
}
