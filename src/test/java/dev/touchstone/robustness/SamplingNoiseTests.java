package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.Documents;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.definition.SourceFile;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Measurements.Remarks;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.Interval;
import dev.touchstone.score.Kernel;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values drawn by the rows behind them, held against intervals and distributions known before. */
class SamplingNoiseTests {
  private static final String SAMPLED =
      "robustness: {replications: 10000, values: sampled, sensitivity: 0}";

  /** One KPI whose value is its points; a share counts a hundred times. */
  private static Scorecard card(String kpi, String robustness) {
    var text =
        """
        scorecard: card
        period: quarter
        peers: {by: [[]], at-least: 1}
        bands: {low: 0, good: 60}
        scale: {decimals: 2}
        minimum-coverage: 0 %%
        perspectives:
          only:
            kpis:
              a:
                from: partners
                measure: max(a)
                precision: 0.00000001
                %s
        %s
        """
            .formatted(kpi, robustness);
    return Documents.of(
            List.of(
                new SourceFile(
                    "program.yaml", "program: test\ncurrency: USD\npartners: partners\n"),
                new SourceFile(
                    "partners.yaml",
                    "dataset: partners\nkey: partner_id\n"
                        + "columns: {partner_id: partner, a: integer}\n"),
                new SourceFile("card.yaml", text)))
        .definitions()
        .scorecards()
        .values()
        .iterator()
        .next();
  }

  private static Scorecard shares(String robustness) {
    return card("score: {goalposts: {worst: 0, best: 1}}", robustness);
  }

  private static Scorecard means(String robustness) {
    return card("score: {goalposts: {worst: 0, best: 100}}", robustness);
  }

  private static Measurements measured(Sample... samples) {
    var partners = new ArrayList<PartnerId>();
    var values = new double[samples.length];
    var states = new State[samples.length];
    var targets = new double[samples.length];
    Arrays.fill(targets, Double.NaN);
    Arrays.fill(states, State.MEASURED);
    for (int i = 0; i < samples.length; i++) {
      partners.add(new PartnerId("P-%03d".formatted(i)));
      values[i] =
          switch (samples[i]) {
            case Sample.Unknown _ -> 50;
            case Sample.Share(var hits, var rows) -> Math.round(1e8 * hits / rows) / 1e8;
            case Sample.Mean(_, var value, _) -> value;
          };
    }
    var kpi =
        new KpiMeasurements(
            values,
            states,
            targets,
            Evidence.NONE,
            List.of(),
            Remarks.NONE,
            Opinions.NONE,
            i -> samples[i]);
    var period = new Period("2026-Q1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));
    return new Measurements(
        new Population(partners, partners.stream().map(PartnerId::value).toList(), Map.of()),
        List.of(new PeriodMeasurements(period, Map.of("a", kpi))));
  }

  private static Trials trials(Scorecard card, Sample... samples) {
    return Trials.of(card, measured(samples), 0, 2);
  }

  private static String json(Trials trials) {
    var out = new StringWriter();
    TrialsJson.write(List.of(trials), _ -> List.of(), out);
    return out.toString();
  }

  /** By Simpson's rule. */
  private static double integral(DoubleUnaryOperator f, double from, double to) {
    int n = 20_000;
    double h = (to - from) / n;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < n; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }

  private static double normalBelow(double z) {
    return integral(x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), -12, z);
  }

  private static double good(Trials trials, int partner) {
    return trials.standing(partner).bandShares().getLast();
  }

  @Test
  void aShareIsAsOftenInABandAsTheScoreTestSays() {
    long[][] counted = {{6, 10}, {7, 10}, {55, 100}, {13, 20}, {590, 1000}, {2, 7}, {620, 1000}};
    var samples =
        Arrays.stream(counted).map(of -> new Sample.Share(of[0], of[1])).toArray(Sample[]::new);
    var trials = trials(shares(SAMPLED), samples);
    for (int i = 0; i < counted.length; i++) {
      double p = (double) counted[i][0] / counted[i][1];
      double expected = normalBelow((p - 0.6) / Math.sqrt(0.6 * 0.4 / counted[i][1]));
      assertThat(good(trials, i)).as("of %d", counted[i][1]).isCloseTo(expected, within(0.018));
    }
  }

