package dev.touchstone.measure.judging;

import dev.touchstone.measure.State;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.plan.PlannedInput;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.plan.Quotient;
import dev.touchstone.plan.Term;
import dev.touchstone.shared.Period;
import java.util.List;
import java.util.stream.Stream;

/** How much data stands behind a KPI, and how old it is. */
final class Volume {
  private final boolean takes;
  private final int atLeast;
  private final long oldestAllowed;
  private final List<ExactVector> everyWindow;
  private final List<ExactVector> rows;
  private final List<ExactVector> newest;

  Volume(PlannedKpi planned, FetchedFigures answers, Period period) {
    var requirements = planned.kpi().requirements();
    this.takes = !planned.takes().isEmpty();
    this.atLeast = requirements.atLeastRows();
    this.oldestAllowed =
        requirements.staleAfterDays() == 0
            ? Long.MIN_VALUE
            : period.lastDay().toEpochDay() - requirements.staleAfterDays();
    this.everyWindow =
        planned.measure().rows().stream().map(term -> answers.of(term, period).inside()).toList();
    this.rows = basis(planned).map(term -> answers.of(term, period).inside()).toList();
    this.newest =
        planned.measure().inputs().stream()
            .flatMap(input -> input.newest().stream())
            .map(term -> answers.of(term, period).inside())
            .toList();
  }

  /**
   * What has to be many enough: of a share or a mean what it is divided by, since a hundred open
   * deals make a win rate no surer and a hundred lost ones do; else the rows of every input.
   */
  private static Stream<Term> basis(PlannedKpi planned) {
    var counted = Quotient.of(planned.measure()).filter(Quotient::perRow);
    return counted.isPresent()
        ? Stream.of(counted.get().under().value())
        : planned.measure().inputs().stream().map(PlannedInput::rows);
  }

  /** Whether no window of no input has any row; never where another KPI's value is taken. */
  boolean none(int partner) {
    if (takes) {
      return false;
    }
    for (var counted : everyWindow) {
      if (counted.count(partner) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code 4 of the 10 rows needed}; nothing where there are as many. */
  List<String> shortfall(int partner) {
    long fewest = rows.stream().mapToLong(counted -> counted.count(partner)).min().orElse(atLeast);
    return fewest < atLeast
        ? List.of("%d of the %d rows needed".formatted(fewest, atLeast))
        : List.of();
  }

  /** The state of a partner that has a value. */
  State state(int partner) {
    if (atLeast > 0) {
      for (var counted : rows) {
        if (counted.count(partner) < atLeast) {
          return State.BELOW_MINIMUM_VOLUME;
        }
      }
    }
    for (var day : newest) {
      if (day.has(partner) && day.count(partner) < oldestAllowed) {
        return State.STALE;
      }
    }
    return State.MEASURED;
  }
}
