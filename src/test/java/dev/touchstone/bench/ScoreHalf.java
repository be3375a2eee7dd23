package dev.touchstone.bench;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.replay.Kernel;
import dev.touchstone.score.replay.Pass;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Scoring alone, in one quarter, one value of fifty missing. */
record ScoreHalf(Scorecard scorecard, Measurements measurements) {
  private static final int PARTNERS = 20_000;
  private static final int MANY_PARTNERS = 1_000_000;
  private static final int MANY_KPIS = 20;

  /** 20,000 partners on the benchmark's twelve KPIs. */
  static ScoreHalf of(Definitions definitions) {
    return of(Facts.scorecard(definitions), PARTNERS);
  }

  /** A million partners on twenty KPIs. */
  static ScoreHalf ofMany() {
    var text = new StringBuilder("scorecard: many\nperiod: quarter\n");
    text.append("peers: {by: [[]], at-least: 5}\nbands: {low: 0, middle: 25, high: 75}\n");
    text.append("perspectives:\n");
    for (int group = 0; group < MANY_KPIS / 5; group++) {
      text.append("  g%d:\n    kpis:\n".formatted(group));
      for (int kpi = 0; kpi < 5; kpi++) {
        text.append(
            "      k%d-%d: {from: p, measure: max(v), score: percentile}\n".formatted(group, kpi));
      }
    }
    var sources =
        List.of(
            new SourceFile("program.yaml", "program: many\ncurrency: USD\npartners: p\n"),
            new SourceFile(
                "p.yaml", "dataset: p\nkey: id\ncolumns: {id: partner, v: {decimal: 2}}\n"),
            new SourceFile("many.yaml", text.toString()));
    return of(Facts.scorecard(Documents.of(sources).definitions()), MANY_PARTNERS);
  }

  private static ScoreHalf of(Scorecard scorecard, int size) {
    var random = new SplittableRandom(1);
    var partners = new ArrayList<PartnerId>();
    var segments = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      partners.add(new PartnerId("P%07d".formatted(i)));
      segments.add(("s" + (1 + random.nextInt(6))).intern());
    }
    var names = partners.stream().map(PartnerId::value).toList();
    var population = new Population(partners, names, Map.of("segment", segments));
    var kpis = new LinkedHashMap<String, KpiMeasurements>();
    scorecard.kpis().forEach(kpi -> kpis.put(kpi.id(), values(random, size)));
    var quarter = new Period("2026-Q1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));
    var period = new PeriodMeasurements(quarter, kpis);
    return new ScoreHalf(scorecard, new Measurements(population, List.of(period)));
  }

  private static KpiMeasurements values(SplittableRandom random, int size) {
    var values = new double[size];
    var states = new State[size];
    for (int i = 0; i < size; i++) {
      boolean missing = random.nextInt(50) == 0;
      states[i] = missing ? State.MISSING : State.MEASURED;
      values[i] = missing ? Double.NaN : random.nextInt(1_000_000) / 100.0;
    }
    var targets = new double[size];
    Arrays.fill(targets, Double.NaN);
    return new KpiMeasurements(values, states, targets, Evidence.NONE, List.of());
  }

  String once() {
    var scores = Scorer.score(scorecard, measurements).getFirst();
    return "ranks-" + ranks(scores.population().size(), scores::rank);
  }

  /** The same ranks by plain loops. */
  String byHand() {
    var ranks = new PlainScoring(scorecard, measurements).ranks();
    return "ranks-" + ranks(ranks.length, i -> ranks[i]);
  }

  private static int ranks(int partners, java.util.function.IntUnaryOperator rank) {
    int hash = 0;
    for (int i = 0; i < partners; i++) {
      hash = 31 * hash + rank.applyAsInt(i);
    }
    return hash;
  }

  /** A thousand replications, their statistics included. */
  String replications(int threads) {
    var trials = RobustnessTrials.of(scorecard, measurements, 0, threads);
    return "median-" + trials.standing(0).ranks().median();
  }

  /** Ranks everybody anew when weights change. */
  final class Slider {
    private final Kernel kernel = Kernel.of(scorecard, measurements, 0);
    private final Pass pass = new Pass(kernel);
    private final double[] weights = kernel.weights();

    String moved() {
      weights[1] = weights[1] == 25 ? 30 : 25;
      pass.play(kernel, weights);
      return "rank-" + pass.ranks()[0];
    }
  }
}