  @Test
  void drawsOfSharesAndMeansSpreadAsTheIntervalOfNinetyPercentSays() {
    var shares =
        new Sample[] {
          new Sample.Share(3, 9),
          new Sample.Share(0, 4),
          new Sample.Share(12, 12),
          new Sample.Share(40_000, 90_000),
          new Sample.Share(1, 1)
        };
    var means =
        new Sample[] {
          new Sample.Mean(4, 40, 120), new Sample.Mean(30, 50, 9_000), new Sample.Mean(900, 20, 9e6)
        };
    spread(trials(shares(SAMPLED), shares), shares, 100, 0.03);
    spread(trials(means(SAMPLED), means), means, 1, 0.05);
  }

  private static void spread(Trials trials, Sample[] samples, double scale, double share) {
    for (int i = 0; i < samples.length; i++) {
      var expected = (Interval.Between) Interval.of(samples[i], 0.9);
      var found = trials.standing(i).scores();
      double width = scale * (expected.high() - expected.low());
      assertThat(found.low()).isCloseTo(scale * expected.low(), within(share * width + 0.01));
      assertThat(found.high()).isCloseTo(scale * expected.high(), within(share * width + 0.01));
      assertThat(found.median()).isCloseTo(trials.standing(i).score(), within(share * width));
    }
  }

  /** Student's distribution has a closed form for one and for two degrees of freedom. */
  @Test
  void aMeanOfTwoOrThreeRowsIsAsOftenInABandAsStudentsDistributionSays() {
    var trials = trials(means(SAMPLED), new Sample.Mean(2, 62, 32), new Sample.Mean(3, 58, 24));
    double one = 2 / 4.0; // standard error 4
    assertThat(good(trials, 0)).isCloseTo(0.5 + Math.atan(one) / Math.PI, within(0.018));
    double two = -2 / 2.0; // standard error 2
    assertThat(good(trials, 1))
        .isCloseTo(0.5 + two / (2 * Math.sqrt(2 + two * two)), within(0.018));
  }

  @Test
  void aValueOfManyRowsHardlyMovesAndOneOfFewDoes() {
    var trials =
        trials(
            shares(SAMPLED),
            new Sample.Share(900_000, 1_500_000),
            new Sample.Share(6, 10),
            new Sample.Share(400_000, 1_000_000));
    var many = trials.standing(0).scores();
    var few = trials.standing(1).scores();
    assertThat(many.high() - many.low()).isLessThan(0.2);
    assertThat(few.high() - few.low()).isGreaterThan(30);
    assertThat(trials.duel(0, 2).above()).isEqualTo(1);
  }

  @Test
  void moreRowsOfTheSameShareMakeTheBandSurer() {
    var random = new Random(3);
    for (int n = 0; n < 5; n++) {
      int hits = 65 + random.nextInt(20);
      var trials =
          trials(
              shares(SAMPLED),
              new Sample.Share(hits, 100),
              new Sample.Share(4L * hits, 400),
              new Sample.Share(16L * hits, 1600));
      assertThat(good(trials, 1)).isGreaterThanOrEqualTo(good(trials, 0));
      assertThat(good(trials, 2)).isGreaterThanOrEqualTo(good(trials, 1));
    }
  }

