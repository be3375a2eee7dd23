package dev.touchstone.measure;

import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The embedded engine. Every use gets its own locked instance that can read the snapshot's files
 * and nothing else; periods are measured one by one, so that memory stays small.
 *
 * <pre>{@code
 * try (var warehouse = new DuckDbWarehouse(EngineLimits.standard(), workspace.resolve("figures"))) {
 *   var measurements = warehouse.measure(plan, snapshot, periods, Progress.SILENT);
 * }
 * }</pre>
 */
public final class DuckDbWarehouse implements Warehouse {
  private final SqlDialect dialect = new SqlDialect.DuckDb();
  private final EngineLimits limits;
  private final KeptFigures kept;

  /** Computes everything anew each time. */
  public DuckDbWarehouse(EngineLimits limits) {
    this(limits, KeptFigures.NONE);
  }

  /**
   * Keeps figures between runs, so that a closed period is read once.
   *
   * @param figures a folder of its own; it may be deleted at any time
   */
  public DuckDbWarehouse(EngineLimits limits, Path figures) {
    this(limits, new FigureFiles(figures));
  }

  DuckDbWarehouse(EngineLimits limits, KeptFigures kept) {
    this.limits = limits;
    this.kept = kept;
  }

  @Override
  public Measurements measure(
      Plan plan, Snapshot snapshot, List<Period> periods, Progress progress) {
    if (!plan.complete()) {
      throw Plan.unusable();
    }
    var files = new SnapshotFiles(snapshot);
    try (var engine = open(plan, files)) {
      var fetching = new Fetching(engine, dialect, plan.statements(dialect), files, kept);
      var rates = new RateCheck(plan, fetching);
      var people = new People(plan, fetching, dialect);
      rates.everyPartnerAmountHasOne();
      var population = people.population();
      var answers = answers(plan, fetching, periods, population);
      var terms = plan.terms();
      var measured = new ArrayList<PeriodMeasurements>();
      for (int i = 0; i < periods.size(); i++) {
        var period = periods.get(i);
        progress.at("Measuring " + period, i, periods.size());
        answers.fetch(terms, period);
        rates.everyAmountHasOne(answers, period);
        measured.add(new PeriodMeasuring(plan, answers, people, population, period).measurements());
        answers.keepOnly(terms, periods.subList(i + 1, periods.size()));
      }
      progress.at("Measured", periods.size(), periods.size());
      return new Measurements(population, List.copyOf(measured));
    }
  }

  @Override
  public SourceRows rows(
      Plan plan,
      Snapshot snapshot,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    var files = new SnapshotFiles(snapshot);
    try (var engine = open(plan, files)) {
      var fetching = new Fetching(engine, dialect, plan.statements(dialect), files, kept);
      return new SourceReading(plan, fetching, dialect)
          .rows(kpi, input, partner, period, from, most);
    }
  }

  static Answers answers(
      Plan plan, Fetching fetching, List<Period> periods, Population population) {
    var places = new LinkedHashMap<String, Integer>();
    population.partners().forEach(partner -> places.put(partner.value(), places.size()));
    return new Answers(fetching, plan.timeline(), anchor(plan, periods.getFirst()), places);
  }

  /** The earliest period that is looked at by itself; what lies before is read in one piece. */
  static Period anchor(Plan plan, Period first) {
    for (int back = plan.furthestShift(); back > 0; back--) {
      var earlier = plan.timeline().back(first, back);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return first;
  }

  private LockedDuckDb open(Plan plan, SnapshotFiles files) {
    var readable = new LinkedHashSet<Path>();
    plan.datasets().forEach(dataset -> readable.addAll(files.all(dataset)));
    return new LockedDuckDb(limits, readable);
  }

  @Override
  public String engine() {
    return LockedDuckDb.engine();
  }

  /** Nothing is held between uses. */
  @Override
  public void close() {}
}
