package dev.touchstone.definition.program;

import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Cuts time into the fiscal periods people report by. Periods are half-open and never overlap. */
public sealed interface FiscalCalendar {
  ZoneId zone();

  /** The period of this kind that contains the day. */
  Period containing(LocalDate day, PeriodKind kind);

  /** The period that starts where this one ends. */
  default Period after(Period period, PeriodKind kind) {
    return containing(period.to(), kind);
  }

  /** The period that ends where this one starts. */
  default Period before(Period period, PeriodKind kind) {
    return containing(period.from().minusDays(1), kind);
  }

  /** {@code count} consecutive periods, oldest first, of which {@code last} is the last. */
  default List<Period> trailing(Period last, int count, PeriodKind kind) {
    var periods = new ArrayList<Period>();
    var period = last;
    for (int i = 0; i < count; i++) {
      periods.addFirst(period);
      if (i + 1 < count) {
        period = before(period, kind);
      }
    }
    return List.copyOf(periods);
  }

  /** Fiscal years start on the first of {@code yearStarts}; quarters are three months. */
  record Monthly(Month yearStarts, ZoneId zone) implements FiscalCalendar {
    @Override
    public Period containing(LocalDate day, PeriodKind kind) {
      int startMonth = yearStarts.getValue();
      int sinceStart = Math.floorMod(day.getMonthValue() - startMonth, 12);
      var yearFrom = day.withDayOfMonth(1).minusMonths(sinceStart);
      // A fiscal year is named after the calendar year it ends in; a calendar year after itself.
      int name = startMonth == 1 ? yearFrom.getYear() : yearFrom.getYear() + 1;
      var year = startMonth == 1 ? "" + name : "FY" + name;
      int length = kind.months();
      int index = sinceStart / length;
      var from = yearFrom.plusMonths((long) index * length);
      return new Period(kind.label(year, index), from, from.plusMonths(length));
    }
  }

  /**
   * Retail calendar: every quarter has months of 4, 4 and 5 weeks. Years start on {@code
   * firstYearStarts} plus a whole number of 52-week years.
   */
  record FourFourFive(LocalDate firstYearStarts, ZoneId zone) implements FiscalCalendar {
    private static final int[] MONTH_WEEKS = {4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5};

    @Override
    public Period containing(LocalDate day, PeriodKind kind) {
      long days = day.toEpochDay() - firstYearStarts.toEpochDay();
      long yearIndex = Math.floorDiv(days, 364L);
      var from = firstYearStarts.plusDays(yearIndex * 364L);
      var year = "FY" + (firstYearStarts.plusDays(363).getYear() + yearIndex);
      int months = kind.months();
      for (int index = 0; ; index++) {
        int weeks = 0;
        for (int month = index * months; month < (index + 1) * months; month++) {
          weeks += MONTH_WEEKS[month];
        }
        var to = from.plusWeeks(weeks);
        if (day.isBefore(to)) {
          return new Period(kind.label(year, index), from, to);
        }
        from = to;
      }
    }
  }

  /**
   * Quarters that start on listed days, for companies whose quarters follow no rule. Each is
   * labelled with its first day.
   *
   * @param starts ascending, at least two; the last is the end of the last quarter
   */
  record Listed(List<LocalDate> starts, ZoneId zone) implements FiscalCalendar {
    @Override
    public Period containing(LocalDate day, PeriodKind kind) {
      for (int i = 0; i + 1 < starts.size(); i++) {
        var period = new Period("from " + starts.get(i), starts.get(i), starts.get(i + 1));
        if (period.contains(day)) {
          return period;
        }
      }
      throw new OutsideCalendar(day, starts.getFirst(), starts.getLast());
    }
  }

  /** A day for which no quarter is listed. */
  final class OutsideCalendar extends RuntimeException {
    OutsideCalendar(LocalDate day, LocalDate first, LocalDate last) {
      super("The calendar lists no period for " + day + "; it runs from " + first + " to " + last);
    }
  }
}
