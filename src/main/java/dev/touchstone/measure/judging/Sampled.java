package dev.touchstone.measure.judging;

import dev.touchstone.expression.Evaluation;
import dev.touchstone.measure.Measurements.Samples;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.plan.PlannedLeaf;
import dev.touchstone.plan.PlannedSample;
import dev.touchstone.plan.Term;
import java.math.BigDecimal;
import java.math.MathContext;

/** Makes samples of one KPI in one period, for a partner at a time and exactly until the end. */
public record Sampled(PlannedSample planned, FigureOperands operands) {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  public Samples samples() {
    return switch (planned) {
      case PlannedSample.None _ -> Samples.NONE;
      case PlannedSample.Share share -> {
        var hits = vector(share.hits().value());
        var rows = vector(share.of().value());
        yield partner -> share(hits.count(partner), rows.count(partner));
      }
      case PlannedSample.Mean mean -> {
        var over = numerator(mean.quotient().numerator(), mean.numerator());
        var rows = vector(mean.quotient().under().value());
        var squared = vector(mean.squared());
        yield partner -> mean(rows.count(partner), over.exact(partner), sum(squared, partner));
      }
      case PlannedSample.Drawn(var drawn, var histogram) ->
          new DrawnSamples(
              new Sampled(drawn, operands).samples(),
              operands.answers().histograms().of(histogram, operands.period()),
              vector(histogram.counted()));
      case PlannedSample.Ratio ratio -> {
        var over = numerator(ratio.quotient().numerator(), ratio.numerator());
        var under = vector(ratio.quotient().under().value());
        var rows = vector(ratio.rows());
        var overSquared = vector(ratio.overSquared());
        var product = vector(ratio.product());
        var underSquared = vector(ratio.underSquared());
        yield partner ->
            ratio(
                rows.count(partner),
                over.exact(partner),
                sum(under, partner),
                sum(overSquared, partner),
                sum(product, partner),
                sum(underSquared, partner));
      }
    };
  }

  private ExactVector vector(Term term) {
    return operands.answers().of(term, operands.period()).inside();
  }

  private FigureOperands.Ready numerator(
      Evaluation evaluation, java.util.List<PlannedLeaf> leaves) {
    return new FigureOperands.Ready(evaluation, leaves.stream().map(operands::vector).toList());
  }

  private static BigDecimal sum(ExactVector vector, int partner) {
    return vector.get(partner).orElse(BigDecimal.ZERO);
  }

  private static Sample share(long hits, long rows) {
    return rows > 0 && hits >= 0 && hits <= rows ? new Sample.Share(hits, rows) : UNKNOWN;
  }

  /** Of squares about zero those about the mean: sum(y y) - sum(y) sum(y) / n. */
  private static Sample mean(long rows, BigDecimal over, BigDecimal squared) {
    if (rows <= 0) {
      return UNKNOWN;
    }
    var n = BigDecimal.valueOf(rows);
    var off = squared.multiply(n).subtract(over.multiply(over)).divide(n, DIGITS);
    return new Sample.Mean(rows, over.divide(n, DIGITS).doubleValue(), notBelowZero(off));
  }

  /** The linearised rows are (y - r x) / (mean of x), with r = sum(y) / sum(x). */
  private static Sample ratio(
      long rows,
      BigDecimal over,
      BigDecimal under,
      BigDecimal overSquared,
      BigDecimal product,
      BigDecimal underSquared) {
    if (rows <= 0 || under.signum() <= 0) {
      return UNKNOWN; // a share of nothing, or of a loss, has no order
    }
    var r = over.divide(under, DIGITS);
    var residual =
        overSquared
            .subtract(r.multiply(product).multiply(BigDecimal.TWO))
            .add(r.multiply(r).multiply(underSquared));
    var mean = under.divide(BigDecimal.valueOf(rows), DIGITS);
    return new Sample.Mean(
        rows, r.doubleValue(), notBelowZero(residual.divide(mean.multiply(mean), DIGITS)));
  }

  /** Squares are of rounded rows, and so a hair may be missing where all rows are alike. */
  private static double notBelowZero(BigDecimal squares) {
    return Math.max(0, squares.doubleValue());
  }

  private static final Sample UNKNOWN = new Sample.Unknown();
}
