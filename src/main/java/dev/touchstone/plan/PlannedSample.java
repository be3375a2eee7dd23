package dev.touchstone.plan;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Expr.Aggregate.Function;
import dev.touchstone.expression.Expr.Arithmetic.Operator;
import dev.touchstone.expression.Type;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be asked to know how much of a KPI's value may be chance. A share of counted rows
 * needs nothing new; a mean needs the sum of squares beside the sum, and only where the KPI asks.
 */
public sealed interface PlannedSample {
  record None() implements PlannedSample {}

  record Share(PlannedLeaf.Measured hits, PlannedLeaf.Measured of) implements PlannedSample {}

  /**
   * A sum per counted row.
   *
   * @param squared sum of the squares of what is summed
   */
  record Mean(Quotient quotient, List<PlannedLeaf> numerator, Term squared)
      implements PlannedSample {}

  /**
   * A sum over a sum; with y for what is divided and x for what it is divided by, row by row.
   *
   * @param rows how many rows have something to add above or below the line
   * @param overSquared sum of y y
   * @param product sum of y x
   * @param underSquared sum of x x
   */
  record Ratio(
      Quotient quotient,
      List<PlannedLeaf> numerator,
      Term rows,
      Term overSquared,
      Term product,
      Term underSquared)
      implements PlannedSample {}

  /** A mean or a ratio whose rows are drawn again. */
  record Drawn(PlannedSample sample, PlannedHistogram histogram) implements PlannedSample {}

  /** Squares of more digits than this would not fit an engine's decimals; six are plenty. */
  int DIGITS = 6;

  default List<Term> terms() {
    return switch (this) {
      case None _, Share _ -> List.of();
      case Mean mean -> List.of(mean.squared);
      case Drawn(var sample, var histogram) ->
          Stream.concat(sample.terms().stream(), Stream.of(histogram.counted())).toList();
      case Ratio ratio -> List.of(ratio.rows, ratio.overSquared, ratio.product, ratio.underSquared);
    };
  }

  /** Reports a KPI that asks for what its measure cannot tell. */
  static PlannedSample of(Kpi kpi, PlannedMeasure measure, Robustness robustness, Issues issues) {
    var sampling = kpi.measure().sampling();
    var found = Quotient.of(measure);
    if (found.filter(Quotient::isShare).isPresent()) {
      var quotient = found.get();
      if (sampling.resamples()) {
        issues.error(
            "bootstrap-share",
            kpi.at(),
            "The measure of %s is a share of counted rows, which needs no bootstrap"
                .formatted(kpi.id()),
            "Write interval: with the level alone; Wilson's interval is made for shares");
      }
      return new Share(quotient.leaves().getFirst(), quotient.under());
    }
    boolean tells = found.filter(PlannedSample::sums).filter(Quotient::ofTheSameRows).isPresent();
    boolean wanted =
        switch (robustness.doubts().value(kpi.id())) {
          case Doubted.Sampled(var at) -> {
            if (!tells) {
              report("values: sampled", at, kpi, found, issues);
            }
            yield true;
          }
          case Doubted.SampledIfPossible _ -> true;
          case Doubted.Not _, Doubted.Relative _, Doubted.SampledIfFree _ -> false;
        };
    if (sampling.asked() && !tells) {
      report("interval and shrink", kpi.at(), kpi, found, issues);
    }
    if (!tells || !(wanted || sampling.asked())) {
      return new None();
    }
    var sample = mean(found.get(), measure);
    return sampling.resamples() ? new Drawn(sample, histogram(found.get(), measure)) : sample;
  }

  private static void report(
      String what, Position at, Kpi kpi, Optional<Quotient> found, Issues issues) {
    if (found.isEmpty() || !sums(found.get())) {
      issues.error(
          "no-sample",
          at,
          "%s need%s a share, a mean or a sum over a sum, and the measure of %s is none"
              .formatted(what, what.contains(" and ") ? "" : "s", kpi.id()),
          "Write count(*) filter (where ..) / count(*), avg(x) or sum(x) / sum(y), or take them"
              + " out");
      return;
    }
    issues.error(
        "no-sample",
        at,
        "It cannot be seen that the rows above the line of %s are among those below it"
            .formatted(kpi.id()),
        "Take both from one dataset and window, and repeat the condition of the denominator in"
            + " the numerator, or move it to where:");
  }

  private static boolean sums(Quotient quotient) {
    var filters =
        quotient.leaves().stream().map(leaf -> leaf.value().figure().filter()).distinct().count();
    return filters == 1
        && quotient.leaves().stream().allMatch(leaf -> leaf.aggregate().function() == Function.SUM);
  }

  private static PlannedSample mean(Quotient quotient, PlannedMeasure measure) {
    var under = quotient.under();
    var first = quotient.leaves().getFirst();
    var above = first.value().figure().filter();
    var y = rounded(perRow(quotient.over(), measure));
    var squared = term(first, sum(y, y, above));
    var numerator = measure.leavesOf(quotient.numerator());
    if (quotient.perRow()) {
      return new Mean(quotient, numerator, squared);
    }
    var argument = under.aggregate().argument().orElseThrow();
    var below = under.value().figure().filter();
    var x = rounded(present(argument));
    return new Ratio(
        quotient,
        numerator,
        term(under, rows(both(below, either(quotient, above)))),
        squared,
        term(first, sum(y, x, above)),
        term(under, sum(x, x, below)));
  }

