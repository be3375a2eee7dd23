package dev.touchstone.demo;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.measure.State;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A scorecard's run over real files, to be asked about. */
record Ran(Measurements measurements, List<Scores> scores) {

  /** Everything that is wrong with a folder of definitions, expressions included. */
  static List<Issue> issues(Path folder) {
    var documents = Documents.in(folder);
    documents.forEachCheckable(
        (definitions, scorecard) -> Plan.of(definitions, scorecard, documents.issues()));
    return documents.issues().all();
  }

  static Definitions definitions(Path folder) {
    return Documents.in(folder).definitions();
  }

  /**
   * @param periods how many, of which the last contains {@code lastDay}
   */
  static Ran of(
      Definitions definitions,
      String id,
      FactStore store,
      java.time.LocalDate lastDay,
      int periods) {
    Scorecard scorecard = Objects.requireNonNull(definitions.all(Scorecard.KIND).get(id), id);
    var calendar = definitions.program().calendar();
    List<Period> wanted =
        calendar.trailing(
            calendar.containing(lastDay, scorecard.period()), periods, scorecard.period());
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      var plan = Plan.of(definitions, scorecard, new Issues());
      var measurements = warehouse.measure(plan, store.current(), wanted, Progress.SILENT);
      return new Ran(measurements, Scorer.score(scorecard, measurements));
    }
  }

  int indexOf(String name) {
    int index = measurements.population().names().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("Nobody is called " + name);
    }
    return index;
  }

  KpiMeasurements kpi(String id, int period) {
    PeriodMeasurements measured = measurements.periods().get(period);
    return Objects.requireNonNull(measured.kpis().get(id), id);
  }

  /** Of the last period. */
  KpiMeasurements kpi(String id) {
    return kpi(id, measurements.periods().size() - 1);
  }

  State state(String kpi, String partner) {
    return kpi(kpi).states()[indexOf(partner)];
  }

  double value(String kpi, String partner) {
    return kpi(kpi).values()[indexOf(partner)];
  }

  /** A population total of the period, rounded to four digits as people print it. */
  String total(String kpi, int period, String input) {
    return kpi(kpi, period).totals().stream()
        .filter(total -> total.input().equals(input))
        .map(Total::population)
        .map(sum -> sum.setScale(4, java.math.RoundingMode.HALF_UP).toPlainString())
        .findFirst()
        .orElseThrow();
  }

  Scores last() {
    return scores.getLast();
  }

  Explanation explain(String partner) {
    return last().explain(indexOf(partner));
  }

  long count(String kpi, State state) {
    return java.util.Arrays.stream(kpi(kpi).states()).filter(state::equals).count();
  }
}
