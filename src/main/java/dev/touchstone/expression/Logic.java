package dev.touchstone.expression;

import dev.touchstone.expression.Evaluation.Step;
import java.util.function.IntPredicate;

/** Conditions with three outcomes, as SQL has them: true, false, and unknown (no value). */
final class Logic {
  private Logic() {}

  static Step and(Step left, Step right) {
    return values -> {
      var first = left.at(values);
      if (first.isFalse()) {
        return first;
      }
      var second = right.at(values);
      return second.isFalse() || first.isTrue() ? second : first;
    };
  }

  static Step or(Step left, Step right) {
    return values -> {
      var first = left.at(values);
      if (first.isTrue()) {
        return first;
      }
      var second = right.at(values);
      return second.isTrue() || first.isFalse() ? second : first;
    };
  }

  static Step not(Step operand) {
    return values -> {
      var value = operand.at(values);
      return value.isNone() ? value : Fraction.of(value.isFalse());
    };
  }

  static Step compare(Step left, Step right, IntPredicate holds) {
    return values -> {
      var first = left.at(values);
      var second = right.at(values);
      return first.isNone() || second.isNone()
          ? Fraction.NONE
          : Fraction.of(holds.test(first.compare(second)));
    };
  }
}