  /** Beta-binomial: peers make a prior of so many rows, and the posterior is the beta of both. */
  @Test
  void aShrunkShareSpreadsAsItsPosterior() {
    var random = new Random(11);
    var samples = new Sample[40];
    for (int i = 0; i < samples.length; i++) {
      int rows = 5 + random.nextInt(60);
      double p = 0.3 + 0.5 * random.nextDouble();
      int hits = 0;
      for (int row = 0; row < rows; row++) {
        hits += random.nextDouble() < p ? 1 : 0;
      }
      samples[i] = new Sample.Share(hits, rows);
    }
    var card = card("shrink: peer-mean\n        score: {goalposts: {worst: 0, best: 1}}", SAMPLED);
    var trials = trials(card, samples);
    double prior = prior(samples);
    for (int i = 0; i < samples.length; i++) {
      var share = (Sample.Share) samples[i];
      double mean = trials.standing(i).score() / 100;
      double a = mean * (share.rows() + prior);
      double b = (1 - mean) * (share.rows() + prior);
      DoubleUnaryOperator density = x -> Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
      double whole = integral(density, 1e-9, 1 - 1e-9);
      assertThat(good(trials, i))
          .isCloseTo(integral(density, 0.6, 1 - 1e-9) / whole, within(0.018));
    }
  }

  /** Rows that a prior is worth: within over between, by analysis of variance. */
  private static double prior(Sample[] samples) {
    double rows = 0;
    double hits = 0;
    double within = 0;
    double rowsSquared = 0;
    for (var sample : samples) {
      var share = (Sample.Share) sample;
      rows += share.rows();
      hits += share.hits();
      rowsSquared += (double) share.rows() * share.rows();
      within += (double) share.hits() * (share.rows() - share.hits()) / share.rows();
    }
    double among = 0;
    for (var sample : samples) {
      var share = (Sample.Share) sample;
      double off = (double) share.hits() / share.rows() - hits / rows;
      among += share.rows() * off * off;
    }
    int k = samples.length;
    double meanWithin = within / (rows - k);
    return meanWithin / ((among / (k - 1) - meanWithin) / ((rows - rowsSquared / rows) / (k - 1)));
  }

