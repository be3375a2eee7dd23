package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published intervals and credibility premiums by documents over rows, from files to explanations.
 */
class SmallSampleTests {
  private static final String DOCUMENTS =
      """
      program: small
      title: Small samples
      currency: USD
      calendar: {year-starts: january, zone: UTC}
      partners: partners
      ---
      dataset: partners
      key: partner_id
      columns: {partner_id: partner, name: text}
      ---
      dataset: trials
      key: trial_id
      partner: partner_id
      time: day
      columns:
        trial_id: text
        partner_id: partner
        day: date
        outcome: {enum: [hit, miss, open]}
        size: {decimal: 4}
      ---
      mapping: partners
      into: partners
      files: partners.csv
      columns: {partner_id: partner, name: partner}
      ---
      mapping: trials
      into: trials
      files: trials.csv
      columns: {trial_id: id, partner_id: partner, day: {from: day, date: yyyy-MM-dd}, outcome: outcome, size: size}
      ---
      scorecard: small
      period: quarter
      peers: {by: [[]], at-least: 2}
      bands: {all: 0}
      perspectives:
        only:
          kpis:
            rate:
              from: trials
              measure: count(*) filter (where outcome = 'hit') / count(*) filter (where outcome <> 'open')
              precision: 0.000001
              unit: percent
              score: {goalposts: {worst: 0, best: 1}}
              shrink: peer-mean
              owner: a
              steward: b
              tell-partner: c
            size:
              from: trials
              measure: avg(size)
              precision: 0.000001
              score: {goalposts: {worst: 0, best: 20}}
              interval: 95 %
              owner: a
              steward: b
              tell-partner: c
            size-again:
              from: trials
              measure: avg(size)
              where: outcome <> 'open'
              precision: 0.000001
              score: {goalposts: {worst: 0, best: 20}}
              interval: {level: 90 %, bootstrap: {replications: 999, seed: 3}}
              owner: a
              steward: b
              tell-partner: c
      """;

  @TempDir Path scratch;

  private record Trials(String partner, int hits, int of) {}

  private Scores scored(List<Trials> all, String name, long shuffle) throws IOException {
    var folder = Files.createDirectories(scratch.resolve(name));
    var partners = new ArrayList<String>();
    var rows = new ArrayList<String>();
    for (var trials : all) {
      partners.add(trials.partner);
      for (int i = 0; i < trials.of; i++) {
        rows.add(
            "%s-%d,%s,2026-02-01,%s,%d"
                .formatted(
                    trials.partner, i, trials.partner, i < trials.hits ? "hit" : "miss", i % 7));
      }
      rows.add(trials.partner + "-o," + trials.partner + ",2026-02-02,open,");
    }
    Collections.shuffle(rows, new Random(shuffle));
    Files.writeString(folder.resolve("all.yaml"), DOCUMENTS);
    Files.writeString(
        folder.resolve("partners.csv"), "partner\n" + String.join("\n", partners) + "\n");
    Files.writeString(
        folder.resolve("trials.csv"),
        "id,partner,day,outcome,size\n" + String.join("\n", rows) + "\n");
    try (var workspace = OracleWorkspace.of(folder, scratch.resolve(name + "-kept"))) {
      return workspace.score(workspace.periods(LocalDate.of(2026, 1, 15))).getLast();
    }
  }

  private static Leaf leaf(Scores scores, String partner, int kpi) {
    var root = scores.explain(scores.population().indexOf(new PartnerId(partner))).root();
    return (Leaf) ((Branch) root.parts().getFirst()).parts().get(kpi);
  }

  /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3. */
  @Test
  void newcombesExamplesHaveThePublishedIntervalsAndOpenTrialsMakeThemNoNarrower()
      throws IOException {
    var scores =
        scored(
            List.of(
                new Trials("a", 81, 263),
                new Trials("b", 15, 148),
                new Trials("c", 0, 20),
                new Trials("d", 1, 29)),
            "newcombe",
            1);
    interval(leaf(scores, "a", 0), 0.2553, 0.3662, 263);
    interval(leaf(scores, "b", 0), 0.0624, 0.1605, 148);
    interval(leaf(scores, "c", 0), 0, 0.1611, 20);
    interval(leaf(scores, "d", 0), 0.0061, 0.1718, 29);
  }

