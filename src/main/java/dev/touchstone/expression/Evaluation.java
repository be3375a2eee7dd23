package dev.touchstone.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The exact arithmetic of a measure over what the warehouse answered, compiled once and worked out
 * for every partner. Missing operands make a missing result unless the formula says otherwise, and
 * dividing by zero has no value. Nothing is rounded before the end. Safe for many threads.
 *
 * <pre>{@code
 * var evaluation = Evaluation.of(measure);        // sum(amount) / prior(sum(amount)) - 1
 * evaluation.operands();                          // [sum(amount), sum(amount) 1 period back]
 * Optional<BigDecimal> growth = evaluation.value(operand -> answers.get(operand));
 * double rounded = evaluation.rounded(row, 4);    // NaN where there is none
 * }</pre>
 */
public final class Evaluation {
  private final List<Operand> operands;
  private final Step root;
  private final Shape shape;

  private Evaluation(List<Operand> operands, Step root, Shape shape) {
    this.operands = operands;
    this.root = root;
    this.shape = shape;
  }

  /**
   * Compiles a measure or a combination.
   *
   * @throws IllegalArgumentException for an expression over rows
   */
  public static Evaluation of(Expr expression) {
    var compiler = new Compiler();
    var root = compiler.compile(expression, 0);
    return new Evaluation(compiler.operands(), root, compiler.shape(expression));
  }

  /**
   * One value the arithmetic needs.
   *
   * @param source an aggregate, an input, or a bound day
   * @param periodsBack how far its window (or the bound day) is moved back; 0 for the scored period
   */
  public record Operand(Expr source, int periodsBack) {}

  /**
   * The values of the operands for one partner, by their index in {@link #operands()}. A date is
   * its number of days since 1970-01-01.
   */
  public interface Values {
    boolean has(int operand);

    /** Exact; only asked for where there is one. */
    BigDecimal value(int operand);

    /**
     * Digits after the point of {@link #unscaled}, or -1 where the value is only known to {@link
     * #value}. Telling it makes plain sums and ratios quick; results are the same.
     */
    default int scale(int operand) {
      return -1;
    }

    /** The value times ten to the power of its scale; only asked for where the scale is known. */
    default long unscaled(int operand) {
      throw new IllegalStateException("Operand " + operand + " has no known scale");
    }
  }

  /** The distinct values the arithmetic needs, in the order of the formula. */
  public List<Operand> operands() {
    return operands;
  }

  /** The value: exact, or 34 digits half-up where it does not end. */
  public Optional<BigDecimal> value(Values values) {
    var result = root.at(values);
    return result.isNone() ? Optional.empty() : Optional.of(result.decimal());
  }

  /** The value of operands that are looked up, for one partner at a time. */
  public Optional<BigDecimal> value(Function<Operand, Optional<BigDecimal>> answers) {
    return value(new Looked(operands.stream().map(answers).toList()));
  }

  /**
   * The value rounded half away from zero, once, from its exact fraction; NaN where there is none.
   * The double nearest to the rounded decimal.
   *
   * @param digits after the point; negative for tens, hundreds ..
   */
  public double rounded(Values values, int digits) {
    return switch (shape) {
      case Shape.Single(int operand) when Quick.fits(values, operand) ->
          Quick.rounded(values.unscaled(operand), values.scale(operand), digits);
      case Shape.Ratio(int over, int under)
          when Quick.fits(values, over) && Quick.fits(values, under) ->
          Quick.ratio(
              values.unscaled(over),
              values.scale(over),
              values.unscaled(under),
              values.scale(under),
              digits);
      case Shape.Single _, Shape.Ratio _, Shape.Any _ -> slowly(values, digits);
    };
  }

  /** The same as {@link #rounded} without short cuts. */
  double slowly(Values values, int digits) {
    var result = root.at(values);
    return result.isNone() ? Double.NaN : result.rounded(digits).doubleValue();
  }

  /** One piece of compiled arithmetic. */
  @FunctionalInterface
  interface Step {
    Fraction at(Values values);
  }

  /** What most measures are; worth a short cut. */
  sealed interface Shape {
    record Single(int operand) implements Shape {}

    record Ratio(int over, int under) implements Shape {}

    record Any() implements Shape {}
  }

  private record Looked(List<Optional<BigDecimal>> answers) implements Values {
    @Override
    public boolean has(int operand) {
      return answers.get(operand).isPresent();
    }

    @Override
    public BigDecimal value(int operand) {
      return answers.get(operand).orElseThrow();
    }
  }
}
