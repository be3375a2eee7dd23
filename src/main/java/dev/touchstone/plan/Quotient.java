package dev.touchstone.plan;

import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate.Function;
import dev.touchstone.expression.Expr.Arithmetic.Operator;
import dev.touchstone.expression.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A measure that is one thing divided by one sum or count: a share, a mean, a sum over a sum.
 *
 * @param over what is divided, over leaves
 * @param under what it is divided by
 */
public record Quotient(Expr over, List<PlannedLeaf.Measured> leaves, PlannedLeaf.Measured under) {

  public static Optional<Quotient> of(PlannedMeasure measure) {
    if (!(measure.arithmetic() instanceof Expr.Arithmetic(var operator, var over, var under, _))
        || operator != Operator.DIVIDE) {
      return Optional.empty();
    }
    var leaves = new ArrayList<PlannedLeaf.Measured>();
    boolean plain = collect(over, measure, leaves);
    return leaf(bare(under), measure)
        .filter(leaf -> leaf.aggregate().additive() && now(leaf))
        .map(leaf -> new Quotient(over, plain ? List.copyOf(leaves) : List.of(), leaf));
  }

  /** Dividing by nothing has no value anyway, so {@code nullif(x, 0)} is x. */
  private static Expr bare(Expr under) {
    return under instanceof Expr.Call(var function, var arguments, _)
            && function == Expr.Call.Function.NULLIF
            && arguments.getLast() instanceof Expr.NumberLiteral(var zero, _)
            && zero.signum() == 0
        ? arguments.getFirst()
        : under;
  }

  /** The leaves of a sum or difference of sums and counts; false where it is something else. */
  private static boolean collect(
      Expr part, PlannedMeasure measure, List<PlannedLeaf.Measured> into) {
    return switch (part) {
      case Expr.InputRef _ -> {
        var leaf = leaf(part, measure).filter(found -> found.aggregate().additive() && now(found));
        leaf.ifPresent(into::add);
        yield leaf.isPresent();
      }
      case Expr.Negate(var operand, _) -> collect(operand, measure, into);
      case Expr.Arithmetic(var operator, var left, var right, _) ->
          (operator == Operator.PLUS || operator == Operator.MINUS)
              && collect(left, measure, into)
              && collect(right, measure, into);
      case Expr _ -> false;
    };
  }

  private static boolean now(PlannedLeaf.Measured leaf) {
    return leaf.value().window().shift() == 0;
  }

  static Optional<PlannedLeaf.Measured> leaf(Expr part, PlannedMeasure measure) {
    return part instanceof Expr.InputRef reference
            && measure.leaves().get(Integer.parseInt(reference.name().substring(1)))
                instanceof PlannedLeaf.Measured measured
        ? Optional.of(measured)
        : Optional.empty();
  }

  /** Whether it is divided by how many rows there are. */
  public boolean perRow() {
    return under.aggregate().function() == Function.COUNT;
  }

  /** Whether every row that the numerator is about is one of the denominator's. */
  boolean ofTheSameRows() {
    return !leaves.isEmpty()
        && leaves.stream()
            .allMatch(
                leaf ->
                    leaf.value().scan().equals(under.value().scan())
                        && leaf.value().window().equals(under.value().window())
                        && leaf.value().route().equals(under.value().route())
                        && Implication.holds(rows(leaf), rows()));
  }

  /** Whether it is a count of some of the rows that are counted below. */
  boolean isShare() {
    return perRow()
        && over instanceof Expr.InputRef
        && ofTheSameRows()
        && leaves.getFirst().aggregate().function() == Function.COUNT;
  }

  /** What divides, as arithmetic of its own. */
  public Evaluation numerator() {
    return Evaluation.of(over);
  }

  /** The rows that add something to the numerator: those that have what is counted or summed. */
  private static Optional<Expr> rows(PlannedLeaf.Measured leaf) {
    var filter = leaf.value().figure().filter();
    var type = new Type.Bool();
    return leaf.aggregate()
        .argument()
        .<Expr>map(argument -> new Expr.IsNull(argument, true, type))
        .map(there -> filter.<Expr>map(also -> new Expr.And(also, there, type)).orElse(there))
        .or(() -> filter);
  }

  /** A row without a value adds nothing to a sum below the line, and is there all the same. */
  private Optional<Expr> rows() {
    return perRow() ? rows(under) : under.value().figure().filter();
  }
}
