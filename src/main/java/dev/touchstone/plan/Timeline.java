package dev.touchstone.plan;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.plan.Term.Window;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows of a scored period, in the program's calendar. Where a calendar lists no earlier period,
 * a window starts with the first one it lists, and {@code prior} has no rows.
 */
public record Timeline(FiscalCalendar calendar, PeriodKind kind) {

  public Optional<Period> back(Period period, int periods) {
    try {
      var earlier = period;
      for (int i = 0; i < periods; i++) {
        earlier = calendar.before(earlier, kind);
      }
      return Optional.of(earlier);
    } catch (FiscalCalendar.OutsideCalendar e) {
      return Optional.empty();
    }
  }

  /** The periods of a window, oldest first; one for all time, none before the calendar starts. */
  private List<Period> periods(Window window, Period scored) {
    var periods = new ArrayList<Period>();
    for (int i = Math.max(1, window.periods()) - 1; i >= 0; i--) {
      back(scored, window.shift() + i).ifPresent(periods::add);
    }
    return back(scored, window.shift()).isEmpty() ? List.of() : List.copyOf(periods);
  }

  /** The window as people name it: {@code 2026-Q3}, {@code 2025-Q4 to 2026-Q3}. */
  public Optional<Period> span(Window window, Period scored) {
    var periods = periods(window, scored);
    if (periods.isEmpty()) {
      return Optional.empty();
    }
    var first = periods.getFirst();
    var last = periods.getLast();
    if (window.allTime()) {
      return Optional.of(new Period("up to " + last, Slice.BEGINNING, last.to()));
    }
    return Optional.of(
        periods.size() == 1 ? last : new Period(first + " to " + last, first.from(), last.to()));
  }

  /** What the bound days are for a window; empty before the calendar starts. */
  public Map<Bound.Day, LocalDate> days(Window window, Period scored) {
    return span(window, scored)
        .map(
            span ->
                Map.of(
                    Bound.Day.WINDOW_START,
                    span.from(),
                    Bound.Day.PERIOD_START,
                    back(scored, window.shift()).orElseThrow().from(),
                    Bound.Day.PERIOD_END,
                    span.to()))
        .orElse(Map.of());
  }

  /**
   * The slices whose figures make up a term. All time is everything before {@code anchor}, and then
   * period by period.
   */
  public List<Slice> slices(Term term, Period scored, Period anchor) {
    var window = term.window();
    var span = span(window, scored);
    if (span.isEmpty()) {
      return List.of();
    }
    if (term.scan().timeless()) {
      return List.of(Slice.EVER);
    }
    if (!term.perPeriod()) {
      return List.of(Slice.of(span.get()));
    }
    if (!window.allTime()) {
      return periods(window, scored).stream().map(Slice::of).toList();
    }
    return sinceEver(span.get().to(), anchor);
  }

  /** The slices of a bridge over the same window. */
  public List<Slice> slices(Scan bridge, Window window, Period scored, Period anchor) {
    var rolled = new Term(bridge, Figure.ROWS, window, new Route.Direct());
    return slices(rolled, scored, anchor);
  }

  private List<Slice> sinceEver(LocalDate to, Period anchor) {
    var slices = new ArrayList<Slice>();
    slices.add(Slice.before(anchor.from()));
    for (var period = anchor; period.from().isBefore(to); period = calendar.after(period, kind)) {
      slices.add(Slice.of(period));
      if (!period.to().isBefore(to)) {
        break;
      }
    }
    return List.copyOf(slices);
  }
}
