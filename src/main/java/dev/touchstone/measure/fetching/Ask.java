package dev.touchstone.measure.fetching;

import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import java.time.LocalDate;
import java.util.Map;

/**
 * One figure of one slice: what is fetched, kept and rolled up.
 *
 * @param days what the bound days are; empty where the figure does not use them, so that it can be
 *     shared by all periods
 */
public record Ask(Scan scan, Figure figure, Slice slice, Map<Bound.Day, LocalDate> days) {
  public static Ask of(Scan scan, Figure figure, Slice slice, Map<Bound.Day, LocalDate> days) {
    return new Ask(scan, figure, slice, figure.boundToPeriod() ? days : Map.of());
  }
}
