package dev.touchstone.publication;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.run.Receipt;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * A made-up run whose numbers add up: P-0001 is best, P-0002 belongs to P-0001, and the last
 * partner has no score.
 */
public final class SampleRun {
  private static final String[] FIRST = {
    "Alder", "Birch", "Calder", "Dune", "Ember", "Fjord", "Grove", "Harbor", "Indigo", "Juniper",
    "Kestrel", "Larch", "Meadow", "North", "Osprey", "Pine"
  };
  private static final String[] SECOND = {"Systems", "Cloud", "Networks", "Data", "Partners"};
  private static final String[] REGIONS = {"EMEA", "North America", "APAC", "LATAM"};
  private static final String[] TYPES = {"reseller", "reseller", "msp"};

  private SampleRun() {}

  public static List<Document> documents() {
    return SampleMethod.documents();
  }

  public static ScorecardRun of(String id, int partners, int periods) {
    return of(id, partners, periods, LocalDate.of(2026, 9, 1));
  }

  /**
   * One whose first quarter is the first of a year, so that a longer one says the same and more.
   */
  static ScorecardRun from(int year, String id, int partners, int periods) {
    return of(id, partners, periods, LocalDate.of(year, 2, 1).plusMonths(3L * (periods - 1)));
  }

  private static ScorecardRun of(String id, int partners, int periods, LocalDate end) {
    var population = population(partners);
    var calendar = new FiscalCalendar.Monthly(Month.FEBRUARY, ZoneOffset.UTC);
    var last = calendar.containing(end, PeriodKind.QUARTER);
    var quarters = calendar.trailing(last, periods, PeriodKind.QUARTER);
    var scores = new ArrayList<Scores>();
    for (int i = 0; i < periods; i++) {
      scores.add(new SampleScores(quarters.get(i), population, i));
    }
    var definitions = SampleMethod.definitions();
    return new ScorecardRun(
        id,
        new Receipt(
            "reseller",
            "duckdb 2.0",
            "0.1.0",
            definitions.hashes(),
            new TreeMap<>(),
            new TreeMap<>(),
            quarters,
            List.of(),
            "d".repeat(64)),
        definitions,
        SampleMethod.scorecard(),
        new Measurements(population, quarters.stream().map(SampleRun::measured).toList()),
        List.copyOf(scores));
  }

  private static PeriodMeasurements measured(Period period) {
    var kpis = new LinkedHashMap<String, KpiMeasurements>();
    kpis.put(
        "revenue-attainment",
        new KpiMeasurements(
            new double[0],
            new State[0],
            new double[0],
            Evidence.NONE,
            List.of(
                new Total(
                    "value",
                    "deals",
                    "sum(amount)",
                    new BigDecimal("1234567.8900"),
                    new BigDecimal("12.5000"),
                    4321,
                    3))));
    return new PeriodMeasurements(period, kpis);
  }

  private static Population population(int size) {
    var ids = new ArrayList<PartnerId>();
    var names = new ArrayList<String>();
    var types = new ArrayList<String>();
    var regions = new ArrayList<String>();
    var parents = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      ids.add(new PartnerId("P-%05d".formatted(i + 1)));
      names.add(FIRST[i % FIRST.length] + " " + SECOND[(i / FIRST.length) % SECOND.length]);
      types.add(TYPES[i % TYPES.length]);
      regions.add(REGIONS[i % REGIONS.length]);
      parents.add(i == 1 ? "P-00001" : "");
    }
    var attributes = new LinkedHashMap<String, List<String>>();
    attributes.put("partner_type", types);
    attributes.put("region", regions);
    attributes.put("parent_id", parents);
    return new Population(List.copyOf(ids), List.copyOf(names), attributes);
  }
}
