package dev.touchstone.plan;

import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number per partner: aggregates to ask for, and the arithmetic over them.
 *
 * @param arithmetic refers to leaves by name: {@code #0}, {@code #1} ..
 * @param leaves by number, in the order of the formula
 * @param rows row counts of every window the arithmetic looks at
 * @param unrated counts of amounts that cannot be converted; all must be zero
 */
public record PlannedMeasure(
    Expr arithmetic,
    Evaluation evaluation,
    List<PlannedLeaf> leaves,
    List<PlannedInput> inputs,
    List<Term> rows,
    List<Term> unrated) {

  /** Everything it needs from the warehouse. */
  public List<Term> terms() {
    var terms = new ArrayList<Term>(unrated);
    for (var leaf : leaves) {
      if (leaf instanceof PlannedLeaf.Measured measured) {
        terms.add(measured.value());
        terms.add(measured.passing());
      }
    }
    terms.addAll(rows);
    for (var input : inputs) {
      terms.add(input.rows());
      terms.addAll(input.newest());
    }
    return terms.stream().distinct().toList();
  }

  /** The values of other KPIs among its leaves. */
  public List<PlannedLeaf.Taken> takes() {
    return leaves.stream()
        .flatMap(
            leaf -> leaf instanceof PlannedLeaf.Taken taken ? Stream.of(taken) : Stream.empty())
        .toList();
  }

  /** The leaf behind each operand of the arithmetic. */
  public List<PlannedLeaf> operands() {
    return leavesOf(evaluation);
  }

  /** The leaf behind each operand of a part of the arithmetic. */
  List<PlannedLeaf> leavesOf(Evaluation part) {
    return part.operands().stream().map(operand -> leaves.get(number(operand.source()))).toList();
  }

  public static String name(int leaf) {
    return "#" + leaf;
  }

  private static int number(Expr source) {
    if (source instanceof Expr.InputRef reference) {
      return Integer.parseInt(reference.name().substring(1));
    }
    throw new IllegalStateException("Not a leaf: " + source);
  }
}