  private static void interval(Leaf leaf, double low, double high, long rows) {
    assertThat(leaf.measurement().interval())
        .isInstanceOfSatisfying(
            Interval.Between.class,
            found -> {
              assertThat(found.low()).isCloseTo(low, within(0.00005));
              assertThat(found.high()).isCloseTo(high, within(0.00005));
              assertThat(found.rows()).isEqualTo(rows);
            });
  }

  /**
   * The estimators written out once more, by the definition, over the rows themselves: one-way
   * analysis of variance of zeros and ones.
   */
  @Test
  void sharesAreShrunkByAnAnalysisOfVarianceOfTheirRows() throws IOException {
    var all =
        List.of(
            new Trials("a", 9, 12),
            new Trials("b", 30, 90),
            new Trials("c", 2, 3),
            new Trials("d", 40, 60),
            new Trials("e", 5, 50));
    double rows = 215;
    double hits = 86;
    double within = 0;
    double among = 0;
    double squares = 0;
    for (var one : all) {
      double p = (double) one.hits / one.of;
      within += one.hits * (1 - p) * (1 - p) + (one.of - one.hits) * p * p;
      among += one.of * (p - hits / rows) * (p - hits / rows);
      squares += (double) one.of * one.of;
    }
    double meanWithin = within / (rows - 5);
    double between = (among / 4 - meanWithin) / ((rows - squares / rows) / 4);
    double weights = 0;
    double sum = 0;
    for (var one : all) {
      double weight = one.of / (one.of + meanWithin / between);
      weights += weight;
      sum += weight * one.hits / one.of;
    }
    double mean = sum / weights;

    var scores = scored(all, "anova", 1);
    for (var one : all) {
      double weight = one.of / (one.of + meanWithin / between);
      double expected = weight * one.hits / one.of + (1 - weight) * mean;
      var shrunk = (Shrunk.Toward) leaf(scores, one.partner, 0).valued().shrunk();
      assertThat(shrunk.ownWeight()).isCloseTo(weight, within(1e-12));
      assertThat(shrunk.peerMean()).isCloseTo(mean, within(1e-12));
      assertThat(shrunk.value()).isCloseTo(expected, within(5.1e-7));
      assertThat(scores.points("rate", scores.population().indexOf(new PartnerId(one.partner))))
          .isCloseTo(100 * expected, within(1e-4));
    }
  }

  /** Of a few even rows, the interval of a bootstrap is close to Student's and has its own ends. */
  @Test
  void aDocumentCanAskForABootstrap() throws IOException {
    var all = List.of(new Trials("a", 9, 35), new Trials("b", 31, 90), new Trials("c", 1, 1));
    var scores = scored(all, "bootstrap", 1);
    var drawn = (Interval.Between) leaf(scores, "a", 2).measurement().interval();
    assertThat(drawn.how()).isEqualTo("drawn again 999 times");
    assertThat(drawn.rows()).isEqualTo(35);
    // 0 to 6 five times each: mean 3, variance 4 (n), standard error 2 / sqrt(35)
    double reach = 1.645 * 2 / Math.sqrt(35);
    assertThat(drawn.low()).isCloseTo(3 - reach, within(0.1 * reach));
    assertThat(drawn.high()).isCloseTo(3 + reach, within(0.1 * reach));
    assertThat(Certainty.between(drawn))
        .matches(
            "between 2\\.[0-9]+ and 3\\.[0-9]+ \\(90 % sure, 35 rows, drawn again 999 times\\)");
    assertThat(leaf(scores, "c", 2).measurement().interval())
        .isEqualTo(new Interval.Unknown("one row does not tell how much rows differ"));
  }

  @Test
  void shuffledRowsGiveTheSameBytes() throws IOException {
    var all = List.of(new Trials("a", 9, 12), new Trials("b", 31, 90), new Trials("c", 2, 3));
    var first = scored(all, "first", 1);
    var second = scored(all, "second", 2);
    for (var one : all) {
      for (int kpi = 0; kpi < 3; kpi++) {
        assertThat(leaf(second, one.partner, kpi).measurement().interval())
            .isEqualTo(leaf(first, one.partner, kpi).measurement().interval());
        assertThat(leaf(second, one.partner, kpi).valued().shrunk())
            .isEqualTo(leaf(first, one.partner, kpi).valued().shrunk());
      }
    }
  }
}
