package dev.touchstone.robustness;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A scorecard document of four KPIs in two groups, and numbers for it. */
final class Given {
  private static final String PROGRAM =
      """
      program: test
      currency: USD
      partners: partners
      """;
  private static final String PARTNERS =
      """
      dataset: partners
      key: partner_id
      columns:
        partner_id: partner
        a: integer
        b: integer
        c: integer
        d: integer
        region: text
      """;
  private static final String SCORECARD =
      """
      scorecard: card
      period: quarter
      peers: {by: [[]], at-least: 1}
      bands: {low: 0, middle: 40, high: 60}
      minimum-coverage: 0 %%
      aggregate: %s
      perspectives:
        first:
          weight: 60
          aggregate: %s
          kpis:
            a: {weight: 70, from: partners, measure: max(a), score: percentile}
            b: {weight: 30, from: partners, measure: max(b), score: percentile}
        second:
          weight: 40
          aggregate: %s
          kpis:
            c: {weight: 50, from: partners, measure: max(c), score: percentile}
            d: {weight: 50, from: partners, measure: max(d), score: percentile}
      %s
      """;

  private Given() {}

  static Scorecard card(String robustness) {
    return card("arithmetic", robustness);
  }

  static Scorecard card(String aggregate, String robustness) {
    return only(SCORECARD.formatted(aggregate, aggregate, aggregate, robustness));
  }

  /** The scorecard of a document over the partners' numbers. */
  static Scorecard only(String document) {
    var definitions =
        Documents.of(
                List.of(
                    new SourceFile("program.yaml", PROGRAM),
                    new SourceFile("partners.yaml", PARTNERS),
                    new SourceFile("card.yaml", document)))
            .definitions();
    return definitions.all(Scorecard.KIND).values().iterator().next();
  }

  /** Values by KPI; NaN is missing. */
  static Measurements measured(double[]... byKpi) {
    var kpis = new LinkedHashMap<String, KpiMeasurements>();
    for (int k = 0; k < byKpi.length; k++) {
      var states = new State[byKpi[k].length];
      Arrays.setAll(states, state(byKpi[k])::get);
      kpis.put(
          "abcd".substring(k, k + 1),
          new KpiMeasurements(byKpi[k], states, none(byKpi[k].length), Evidence.NONE, List.of()));
    }
    return measured(byKpi[0].length, kpis);
  }

  /** One quarter of so many partners. */
  static Measurements measured(int size, Map<String, KpiMeasurements> kpis) {
    var partners = new ArrayList<PartnerId>();
    for (int i = 0; i < size; i++) {
      partners.add(new PartnerId("P-%03d".formatted(i)));
    }
    var period = new Period("2026-Q1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));
    return new Measurements(
        new Population(partners, partners.stream().map(PartnerId::value).toList(), Map.of()),
        List.of(new PeriodMeasurements(period, kpis)));
  }

  /** Nothing is aimed at. */
  static double[] none(int size) {
    var targets = new double[size];
    Arrays.fill(targets, Double.NaN);
    return targets;
  }

  private static List<State> state(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> Double.isNaN(value) ? State.MISSING : State.MEASURED)
        .toList();
  }

  /** One value of ten is missing. */
  static Measurements random(int partners, long seed) {
    var random = new SplittableRandom(seed);
    var values = new double[4][partners];
    for (var column : values) {
      Arrays.setAll(
          column, i -> random.nextInt(10) == 0 ? Double.NaN : random.nextInt(100_000) / 100.0);
    }
    return measured(values);
  }

  static RobustnessTrials trials(String robustness, Measurements measurements) {
    return RobustnessTrials.of(card(robustness), measurements, 0, 2);
  }
}
