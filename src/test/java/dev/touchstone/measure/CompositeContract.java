package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KPIs of KPIs: what they take, when, and what becomes of what is missing. */
abstract class CompositeContract extends WarehouseContract {
  private static final String DEALS =
      """
      dataset: deals
      key: deal_id
      time: closed_on
      columns: {deal_id: text, partner_id: partner, won: integer, lost: integer, closed_on: date}
      """;

  private Period q1;
  private Period q2;

  @BeforeEach
  void aVendorWithFourPartners() {
    world = new World(folder);
    world.engine = this::warehouse;
    q1 = world.quarter(2026, 1);
    q2 = world.quarter(2026, 2);
  }

  private Written written(String kpis) {
    var written = Written.of(world, DEALS, kpis);
    world
        .load(
            "partners",
            "('P1','One','reseller'),('P2','Two','reseller'),('P3','Three','referral'),('P4','Four','reseller')")
        .load(
            "deals",
            """
            ('a','P1',2,1,'2026-02-01'),('b','P1',1,2,'2026-05-01'),
            ('c','P2',3,3,'2026-05-01'),
            ('d','P3',1,1,'2026-05-01')
            """);
    return written;
  }

  private static final String WIN_RATE =
      """
      win-rate:
        from: deals
        measure: sum(won) / (sum(won) + sum(lost))
        precision: 0.1
        score: percentile
      """;

  @Test
  void aCompositeIsMadeOfRoundedValues() {
    var measured =
        written(
                WIN_RATE
                    + """
                    thrice:
                      inputs: {rate: {kpi: win-rate}}
                      measure: 3 * rate
                      score: percentile
                    """)
            .measure(q2);
    assertThat(World.words(measured, "thrice", 0))
        .as("a third is 0.3 when it is taken, and three times that 0.9")
        .isEqualTo("P1=0.9 P2=1.5 P3=1.5 P4=missing");
  }

  @Test
  void rowsAndOtherKpisMayBeMixedAndWrittenInAnyOrder() {
    var measured =
        written(
                """
                expected-wins:
                  inputs:
                    doubled: {kpi: doubled}
                    decided: {from: deals, measure: sum(won) + sum(lost)}
                  measure: doubled * decided / 2
                  score: percentile
                doubled:
                  inputs: {rate: {kpi: win-rate}}
                  measure: 2 * rate
                  score: percentile
                """
                    + WIN_RATE)
            .measure(q2);
    assertThat(World.words(measured, "expected-wins", 0)).isEqualTo("P1=0.9 P2=3 P3=1 P4=missing");
  }

  @Test
  void anotherKpiCanBeTakenAsItWasEarlier() {
    var measured =
        written(
                """
                change:
                  inputs: {rate: {kpi: win-rate}}
                  measure: rate - prior(rate)
                  score: percentile
                """
                    + WIN_RATE)
            .measure(q1, q2);
    assertThat(World.words(measured, "change", 1))
        .as("0.3 after 0.7; P2 had no deals before")
        .isEqualTo("P1=-0.4 P2=missing P3=missing P4=missing");
    assertThat(World.words(measured, "change", 0))
        .isEqualTo("P1=missing P2=missing P3=missing P4=missing");
    assertThat(World.kpi(measured, "change", 1).remarks().of(1))
        .containsExactly("Win rate, one period earlier, has no data");
  }

  @Test
  void anEarlierValueNeedsNoEarlierPeriodToBeAskedFor() {
    var measured =
        written(
                """
                twice-removed:
                  inputs: {change: {kpi: change}}
                  measure: prior(change)
                  score: percentile
                change:
                  inputs: {rate: {kpi: win-rate}}
                  measure: coalesce(rate, 0) - coalesce(prior(rate), 0)
                  score: percentile
                """
                    + WIN_RATE)
            .measure(world.quarter(2026, 3));
    assertThat(World.words(measured, "twice-removed", 0)).isEqualTo("P1=-0.4 P2=0.5 P3=0.5 P4=0");
  }

  @Test
  void whatIsMissingIsMissingForTheSameReason() {
    var kpis =
        WIN_RATE
            + """
            few:
              from: deals
              measure: sum(won)
              at-least: 2 rows
              score: percentile
            resellers-only:
              from: deals
              measure: sum(won)
              applies-to: partner_type = 'reseller'
              score: percentile
            of-few: {inputs: {few: {kpi: few}}, measure: few, score: percentile}
            of-all:
              inputs: {rate: {kpi: win-rate}, few: {kpi: few}, own: {kpi: resellers-only}}
              measure: rate + few + own
              score: percentile
            at-all:
              inputs: {few: {kpi: few}}
              measure: coalesce(few, 0) + 1
              score: percentile
            """;
    var measured = written(kpis).measure(q2);
    assertThat(World.words(measured, "of-few", 0))
        .isEqualTo(
            "P1=below-minimum-volume P2=below-minimum-volume P3=below-minimum-volume P4=missing");
    assertThat(World.words(measured, "of-all", 0))
        .as("what does not apply comes first, then the order of the formula")
        .isEqualTo("P1=below-minimum-volume P2=below-minimum-volume P3=not-applicable P4=missing");
    assertThat(World.kpi(measured, "of-all", 0).remarks().of(2))
        .containsExactly(
            "Few has too few rows to judge by", "Resellers only does not apply to this partner");
    assertThat(World.words(measured, "at-all", 0)).isEqualTo("P1=1 P2=1 P3=1 P4=1");
  }

  @Test
  void theEvidenceNamesTheOtherKpiAndItsRowsAreFoundThere() {
    var written =
        written(
            """
            twice:
              inputs: {rate: {kpi: win-rate}}
              measure: 2 * rate
              score: percentile
            """
                + WIN_RATE);
    var evidence = World.kpi(written.measure(q2), "twice", 0).evidence().of(0);
    assertThat(evidence).extracting(Aggregate::kpi, Aggregate::input).hasSize(1);
    var first = evidence.getFirst();
    assertThat(first.kpi()).isEqualTo("win-rate");
    assertThat(first.input()).isEqualTo("rate");
    assertThat(first.value()).contains(new BigDecimal("0.3"));
    try (var warehouse = warehouse(world.limits())) {
      var plan = written.plan();
      assertThatThrownBy(
              () ->
                  warehouse.rows(
                      plan, world.snapshot, "twice", "rate", new PartnerId("P1"), q2, 0, 10))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("is the value of KPI win-rate");
      assertThat(
              warehouse
                  .rows(plan, world.snapshot, "win-rate", "value", new PartnerId("P1"), q2, 0, 10)
                  .total())
          .isEqualTo(1);
    }
  }

  @Test
  void aPlanSaysWhatIsTaken() {
    var listing =
        written(
                WIN_RATE
                    + """
                    change:
                      inputs: {rate: {kpi: win-rate}}
                      measure: rate - prior(rate)
                      score: percentile
                    """)
            .plan()
            .listing();
    assertThat(listing)
        .contains("-- change = #0 - #1", "#0 win-rate as rate", "#1 prior(win-rate) as rate");
  }
}