  /**
   * The rows that {@link Quotient#ofTheSameRows} speaks of: those counted below the line, or those
   * with something to add above or below it.
   */
  private static PlannedHistogram histogram(Quotient quotient, PlannedMeasure measure) {
    var under = quotient.under();
    var below = under.value().figure().filter();
    var above = quotient.leaves().getFirst().value().figure().filter();
    var argument = under.aggregate().argument();
    var rows = quotient.perRow() ? argument.map(PlannedSample::there) : either(quotient, above);
    var filter = both(below, rows);
    var y = rounded(counted(perRow(quotient.over(), measure), above, below));
    var over = term(under, sum(y, filter));
    var counted = term(under, rows(filter));
    return quotient.perRow()
        ? new PlannedHistogram(over, counted, counted)
        : new PlannedHistogram(
            over, term(under, sum(rounded(present(argument.orElseThrow())), filter)), counted);
  }

  /** That a row has something below the line, or above it. */
  private static Optional<Expr> either(Quotient quotient, Optional<Expr> above) {
    var below = there(quotient.under().aggregate().argument().orElseThrow());
    var type = new Type.Bool();
    Expr rows = below;
    for (var leaf : quotient.leaves()) {
      var there = there(leaf.aggregate().argument().orElseThrow());
      if (!there.equals(below)) {
        rows = new Expr.Or(rows, both(above, Optional.of(there)).orElseThrow(), type);
      }
    }
    return Optional.of(rows);
  }

  private static Expr there(Expr argument) {
    return new Expr.IsNull(argument, true, new Type.Bool());
  }

  private static Optional<Expr> both(Optional<Expr> one, Optional<Expr> other) {
    return one.<Expr>map(
            first ->
                other
                    .<Expr>map(second -> new Expr.And(first, second, new Type.Bool()))
                    .orElse(first))
        .or(() -> other);
  }

  /** What a row adds above the line, which is nothing where the sum above passes it over. */
  private static Expr counted(Expr row, Optional<Expr> above, Optional<Expr> below) {
    if (above.isEmpty() || above.equals(below)) {
      return row;
    }
    var zero = new Expr.NumberLiteral(BigDecimal.ZERO, new Type.Number(0));
    return new Expr.Case(
        List.of(new Expr.Case.Branch(above.get(), row)), Optional.of(zero), row.type());
  }

  private static Figure sum(Expr row, Optional<Expr> filter) {
    return new Figure.Aggregated(
        new Aggregate(
            Function.SUM, Optional.of(row), BigDecimal.ZERO, filter, new Type.Number(DIGITS)));
  }

  private static Figure rows(Optional<Expr> filter) {
    return new Figure.Aggregated(
        new Aggregate(
            Function.COUNT, Optional.empty(), BigDecimal.ZERO, filter, new Type.Number(0)));
  }

  private static Term term(PlannedLeaf.Measured beside, Figure figure) {
    var value = beside.value();
    return new Term(value.scan(), figure, value.window(), value.route());
  }

  /** The numerator as it is for one row. */
  private static Expr perRow(Expr part, PlannedMeasure measure) {
    return switch (part) {
      case Expr.InputRef _ ->
          present(Quotient.leaf(part, measure).orElseThrow().aggregate().argument().orElseThrow());
      case Expr.Negate(var operand, var type) -> new Expr.Negate(perRow(operand, measure), type);
      case Expr.Arithmetic(var operator, var left, var right, var type) ->
          new Expr.Arithmetic(operator, perRow(left, measure), perRow(right, measure), type);
      case Expr other -> throw new IllegalArgumentException("Not a sum of sums: " + other);
    };
  }

  /** A sum passes over rows without a value, just as if they had zero. */
  private static Expr present(Expr argument) {
    var zero = new Expr.NumberLiteral(BigDecimal.ZERO, new Type.Number(0));
    return new Expr.Call(Expr.Call.Function.COALESCE, List.of(argument, zero), argument.type());
  }

  private static Expr rounded(Expr row) {
    var type = new Type.Number(DIGITS);
    var digits = new Expr.NumberLiteral(BigDecimal.valueOf(DIGITS), new Type.Number(0));
    return new Expr.Call(Expr.Call.Function.ROUND, List.of(row, digits), type);
  }

  private static Figure sum(Expr one, Expr other, Optional<Expr> filter) {
    var type = new Type.Number(2 * DIGITS);
    var product = new Expr.Arithmetic(Operator.TIMES, one, other, type);
    return new Figure.Aggregated(
        new Aggregate(Function.SUM, Optional.of(product), BigDecimal.ZERO, filter, type));
  }

  private static Figure counted(Expr argument, Optional<Expr> filter) {
    return new Figure.Aggregated(
        new Aggregate(
            Function.COUNT, Optional.of(argument), BigDecimal.ZERO, filter, new Type.Number(0)));
  }
}
