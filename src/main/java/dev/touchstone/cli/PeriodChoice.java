package dev.touchstone.cli;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Finds the periods that are meant; without a wish, the one in which the newest facts lie. */
final class PeriodChoice {
  /** How far back a label is looked for and periods are counted. */
  static final int MOST_PERIODS = 400;

  /** Years of which calendars, windows and what is before them have dates for certain. */
  private static final Range YEARS = new Range(1000, 9000);

  private record Range(int from, int to) {}

  private PeriodChoice() {}

  static List<Period> of(
      Definitions definitions, Scorecard scorecard, Snapshot snapshot, String wish, int count) {
    if (count < 1 || count > MOST_PERIODS) {
      throw new Refused(
          "no-periods",
          "--periods counts from 1 to " + MOST_PERIODS,
          "Leave it out to score one period.");
    }
    var calendar = definitions.program().calendar();
    var newest = calendar.containing(newestDay(scorecard, snapshot), scorecard.period());
    var last = wish.isEmpty() ? newest : meant(wish, newest, calendar, scorecard);
    var periods = new ArrayList<Period>(List.of(last));
    while (periods.size() < count) {
      periods.addFirst(calendar.before(periods.getFirst(), scorecard.period()));
    }
    return periods;
  }

  private static Period meant(
      String wish, Period newest, FiscalCalendar calendar, Scorecard scorecard) {
    try {
      return calendar.containing(dated(LocalDate.parse(wish)), scorecard.period());
    } catch (DateTimeParseException notADay) {
      var period = newest;
      try {
        for (int i = 0; i < MOST_PERIODS; i++) {
          if (period.label().equalsIgnoreCase(wish)) {
            return period;
          }
          period = calendar.before(period, scorecard.period());
        }
      } catch (FiscalCalendar.OutsideCalendar beginning) {
        // A calendar of listed quarters has a first one; the label is none of them.
      }
      throw new Refused(
          "unknown-period",
          "No period is called " + wish,
          "The newest is called "
              + newest.label()
              + "; any day of a period, as in 2026-01-31, works too.");
    }
  }

  /**
   * @throws Refused for a day of no year that anything can be scored in
   */
  static LocalDate dated(LocalDate day) {
    if (day.getYear() < YEARS.from() || day.getYear() > YEARS.to()) {
      throw new Refused(
          "unknown-period",
          "No period is scored around " + day,
          "Name a day between the years %d and %d, as in 2026-01-31."
              .formatted(YEARS.from(), YEARS.to()));
    }
    return day;
  }

  private static LocalDate newestDay(Scorecard scorecard, Snapshot snapshot) {
    return scorecard.kpis().stream()
        .flatMap(kpi -> kpi.measure().inputs().values().stream())
        .filter(input -> !input.on().isEmpty() && snapshot.has(input.from()))
        .flatMap(input -> snapshot.newest(input.from(), input.on()).stream())
        .max(LocalDate::compareTo)
        .orElseThrow(
            () ->
                new Refused(
                    "no-facts",
                    "None of the datasets that " + scorecard.title() + " measures has a dated row",
                    "Check that the mappings' files lie in the data folder."));
  }
}
