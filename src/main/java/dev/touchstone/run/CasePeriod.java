package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the period that a case is about. */
record CasePeriod(Definitions definitions, Scorecard scorecard, Case one) {
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  Period in(Snapshot snapshot) {
    return one.period().isEmpty() ? newest(snapshot) : named(one.period());
  }

  private Period newest(Snapshot snapshot) {
    return scorecard.kpis().stream()
        .flatMap(kpi -> kpi.measure().inputs().values().stream())
        .filter(input -> !input.on().isEmpty() && snapshot.has(input.from()))
        .flatMap(input -> snapshot.newest(input.from(), input.on()).stream())
        .max(LocalDate::compareTo)
        .flatMap(this::containing)
        .orElseThrow(
            () ->
                new Refused(
                    "no-period",
                    "The case does not say its period, and no given row has a date",
                    "Write period: with a label or a day"));
  }

  private Period named(String wish) {
    return day(wish)
        .flatMap(this::containing)
        .or(() -> labelled(wish))
        .orElseThrow(
            () ->
                new Refused(
                    "unknown-period",
                    "No period is called " + wish,
                    "%sAny day of the period works too: 2026-01-31".formatted(likeThis(wish))));
  }

  private String likeThis(String wish) {
    var year = YEAR.matcher(wish);
    return year.find()
        ? containing(LocalDate.of(Math.max(1, Integer.parseInt(year.group())), 7, 1))
            .map(period -> "Periods are called like %s. ".formatted(period.label()))
            .orElse("")
        : "";
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  /** A fiscal year's name is at most a year away from the days in it. */
  private Optional<Period> labelled(String label) {
    var year = YEAR.matcher(label);
    if (!year.find()) {
      return Optional.empty();
    }
    int named = Integer.parseInt(year.group());
    var end = LocalDate.of(Math.min(9000, named + 2), 1, 1);
    for (var day = LocalDate.of(Math.max(2, named - 1), 1, 1); day.isBefore(end); ) {
      var found = containing(day).filter(period -> period.label().equalsIgnoreCase(label));
      if (found.isPresent()) {
        return found;
      }
      day = day.plusWeeks(1);
    }
    return Optional.empty();
  }

  private Optional<Period> containing(LocalDate day) {
    try {
      return Optional.of(definitions.program().calendar().containing(day, scorecard.period()));
    } catch (FiscalCalendar.OutsideCalendar e) {
      return Optional.empty();
    }
  }
}
