package dev.touchstone.measure.judging;

import dev.touchstone.measure.Measurements.KpiMeasurements;
import java.util.Optional;

/** What other KPIs came to, for those that take their values. */
@FunctionalInterface
interface OtherKpis {
  /** For a measure that takes nothing of other KPIs. */
  OtherKpis NONE = (kpi, back) -> Optional.empty();

  /**
   * @param back how many periods earlier
   * @return empty before the calendar starts
   */
  Optional<Other> find(String kpi, int back);

  /**
   * @param title what people call it
   * @param precision digits after the point its values are rounded to
   */
  record Other(String title, int precision, KpiMeasurements measured) {}
}
