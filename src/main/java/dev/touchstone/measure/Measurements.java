package dev.touchstone.measure;

import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the warehouse answered for one scorecard: one {@link PeriodMeasurements} per period, oldest
 * first.
 */
public record Measurements(Population population, List<PeriodMeasurements> periods) {

  /**
   * @param kpis by KPI id, in the order of the scorecard
   */
  public record PeriodMeasurements(Period period, Map<String, KpiMeasurements> kpis) {}

  /**
   * One KPI in one period, arrays in population order.
   *
   * @param values rounded half-up to the KPI's precision; NaN where the state is not measured
   * @param states what kind of answer each is
   * @param targets NaN where there is none
   * @param totals what a reconciliation needs, by input name
   * @param remarks what a reader should know beside the value
   * @param opinions what assessors said, where they decide the value
   * @param samples how much of each value may be chance
   */
  public record KpiMeasurements(
      double[] values,
      State[] states,
      double[] targets,
      Evidence evidence,
      List<Total> totals,
      Remarks remarks,
      Opinions opinions,
      Samples samples) {
    /** A KPI over rows alone. */
    public KpiMeasurements(
        double[] values, State[] states, double[] targets, Evidence evidence, List<Total> totals) {
      this(values, states, targets, evidence, totals, Remarks.NONE, Opinions.NONE, Samples.NONE);
    }
  }

  /** What is known of the rows behind each value, made only when somebody asks. */
  @FunctionalInterface
  public interface Samples {
    Samples NONE = partner -> new Sample.Unknown();

    Sample of(int partner);

    /** The rows themselves, where the KPI asks for a bootstrap. */
    default Histogram rows(int partner) {
      return Histogram.NONE;
    }
  }

  /** Sentences without a full stop, made only when somebody asks. */
  @FunctionalInterface
  public interface Remarks {
    Remarks NONE = partner -> List.of();

    List<String> of(int partner);
  }

  /** The numbers behind a value, made only when somebody asks. */
  @FunctionalInterface
  public interface Evidence {
    Evidence NONE = partner -> List.of();

    /** One entry per aggregate of each input, in the order of the KPI's formula. */
    List<Aggregate> of(int partner);
  }

  /**
   * One aggregate as the warehouse returned it.
   *
   * @param input the KPI's name for the input it belongs to; {@code target} for the target's
   * @param expression the aggregate as written, e.g. {@code sum(amount)}
   * @param value exact; empty where there was nothing to aggregate
   * @param rows how many rows stood behind the input
   * @param kpi id of the KPI whose value it is; empty for an aggregate over rows
   */
  public record Aggregate(
      String input,
      String dataset,
      String expression,
      Optional<BigDecimal> value,
      long rows,
      Period window,
      String kpi) {
    /** An aggregate over rows. */
    public Aggregate(
        String input,
        String dataset,
        String expression,
        Optional<BigDecimal> value,
        long rows,
        Period window) {
      this(input, dataset, expression, value, rows, window, "");
    }

    /** The days it is about, for people: {@code up to 31 Dec 2026} where it began with the data. */
    public String days(Function<LocalDate, String> day) {
      if (!window.from().equals(Slice.BEGINNING)) {
        return day.apply(window.from()) + " to " + day.apply(window.lastDay());
      }
      return window.to().isBefore(Slice.END) ? "up to " + day.apply(window.lastDay()) : "all days";
    }

    /** Whether it is another KPI's value; its rows stand behind that KPI. */
    public boolean ofKpi() {
      return !kpi.isEmpty();
    }
  }

  /**
   * An additive aggregate summed over partners, to be held against the source.
   *
   * @param population over the scorecard's population
   * @param outside over rows of partners outside it, or of no known partner
   */
  public record Total(
      String input,
      String dataset,
      String expression,
      BigDecimal population,
      BigDecimal outside,
      long populationRows,
      long outsideRows) {}
}
