package dev.touchstone.score.explanation;

import dev.touchstone.measure.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How lopsided a value is, told by leaving out one row at a time: the acceleration of Efron and
 * Tibshirani (1993), equation 14.15, from quotients of 34 digits.
 *
 * @param defined whether something is left below the line whichever row is left out
 * @param alike whether it makes no difference which row is left out
 * @param acceleration less than 1/6 to either side; 0 where rows lie evenly
 */
record Jackknife(boolean defined, boolean alike, double acceleration) {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  static Jackknife of(Histogram rows) {
    var over = BigDecimal.ZERO;
    var under = BigDecimal.ZERO;
    for (var bar : rows.bars()) {
      var count = BigDecimal.valueOf(bar.rows());
      over = over.add(bar.over().multiply(count));
      under = under.add(bar.under().multiply(count));
    }
    var without = new BigDecimal[rows.bars().size()];
    var sum = BigDecimal.ZERO;
    for (int i = 0; i < without.length; i++) {
      var bar = rows.bars().get(i);
      var left = under.subtract(bar.under());
      if (left.signum() <= 0) {
        return new Jackknife(false, false, 0);
      }
      without[i] = over.subtract(bar.over()).divide(left, DIGITS);
      sum = sum.add(without[i].multiply(BigDecimal.valueOf(bar.rows())));
    }
    if (Arrays.stream(without).allMatch(one -> one.compareTo(without[0]) == 0)) {
      return new Jackknife(true, true, 0);
    }
    var mean = sum.divide(BigDecimal.valueOf(rows.rows()), DIGITS);
    var squares = BigDecimal.ZERO;
    var cubes = BigDecimal.ZERO;
    for (int i = 0; i < without.length; i++) {
      var off = mean.subtract(without[i]);
      var square = off.multiply(off, DIGITS);
      var count = BigDecimal.valueOf(rows.bars().get(i).rows());
      squares = squares.add(square.multiply(count), DIGITS);
      cubes = cubes.add(square.multiply(off, DIGITS).multiply(count), DIGITS);
    }
    var root = squares.sqrt(DIGITS);
    return new Jackknife(
        true, false, cubes.divide(squares.multiply(root), DIGITS).doubleValue() / 6);
  }
}
