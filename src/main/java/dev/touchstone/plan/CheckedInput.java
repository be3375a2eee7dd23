package dev.touchstone.plan;

import dev.touchstone.expression.Expr;

/** An input whose expressions hold against its dataset's contract. */
record CheckedInput(
    String name, Scan scan, Expr measure, Expr where, Route route, int windowPeriods) {
  CheckedInput named(String other) {
    return new CheckedInput(other, scan, measure, where, route, windowPeriods);
  }
}