  @Test
  void aShrunkMeanSpreadsAsItsPosteriorAlsoWhereThereIsOneRow() {
    var samples =
        new Sample[] {
          new Sample.Mean(1, 40, 0),
          new Sample.Mean(5, 55, 400),
          new Sample.Mean(9, 65, 700),
          new Sample.Mean(20, 72, 1900),
          new Sample.Mean(3, 50, 180)
        };
    double within = (400 + 700 + 1900 + 180) / (38.0 - 5);
    var card =
        card("shrink: peer-mean\n        score: {goalposts: {worst: 0, best: 100}}", SAMPLED);
    var trials = trials(card, samples);
    var between = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      var sample = (Sample.Mean) samples[i];
      var scores = trials.standing(i).scores();
      double sd = (scores.high() - scores.low()) / (2 * 1.6448536269514722);
      // 1 / variance of the posterior is what the prior and the rows tell together
      between[i] = 1 / (1 / (sd * sd) - sample.rows() / within);
      assertThat(scores.median()).isCloseTo(trials.standing(i).score(), within(0.2));
    }
    // one prior for all of them; where rows tell nearly everything, it cannot be seen
    assertThat(between[4]).isCloseTo(between[0], within(0.2 * between[0]));
    assertThat(trials.valueDoubts().getFirst().drawn()).isEqualTo(samples.length);
  }

  @Test
  void whoHasTooFewRowsStaysAsMeasuredAndIsTold() {
    var trials =
        trials(
            means(SAMPLED),
            new Sample.Mean(1, 40, 0),
            new Sample.Mean(8, 50, 0),
            new Sample.Mean(8, 60, 100),
            new Sample.Unknown());
    for (int stays : new int[] {0, 1, 3}) {
      var scores = trials.standing(stays).scores();
      assertThat(scores.low()).isEqualTo(trials.standing(stays).score());
      assertThat(scores.high()).isEqualTo(trials.standing(stays).score());
    }
    var doubt = trials.valueDoubts().getFirst();
    assertThat(doubt.drawn()).isEqualTo(1);
    assertThat(doubt.stays())
        .containsExactly(
            new ValueDoubt.Stays("one row does not tell how much rows differ", List.of(0)),
            new ValueDoubt.Stays(
                "all rows are alike, which does not tell how much rows differ", List.of(1)),
            new ValueDoubt.Stays("nothing is known of the rows behind it", List.of(3)));
    assertThat(json(trials)).contains("one row does not tell").contains("\"P-000\"");
  }

  @Test
  void whoCountsAsThePeersMeanAloneStaysThere() {
    var card = card("shrink: peer-mean\n        score: {goalposts: {worst: 0, best: 1}}", SAMPLED);
    var trials = trials(card, new Sample.Share(5, 10), new Sample.Share(51, 100));
    assertThat(trials.standing(0).scores().low()).isEqualTo(trials.standing(0).score());
    assertThat(trials.valueDoubts().getFirst().stays().getFirst().reason())
        .contains("the mean of its peers");
  }

  @Test
  void aKpiThatCannotTellIsToldSo() {
    var given = Given.random(20, 1);
    var trials =
        Trials.of(
            Given.card("robustness: {weights: 0 %, values: sampled, replications: 20}"),
            given,
            0,
            1);
    assertThat(trials.valueDoubts()).hasSize(4);
    assertThat(trials.valueDoubts().getFirst().stays().getFirst().reason())
        .isEqualTo("its measure does not tell how sure it is");
    var standing = trials.standing(0);
    assertThat(standing.ranks().low()).isEqualTo(standing.ranks().high());
    assertThat(trials.sensitivity().drivers()).isEmpty();
  }

  @Test
  void sharesAreDrawnUnlessTheScorecardSaysOtherwise() {
    var share = new Sample.Share(6, 10);
    assertThat(trials(shares(""), share, share).valueDoubts()).hasSize(1);
    assertThat(Trials.of(Given.card(""), Given.random(9, 1), 0, 1).valueDoubts()).isEmpty();
    assertThat(trials(shares("robustness: {weights: 20 %}"), share).valueDoubts()).hasSize(1);
    assertThat(trials(shares("robustness: {values: 0 %}"), share).valueDoubts()).isEmpty();
    assertThat(trials(shares("robustness: {values: {a: 0 %}}"), share).valueDoubts()).isEmpty();
  }

  @Test
  void seedsDecideAndThreadsDoNot() {
    var samples = new Sample[60];
    var random = new Random(5);
    for (int i = 0; i < samples.length; i++) {
      int rows = 1 + random.nextInt(40);
      samples[i] = new Sample.Share(random.nextInt(rows + 1), rows);
    }
    var measured = measured(samples);
    var text = "robustness: {seed: 7, replications: 200, values: {a: sampled}, sensitivity: 10}";
    var one = json(Trials.of(shares(text), measured, 0, 1));
    assertThat(json(Trials.of(shares(text), measured, 0, 3))).isEqualTo(one);
    assertThat(json(Trials.of(shares(text.replace("7", "8")), measured, 0, 3))).isNotEqualTo(one);
    assertThat(one).doesNotContain("NaN").contains("\"error\" : \"sampled\"");
  }

  @Test
  void sharesStayBetweenNoneAndAll() {
    var samples = new Sample[200];
    var random = new Random(6);
    for (int i = 0; i < samples.length; i++) {
      int rows = 1 + random.nextInt(6);
      samples[i] = new Sample.Share(random.nextInt(rows + 1), rows);
    }
    var lots = ValueLots.of(Kernel.of(shares(SAMPLED), measured(samples), 0));
    for (int seed = 0; seed < 500; seed++) {
      for (double value : lots.draw(new SplittableRandom(seed)).getOrDefault("a", new double[0])) {
        assertThat(value).isBetween(0.0, 1.0);
      }
    }
  }
}
