package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Sample;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.shared.Spoken;
import dev.touchstone.statistics.Chance;
import dev.touchstone.statistics.Draws;
import dev.touchstone.statistics.Quantile;
import java.util.Arrays;

/**
 * The bias-corrected and accelerated interval (BCa) of a mean or a sum over a sum: B. Efron,
 * "Better bootstrap confidence intervals", JASA 82 (1987); B. Efron and R. J. Tibshirani, An
 * Introduction to the Bootstrap (1993), chapter 14. As many rows as there are are drawn with
 * replacement, again and again; the ends are quantiles of the results, moved by how lopsided it is.
 *
 * <p>Where it has no answer Student's interval stands in and says why.
 *
 * @param how replications, seed and type of the quantiles
 * @param kpi id, which the random numbers depend on
 * @param partner id, which the random numbers depend on
 */
public record Bootstrap(Resampling.Bootstrap how, String kpi, String partner) {

  public Interval interval(Sample sample, Histogram rows, double level) {
    if (!(sample instanceof Sample.Mean mean)
        || !(Interval.of(sample, level) instanceof Interval.Between student)) {
      return Interval.of(sample, level);
    }
    return rows.bars().isEmpty() || mean.rows() > Histogram.MOST_ROWS
        ? student.with(
            "by Student's t, because there are more than %s to draw again"
                .formatted(Spoken.counted(Histogram.MOST_ROWS, "row")))
        : drawn(rows, student);
  }

  private Interval drawn(Histogram rows, Interval.Between student) {
    var jackknife = Jackknife.of(rows);
    if (jackknife.alike()) {
      return Interval.ALIKE;
    }
    if (!jackknife.defined()) {
      return student.with("by Student's t, because one row is all there is below the line");
    }
    var sums = Sums.of(rows);
    double value = sums.value();
    var values = sums.drawn(how.replications(), Draws.of(how.seed(), kpi, partner));
    long empty = Arrays.stream(values).filter(Double::isNaN).count();
    if (empty > 0) {
      return student.with(
          "by Student's t, because %s of %s draws had nothing below the line"
              .formatted(ReadableNumbers.upTo(empty, 0), ReadableNumbers.upTo(values.length, 0)));
    }
    Arrays.sort(values);
    var ends = Ends.of(values, value, jackknife.acceleration(), student.level());
    if (!ends.there()) {
      return student.with("by Student's t, because what was drawn lies on one side of the value");
    }
    var words = "drawn again %s times".formatted(ReadableNumbers.upTo(values.length, 0));
    return new Interval.Between(
        student.level(),
        Quantile.of(values, ends.low(), how.quantileType().number()),
        Quantile.of(values, ends.high(), how.quantileType().number()),
        rows.rows(),
        "",
        ends.within(values.length) ? words : words + ", with the outermost draw for an end");
  }

  /**
   * Which shares of the values drawn lie below the ends.
   *
   * @param low NaN where the correction has no answer
   */
  record Ends(double low, double high) {
    /** Values that equal the one measured count half, so that mirrored rows mirror the ends. */
    static Ends of(double[] values, double value, double acceleration, double level) {
      double below = 0;
      for (double drawn : values) {
        below += drawn < value ? 1 : drawn == value ? 0.5 : 0;
      }
      if (below == 0 || below == values.length) {
        return new Ends(Double.NaN, Double.NaN);
      }
      double bias = Chance.normal(below / values.length);
      double reach = Chance.normalWithin(level);
      return new Ends(
          moved(bias, acceleration, bias - reach), moved(bias, acceleration, bias + reach));
    }

    private static double moved(double bias, double acceleration, double z) {
      double stretch = 1 - acceleration * z;
      return stretch > 0 ? Chance.normalBelow(bias + z / stretch) : Double.NaN;
    }

    boolean there() {
      return low < high;
    }

    /** Whether there are values further out than both ends. */
    boolean within(int drawn) {
      return low * (drawn + 1) >= 1 && high * (drawn + 1) <= drawn;
    }
  }
}
