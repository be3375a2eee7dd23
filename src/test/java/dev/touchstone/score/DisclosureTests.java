package dev.touchstone.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.MissingPolicy.Average;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.column.Benchmark;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has every page of one or two partners wants to know what a third one has. */
class DisclosureTests {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*\\.?\\d*");

  /** Enough for a number not to be another's by chance. */
  private static final int TELLING_DIGITS = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noNumberAPartnerReadsIsAnothersValue(long seed) {
    var random = new Random(seed);
    var kpis = kpis();
    var card =
        Cards.card(kpis.toArray(Scorecard.Node[]::new))
            .peers(5, List.of(List.of("region"), List.of()))
            .done();
    int partners = 40;
    var regions =
        IntStream.range(0, partners)
            .mapToObj(i -> List.of("EMEA", "EMEA", "APAC", "LATAM").get(random.nextInt(4)))
            .toList();
    var values = new double[kpis.size()][partners];
    var sheet = Sheet.of(partners).attribute("region", regions);
    for (int k = 0; k < kpis.size(); k++) {
      for (int i = 0; i < partners; i++) {
        boolean missing = random.nextInt(6) == 0;
        values[k][i] = missing ? Double.NaN : 100_000 + random.nextInt(900_000);
      }
      sheet.kpi(kpis.get(k).id(), values[k]);
    }
    var scores = Look.latest(card, sheet);
    for (int reader = 0; reader < partners; reader++) {
      var read = numbers(scores.explain(reader).forPartner().toString());
      for (int k = 0; k < kpis.size(); k++) {
        for (int other = 0; other < partners; other++) {
          if (other != reader && !Double.isNaN(values[k][other])) {
            var secret = Long.toString((long) values[k][other]);
            assertThat(read)
                .as("%s of %d, read by %d", kpis.get(k).id(), other, reader)
                .doesNotContain(secret);
          }
        }
      }
    }
  }

  private static List<Kpi> kpis() {
    return List.of(
        Cards.kpi("ends", new Scoring.MinMax()).unit(Unit.COUNT, 0).done(),
        Cards.kpi("share", new Scoring.ShareOfBest()).unit(Unit.COUNT, 0).done(),
        Cards.kpi("toward", new Scoring.TowardPartner("p00000", true)).unit(Unit.COUNT, 0).done(),
        Cards.kpi("place", new Scoring.Percentile()).unit(Unit.COUNT, 0).done(),
        Cards.kpi("mean", new Scoring.ZScore(BigDecimal.valueOf(50), BigDecimal.valueOf(15)))
            .unit(Unit.COUNT, 0)
            .whenMissing(new MissingPolicy.PeerMedian())
            .done(),
        Cards.kpi("stood-in", Cards.goal("500000", "200000"))
            .unit(Unit.COUNT, 0)
            .whenMissing(new MissingPolicy.Impute(Average.MEDIAN, List.of("region")))
            .done(),
        Cards.kpi("shrunk", Cards.goal("500000", "200000"))
            .unit(Unit.COUNT, 0)
            .sampling(new Sampling(BigDecimal.ZERO, Sampling.Shrink.PEER_MEAN))
            .done());
  }

  private static Set<String> numbers(String text) {
    var found = new HashSet<String>();
    var numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      var digits = numbers.group().replace(",", "").replaceFirst("\\.0*$", "");
      if (digits.length() >= TELLING_DIGITS) {
        found.add(digits);
      }
    }
    return found;
  }

  @Test
  void quartersAreToldFromTenCompaniesOn() {
    assertThat(told(9, 9)).isInstanceOf(Benchmark.Untold.class);
    assertThat(told(10, 10)).isInstanceOf(Benchmark.Quarters.class);
    assertThat(told(24, 9)).as("24 partners of nine companies").isEqualTo(Benchmark.UNTOLD);
  }

  /** The values are 1000, 2000, ..; partners beyond the number of companies belong to the first. */
  private static Benchmark told(int partners, int companies) {
    var parents =
        IntStream.range(0, partners).mapToObj(i -> i < companies ? "" : "p00000").toList();
    var sheet =
        Sheet.of(partners)
            .attribute("parent_id", parents)
            .kpi("a", IntStream.range(0, partners).mapToDouble(i -> 1000 * (i + 1)).toArray());
    var card = Cards.card(Cards.kpi("a", Cards.goal("5000", "2000")).done()).done();
    return Look.leaf(Look.latest(card, sheet), 3, "a").valued().benchmark();
  }

  @Test
  void groupsThatDifferByFewAreNotBothTold() {
    assertThat(elsewhere(1)).as("everybody less EMEA is one partner").isEqualTo(Benchmark.UNTOLD);
    assertThat(elsewhere(9)).as("nine").isEqualTo(Benchmark.UNTOLD);
    assertThat(elsewhere(10)).isInstanceOf(Benchmark.Quarters.class);
  }

  /** What one of few partners outside EMEA is told, of which there are twelve. */
  private static Benchmark elsewhere(int others) {
    int partners = 12 + others;
    var regions = IntStream.range(0, partners).mapToObj(i -> i < 12 ? "EMEA" : "R" + i).toList();
    var sheet =
        Sheet.of(partners)
            .attribute("region", regions)
            .kpi("a", IntStream.range(0, partners).mapToDouble(i -> 1000 * (i + 1)).toArray());
    var card =
        Cards.card(Cards.kpi("a", Cards.goal("5000", "2000")).done())
            .peers(5, List.of(List.of("region"), List.of()))
            .done();
    var scores = Look.latest(card, sheet);
    assertThat(Look.leaf(scores, 0, "a").valued().benchmark())
        .isInstanceOf(Benchmark.Quarters.class);
    return Look.leaf(scores, partners - 1, "a").valued().benchmark();
  }

  @Test
  void whereAllHaveTheSameNobodyIsToldThatTheyHave() {
    var alike = new double[12];
    Arrays.fill(alike, 7);
    var card = Cards.card(Cards.kpi("a", Cards.goal("9", "5")).done()).done();
    assertThat(Look.leaf(Look.latest(card, Sheet.of(12).kpi("a", alike)), 0, "a").valued())
        .extracting(Explanation.Valued::benchmark)
        .isEqualTo(Benchmark.UNTOLD);
  }

  /**
   * Whoever knows all values but one, and what is told, still does not know that one: it could be
   * another by more than a twentieth of the middle half, whichever it is.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsToldLeavesTheLastValueOpenToWhoKnowsAllOthers(long seed) {
    var random = new Random(seed);
    var values = new double[10 + random.nextInt(20)];
    Arrays.setAll(values, i -> Math.round(Math.exp(random.nextGaussian()) * 100_000) / 100.0);
    var told = (Benchmark.Quarters) toldOf(values);
    double half = told.upper() - told.lower();
    for (int victim = 0; victim < values.length; victim++) {
      var possible = new ArrayList<Double>();
      for (int step = -100; step <= 100; step++) {
        var guess = values.clone();
        guess[victim] = Math.max(0, values[victim] + step * half / 100);
        if (toldOf(guess).equals(told)) {
          possible.add(guess[victim]);
        }
      }
      assertThat(possible.getLast() - possible.getFirst())
          .as("what the value at %d can be", victim)
          .isGreaterThan(half / 20);
    }
  }

  private static Benchmark toldOf(double[] values) {
    var card = Cards.card(Cards.kpi("a", Cards.goal("5000", "2000")).done()).done();
    var scores = Look.latest(card, Sheet.of(values.length).kpi("a", values));
    return Look.leaf(scores, 0, "a").valued().benchmark();
  }
}
