package dev.touchstone.measure.warehouse;

import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.measure.engine.Engine;
import dev.touchstone.measure.engine.SideThread;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.fetching.Fetching;
import dev.touchstone.measure.fetching.PartnersAsked;
import dev.touchstone.measure.judging.PeriodMeasuring;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * One use of an engine: a plan answered from a snapshot. Periods are answered one by one, so that
 * memory stays small; all that differs between engines lies in the engine and its dialect.
 */
record EngineUse(
    Engine engine, SqlDialect dialect, Plan plan, SnapshotFiles files, KeptFigures kept) {

  /**
   * @param anew measures the same without periods that were kept; asked at most once, and only for
   *     the evidence behind one of them
   */
  Measurements measure(List<Period> periods, Progress progress, Supplier<Measurements> anew) {
    var fetching = fetching();
    var rates = new RateCheck(plan, fetching);
    var people = new PartnersAsked(plan, fetching, dialect);
    rates.everyPartnerAmountHasOne();
    var population = people.population();
    var answers = answers(fetching, periods, population);
    var closed = new ClosedPeriods(plan, fetching, answers, kept, plan.hash(), Once.of(anew));
    var terms = plan.terms();
    var drawn = plan.histograms();
    var measured = new ArrayList<Supplier<PeriodMeasurements>>();
    // A period is measured while the engine answers the next one.
    try (var beside = new SideThread()) {
      for (int i = 0; i < periods.size(); i++) {
        var period = periods.get(i);
        progress.at("Measuring " + period, i, periods.size());
        var name = closed.name(period);
        var known = closed.find(name, period, i);
        if (known.isPresent()) {
          measured.add(known::get);
          continue;
        }
        answers.fetch(terms, period);
        answers.histograms().fetch(drawn, period);
        rates.everyAmountHasOne(answers, period);
        var measuring = new PeriodMeasuring(plan, answers, people, population, period);
        measured.forEach(Supplier::get);
        answers.keepOnly(terms, periods.subList(i, periods.size()));
        answers.histograms().keepOnly(drawn, periods.subList(i, periods.size()));
        measured.add(
            beside.begin(
                () -> {
                  var now = measuring.measurements();
                  closed.keep(name, now);
                  return now;
                }));
      }
      var all = measured.stream().map(Supplier::get).toList();
      progress.at("Measured", periods.size(), periods.size());
      return new Measurements(population, all);
    }
  }

  SourceRows rows(String kpi, String input, PartnerId partner, Period period, int from, int most) {
    return new SourceReading(plan, fetching(), dialect)
        .rows(kpi, input, partner, period, from, most);
  }

  private Fetching fetching() {
    return new Fetching(engine, dialect, plan.statements(dialect), files, kept);
  }

  private FetchedFigures answers(Fetching fetching, List<Period> periods, Population population) {
    var places = new LinkedHashMap<String, Integer>();
    population.partners().forEach(partner -> places.put(partner.value(), places.size()));
    return new FetchedFigures(fetching, plan.timeline(), anchor(plan, periods.getFirst()), places);
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
}
