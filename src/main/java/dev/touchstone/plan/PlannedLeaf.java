package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Notation;
import dev.touchstone.expression.Type;

/** One value that a KPI's arithmetic starts from. */
public sealed interface PlannedLeaf {
  /**
   * An aggregate of an input.
   *
   * @param aggregate as written, without the input's {@code where}
   * @param rows how many rows passed {@code where}
   * @param passing how many of those passed the aggregate's own filter too
   */
  record Measured(String input, Expr.Aggregate aggregate, Term value, Term rows, Term passing)
      implements PlannedLeaf {
    /** As a person would write it: {@code prior(sum(amount), 4)}. */
    public String text() {
      int shift = value.window().shift();
      return Notation.of(
          shift == 0 ? aggregate : new Expr.Prior(aggregate, shift, new Type.Number(0)));
    }
  }

  /**
   * Another KPI's value.
   *
   * @param input what the measure calls it
   * @param back how many periods earlier
   */
  record Taken(String input, String kpi, int back) implements PlannedLeaf {
    /** As a person would write it: {@code prior(win-rate)}. */
    public String text() {
      return switch (back) {
        case 0 -> kpi;
        case 1 -> "prior(" + kpi + ")";
        default -> "prior(" + kpi + ", " + back + ")";
      };
    }
  }

  /** A day the period decides, such as its end. */
  record Day(Expr.Bound.Day day, Term.Window window) implements PlannedLeaf {}
}
