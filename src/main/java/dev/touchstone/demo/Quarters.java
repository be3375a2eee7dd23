package dev.touchstone.demo;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;

/** The nine fiscal quarters that the demo world tells of: FY2025-Q3 to FY2027-Q3. */
final class Quarters {
  static final FiscalCalendar CALENDAR =
      new FiscalCalendar.Monthly(Month.FEBRUARY, ZoneId.of("America/New_York"));
  static final int COUNT = 9;
  static final int LAST = COUNT - 1;
  private static final List<Period> ALL =
      CALENDAR.trailing(
          CALENDAR.containing(LocalDate.of(2026, 10, 31), PeriodKind.QUARTER),
          COUNT + 2,
          PeriodKind.QUARTER);

  /** The first day there is data for. */
  static final LocalDate START = get(0).from();

  /** The day on which the sources were exported: nothing has happened on it or after it. */
  static final LocalDate END = get(LAST).to();

  private Quarters() {}

  /** Quarter 0 is the first; -1 and -2 are those before it, in which some deals began. */
  static Period get(int index) {
    return ALL.get(index + 2);
  }

  static int days(int index) {
    return (int) (get(index).to().toEpochDay() - get(index).from().toEpochDay());
  }

  /** Whether the world knows of a day. */
  static boolean covers(LocalDate day) {
    return !day.isBefore(START) && day.isBefore(END);
  }
}
