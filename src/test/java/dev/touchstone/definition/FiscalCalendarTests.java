package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiscalCalendarTests {
  private static final FiscalCalendar RETAIL =
      new FiscalCalendar.FourFourFive(LocalDate.of(2025, 2, 2), ZoneOffset.UTC);

  private static FiscalCalendar starting(Month month) {
    return new FiscalCalendar.Monthly(month, ZoneOffset.UTC);
  }

  /** Walks day by day: every day is in one period, and the next one starts where it ends. */
  private static void assertNoGapsNorOverlaps(FiscalCalendar calendar, PeriodKind kind) {
    var seen = new HashMap<String, Period>();
    var day = LocalDate.of(2018, 12, 20);
    var period = calendar.containing(day, kind);
    for (int i = 0; i < 4000; i++, day = day.plusDays(1)) {
      var now = calendar.containing(day, kind);
      assertThat(now.contains(day)).isTrue();
      if (!now.equals(period)) {
        assertThat(now.from()).isEqualTo(period.to()).isEqualTo(day);
        assertThat(calendar.after(period, kind)).isEqualTo(now);
        assertThat(calendar.before(now, kind)).isEqualTo(period);
        assertThat(seen.put(now.label(), now)).as("label %s", now.label()).isNull();
        period = now;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void monthlyCalendarsHaveNoGapsNorOverlaps(PeriodKind kind) {
    for (var month : Month.values()) {
      assertNoGapsNorOverlaps(starting(month), kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void retailCalendarsHaveNoGapsNorOverlaps(PeriodKind kind) {
    assertNoGapsNorOverlaps(RETAIL, kind);
  }

  @Test
  void aYearThatStartsInJanuaryIsTheCalendarYear() {
    var calendar = starting(Month.JANUARY);
    assertThat(calendar.containing(LocalDate.of(2026, 8, 1), PeriodKind.QUARTER))
        .isEqualTo(new Period("2026-Q3", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1)));
    assertThat(calendar.containing(LocalDate.of(2026, 8, 1), PeriodKind.YEAR).label())
        .isEqualTo("2026");
    assertThat(calendar.containing(LocalDate.of(2026, 8, 1), PeriodKind.MONTH).label())
        .isEqualTo("2026-M08");
  }

  @Test
  void anotherYearIsNamedAfterTheYearItEndsIn() {
    var calendar = starting(Month.FEBRUARY);
    assertThat(calendar.containing(LocalDate.of(2027, 1, 31), PeriodKind.QUARTER))
        .isEqualTo(new Period("FY2027-Q4", LocalDate.of(2026, 11, 1), LocalDate.of(2027, 2, 1)));
    assertThat(calendar.containing(LocalDate.of(2027, 2, 1), PeriodKind.QUARTER).label())
        .isEqualTo("FY2028-Q1");
    assertThat(calendar.containing(LocalDate.of(2024, 2, 29), PeriodKind.MONTH).label())
        .isEqualTo("FY2025-M01");
  }

  @Test
  void aRetailQuarterHasMonthsOfFourFourAndFiveWeeks() {
    var weeks =
        RETAIL
            .trailing(
                RETAIL.containing(LocalDate.of(2026, 1, 31), PeriodKind.MONTH),
                12,
                PeriodKind.MONTH)
            .stream()
            .map(month -> month.to().toEpochDay() - month.from().toEpochDay())
            .map(days -> days / 7)
            .toList();
    assertThat(weeks).containsExactly(4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L);
  }

  @Test
  void aRetailYearIsKnownByAnyFirstDayBeforeOrAfter() {
    assertThat(RETAIL.containing(LocalDate.of(2026, 1, 31), PeriodKind.YEAR).label())
        .isEqualTo("FY2026");
    assertThat(RETAIL.containing(LocalDate.of(2026, 2, 1), PeriodKind.YEAR))
        .isEqualTo(new Period("FY2027", LocalDate.of(2026, 2, 1), LocalDate.of(2027, 1, 31)));
    assertThat(RETAIL.containing(LocalDate.of(2025, 2, 1), PeriodKind.QUARTER).label())
        .isEqualTo("FY2025-Q4");
  }

  @Test
  void trailingPeriodsEndWithTheGivenOne() {
    var calendar = starting(Month.JANUARY);
    var last = calendar.containing(LocalDate.of(2026, 2, 1), PeriodKind.QUARTER);
    assertThat(calendar.trailing(last, 4, PeriodKind.QUARTER))
        .extracting(Period::label)
        .containsExactly("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1");
  }

  @Test
  void listedQuartersAreNamedByTheirFirstDay() {
    var calendar =
        new FiscalCalendar.Listed(
            List.of(
                LocalDate.of(2010, 12, 29), LocalDate.of(2011, 3, 31), LocalDate.of(2011, 7, 1)),
            ZoneOffset.UTC);
    var quarter = calendar.containing(LocalDate.of(2011, 3, 30), PeriodKind.QUARTER);
    assertThat(quarter.label()).isEqualTo("from 2010-12-29");
    assertThat(calendar.after(quarter, PeriodKind.QUARTER).from()).isEqualTo("2011-03-31");
    assertThatThrownBy(() -> calendar.containing(LocalDate.of(2011, 7, 1), PeriodKind.QUARTER))
        .isInstanceOf(FiscalCalendar.OutsideCalendar.class)
        .hasMessageContaining("2011-07-01")
        .hasMessageContaining("it runs from 2010-12-29 to 2011-07-01");
  }
}
