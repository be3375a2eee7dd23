package dev.touchstone.measure.judging;

import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr.Aggregate.Function;
import dev.touchstone.measure.State;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.PlannedLeaf;
import dev.touchstone.plan.PlannedMeasure;
import dev.touchstone.plan.Timeline;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the arithmetic of a measure reads, after deciding what the absence of rows means: over no
 * rows a count or sum has no value, or is zero where the KPI says so; over some rows a count can be
 * zero.
 */
record FigureOperands(
    FetchedFigures answers,
    Timeline timeline,
    Period period,
    NoRows noRows,
    int size,
    OtherKpis others) {

  Ready of(PlannedMeasure measure) {
    return new Ready(measure.evaluation(), measure.operands().stream().map(this::vector).toList());
  }

  ExactVector vector(PlannedLeaf leaf) {
    return switch (leaf) {
      case PlannedLeaf.Measured measured -> vector(measured);
      case PlannedLeaf.Taken taken -> taken(taken);
      case PlannedLeaf.Day day -> day(day);
    };
  }

  /** The decimal that was rounded, not the double that came nearest to it. */
  private ExactVector taken(PlannedLeaf.Taken leaf) {
    var values = new ExactVector.Builder(size);
    others
        .find(leaf.kpi(), leaf.back())
        .ifPresent(
            other -> {
              values.scale(other.precision());
              for (int i = 0; i < size; i++) {
                if (other.measured().states()[i] == State.MEASURED) {
                  values.set(
                      i,
                      BigDecimal.valueOf(other.measured().values()[i])
                          .setScale(other.precision(), RoundingMode.HALF_UP));
                }
              }
            });
    return values.build();
  }

  private ExactVector vector(PlannedLeaf.Measured leaf) {
    var values = answers.of(leaf.value(), period).inside();
    return switch (leaf.aggregate().function()) {
      case COUNT, COUNT_DISTINCT -> settled(values, answers.of(leaf.rows(), period).inside(), leaf);
      case SUM ->
          noRows == NoRows.ZERO
              ? settled(values, answers.of(leaf.passing(), period).inside(), leaf)
              : values;
      case MIN, MAX, QUANTILE -> values;
    };
  }

  private ExactVector settled(ExactVector values, ExactVector rows, PlannedLeaf.Measured leaf) {
    boolean sum = leaf.aggregate().function() == Function.SUM;
    var settled = new ExactVector.Builder(size).scale(values.scale());
    for (int i = 0; i < size; i++) {
      boolean any = rows.count(i) > 0;
      if (values.has(i) && any) {
        settled.merge(i, values, i, Figure.Union.SUM);
      } else if (!any ? noRows == NoRows.ZERO : !sum) {
        settled.setUnscaled(i, 0L);
      }
    }
    return settled.build();
  }

  private ExactVector day(PlannedLeaf.Day leaf) {
    var day = timeline.days(leaf.window(), period).get(leaf.day());
    var days = new ExactVector.Builder(size);
    for (int i = 0; day != null && i < size; i++) {
      days.set(i, day.toEpochDay());
    }
    return days.build();
  }

  /** Ready to be worked out, partner by partner. */
  record Ready(Evaluation evaluation, List<ExactVector> vectors) {
    /** NaN where there is no value. */
    double rounded(int partner, int precision) {
      return evaluation.rounded(new AtPartner(vectors, partner), precision);
    }

    /** Zero where there is no value. */
    BigDecimal exact(int partner) {
      return evaluation.value(new AtPartner(vectors, partner)).orElse(BigDecimal.ZERO);
    }
  }

  private record AtPartner(List<ExactVector> vectors, int partner) implements Evaluation.Values {
    @Override
    public boolean has(int operand) {
      return vectors.get(operand).has(partner);
    }

    @Override
    public BigDecimal value(int operand) {
      return vectors.get(operand).get(partner).orElseThrow();
    }

    @Override
    public int scale(int operand) {
      var vector = vectors.get(operand);
      return vector.isSmall() ? vector.scale() : -1;
    }

    @Override
    public long unscaled(int operand) {
      return vectors.get(operand).small(partner);
    }
  }
}
