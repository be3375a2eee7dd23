package dev.touchstone.bench;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.score.Scorer;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Scoring alone: 20,000 partners on twelve KPIs in one quarter, one value of fifty missing. */
record ScoreHalf(Scorecard scorecard, Measurements measurements) {
  private static final int PARTNERS = 20_000;

  static ScoreHalf of(Facts facts) {
    var random = new SplittableRandom(1);
    var scorecard = Facts.scorecard(facts.definitions());
    var partners = new ArrayList<PartnerId>();
    var segments = new ArrayList<String>();
    for (int i = 0; i < PARTNERS; i++) {
      partners.add(new PartnerId("P%06d".formatted(i)));
      segments.add("s" + (1 + random.nextInt(6)));
    }
    var names = partners.stream().map(PartnerId::value).toList();
    var population = new Population(partners, names, Map.of("segment", segments));
    var kpis = new LinkedHashMap<String, KpiMeasurements>();
    scorecard.kpis().forEach(kpi -> kpis.put(kpi.id(), values(random)));
    var period = new PeriodMeasurements(facts.quarters().getLast(), kpis);
    return new ScoreHalf(scorecard, new Measurements(population, List.of(period)));
  }

  private static KpiMeasurements values(SplittableRandom random) {
    var values = new double[PARTNERS];
    var states = new State[PARTNERS];
    for (int i = 0; i < PARTNERS; i++) {
      boolean missing = random.nextInt(50) == 0;
      states[i] = missing ? State.MISSING : State.MEASURED;
      values[i] = missing ? Double.NaN : random.nextInt(1_000_000) / 100.0;
    }
    var targets = new double[PARTNERS];
    Arrays.fill(targets, Double.NaN);
    return new KpiMeasurements(values, states, targets, Evidence.NONE, List.of());
  }

  String once() {
    return "rank-" + Scorer.score(scorecard, measurements).getFirst().rank(0);
  }
}
