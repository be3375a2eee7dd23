package dev.touchstone.score.tree;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expressions;
import dev.touchstone.score.rule.Span;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Arithmetic over the children's points, exact but for the points themselves. Every child the
 * formula names is needed; a division by zero makes no points. What passes the scale is cut off
 * there, unless the scorecard declares over-fulfilment.
 *
 * @param children places among the group's children of the formula's operands
 */
public record Combination(Evaluation evaluation, List<Integer> children, Span span)
    implements Aggregator {

  static Combination of(Formula formula, Scorecard.Group group, Span span) {
    var names = new HashMap<String, Integer>();
    for (int i = 0; i < group.children().size(); i++) {
      if (!(group.children().get(i) instanceof Kpi kpi) || kpi.status().counts()) {
        names.put(name(group.children().get(i)), i);
      }
    }
    var issues = new Issues();
    var parsed = Expressions.combination(formula, new HashSet<>(names.keySet()), issues);
    issues.orThrow();
    var evaluation = Evaluation.of(parsed.orElseThrow());
    var children = new ArrayList<Integer>();
    for (var operand : evaluation.operands()) {
      children.add(
          operand.source() instanceof Expr.InputRef input && operand.periodsBack() == 0
              ? names.getOrDefault(input.name(), -1)
              : -1);
    }
    return new Combination(evaluation, List.copyOf(children), span);
  }

  /** How a formula names a child. */
  private static String name(Scorecard.Node node) {
    return node.id().replace('-', '_');
  }

  @Override
  public boolean sharedByWeight() {
    return true;
  }

  @Override
  public void over(double[][] columns, double[] weights, int first, int end, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] =
          evaluation
              .value(new Points(columns, first, i))
              .map(points -> span.hold(points.doubleValue()))
              .orElse(Double.NaN);
    }
  }

  private final class Points implements Evaluation.Values {
    private final double[][] columns;
    private final int first;
    private final int partner;

    private Points(double[][] columns, int first, int partner) {
      this.columns = columns;
      this.first = first;
      this.partner = partner;
    }

    @Override
    public boolean has(int operand) {
      return children.get(operand) >= 0 && !Double.isNaN(points(operand));
    }

    @Override
    public BigDecimal value(int operand) {
      return new BigDecimal(points(operand));
    }

    private double points(int operand) {
      return columns[first + children.get(operand)][partner];
    }
  }
}
