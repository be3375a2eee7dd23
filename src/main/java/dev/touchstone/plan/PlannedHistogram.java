package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.plan.Figure.Aggregated;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows to be drawn again: what each adds to the two sums of a quotient. The sums themselves say
 * where the rows are, which days they are of, and who they belong to.
 *
 * @param over the sum above the line
 * @param under the sum below the line, of the same rows; their number for a mean
 * @param counted how many rows that are, fetched like any figure
 */
public record PlannedHistogram(Term over, Term under, Term counted) {
  /** With more rows Student's interval is as good, and a histogram costs more than it tells. */
  public static final int MOST_ROWS = 10_000;

  /** All bars of a statement; with more of them there are none. */
  public static final int MOST_BARS = 2_000_000;

  public Scan scan() {
    return counted.scan();
  }

  public Term.Window window() {
    return counted.window();
  }

  public Route route() {
    return counted.route();
  }

  Expr overOfRow() {
    return argument(over).orElseThrow();
  }

  /** Empty where each row counts as one. */
  Optional<Expr> underOfRow() {
    return argument(under);
  }

  private static Optional<Expr> argument(Term term) {
    return ((Aggregated) term.figure()).aggregate().argument();
  }

  public Optional<Expr> filter() {
    return counted.figure().filter();
  }

  public Set<Column> money() {
    return Figure.money(List.of(over.figure(), under.figure()));
  }

  /** What has to be asked, slice by slice. */
  public List<Ask> asks(Timeline timeline, Period period, Period anchor) {
    var strictest = over.perPeriod() ? under : over;
    var days = timeline.days(window(), period);
    return timeline.slices(strictest, period, anchor).stream()
        .map(slice -> new Ask(this, slice, boundToPeriod() ? days : Map.of()))
        .toList();
  }

  private boolean boundToPeriod() {
    return over.figure().boundToPeriod() || under.figure().boundToPeriod();
  }

  /** The rows of one slice, whatever window they are asked for. */
  public record Ask(PlannedHistogram of, Slice slice, Map<Bound.Day, LocalDate> days) {}
}
