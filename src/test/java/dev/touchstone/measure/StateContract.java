package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Period;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What kind of answer each is, and what the absence of rows means. */
abstract class StateContract extends WarehouseContract {
  private Period q3;

  @BeforeEach
  void aVendorWithFourPartners() {
    world =
        standard()
            .load(
                "partners",
                "('P1','One','reseller'),('P2','Two','reseller'),('P3','Three','referral'),('P4','Four',null)")
            .load(
                "deals",
                """
                ('d1','P1','won',3,10.5,100,'USD','acme','2026-06-01','2026-07-10',true),
                ('d2','P1','lost',2,10.5,50,'USD','acme','2026-06-01','2026-09-30',false),
                ('d3','P1','won',null,null,null,'USD','zeta','2026-06-01','2026-09-01',null),
                ('d4','P2','open',1,1,70,'USD','acme','2026-06-01','2026-07-01',true),
                ('d5','P3','won',1,1,5,'USD','acme','2026-03-01','2026-06-30',true),
                ('d6','X9','won',1,1,7.25,'USD','acme','2026-03-01','2026-08-30',true),
                ('d7',null,'won',1,1,1,'USD','acme','2026-03-01','2026-08-30',true)
                """);
    q3 = world.quarter(2026, 3);
  }

  @Test
  void aPartnerWithoutDealsHasNoWinRateRatherThanZero() {
    var winRate =
        deals("count(*) filter (where stage = 'won') / count(*) filter (where stage <> 'open')");
    assertThat(world.measured(winRate, q3)).isEqualTo("P1=0.67 P2=missing P3=missing P4=missing");
  }

  @Test
  void aCountOverSomeRowsCanBeZero() {
    assertThat(world.measured(deals("count(*) filter (where stage = 'won')"), q3))
        .isEqualTo("P1=2 P2=0 P3=missing P4=missing");
  }

  @Test
  void rowsThatTheConditionLeavesOutAreNoRows() {
    var won = KpiDraft.of("kpi", where(input("deals", "count(*)"), "stage = 'won'"));
    assertThat(world.measured(won, q3)).isEqualTo("P1=2 P2=missing P3=missing P4=missing");
  }

  @Test
  void absenceIsZeroOnlyWhereTheKpiSaysSo() {
    assertThat(world.measured(deals("sum(amount)").zero(), q3)).isEqualTo("P1=150 P2=70 P3=0 P4=0");
    assertThat(world.measured(deals("count(distinct customer)").zero(), q3))
        .isEqualTo("P1=2 P2=1 P3=0 P4=0");
    assertThat(world.measured(deals("max(amount)").zero(), q3))
        .isEqualTo("P1=100 P2=70 P3=missing P4=missing");
  }

  @Test
  void aSumOverRowsWithoutAmountsIsMissingEvenWhereAbsenceIsZero() {
    var seats = deals("sum(seats) filter (where customer = 'zeta')").zero();
    assertThat(world.measured(seats, q3)).isEqualTo("P1=missing P2=0 P3=0 P4=0");
  }

  @Test
  void coalesceDoesNotInventAValueForAPartnerWithNoRowsAtAll() {
    assertThat(world.measured(deals("coalesce(sum(amount), 0)"), q3))
        .isEqualTo("P1=150 P2=70 P3=missing P4=missing");
  }

  @Test
  void rowsInAnEarlierWindowAreRowsToo() {
    var growth = deals("coalesce(sum(amount), 0) - coalesce(prior(sum(amount)), 0)");
    assertThat(world.measured(growth, q3)).isEqualTo("P1=150 P2=70 P3=-5 P4=missing");
  }

  @Test
  void dividingByZeroHasNoValue() {
    var ratio = deals("sum(amount) / count(*) filter (where stage = 'won')");
    assertThat(world.measured(ratio, q3)).isEqualTo("P1=75 P2=missing P3=missing P4=missing");
  }

  @Test
  void tooFewRowsAreNotJudged() {
    assertThat(world.measured(deals("count(*)").atLeast(2), q3))
        .isEqualTo("P1=3 P2=below-minimum-volume P3=missing P4=missing");
  }

  @Test
  void theInputWithTheFewestRowsDecidesTheVolume() {
    var lead =
        KpiDraft.of(
                "kpi",
                "won - everything",
                where(KpiDraft.named("won", "deals", "count(*)"), "stage = 'won'"),
                KpiDraft.named("everything", "deals", "count(*)"))
            .atLeast(3);
    assertThat(world.measured(lead, q3))
        .isEqualTo("P1=below-minimum-volume P2=missing P3=missing P4=missing");
  }

  @Test
  void ofAShareTheRowsItIsDividedByDecideTheVolume() {
    var share =
        KpiDraft.of(
                "kpi",
                "won / everything",
                where(KpiDraft.named("won", "deals", "count(*)"), "stage = 'won'"),
                KpiDraft.named("everything", "deals", "count(*)"))
            .atLeast(3);
    assertThat(world.measured(share, q3))
        .as("two wins of three deals are a share of three")
        .isEqualTo("P1=0.67 P2=missing P3=missing P4=missing");
  }

  @Test
  void theNewestRowDecidesWhetherAValueIsStale() {
    assertThat(world.measured(deals("count(*)").staleAfter(90), q3))
        .isEqualTo("P1=3 P2=stale P3=missing P4=missing");
    assertThat(world.measured(deals("count(*)").staleAfter(91), q3))
        .isEqualTo("P1=3 P2=1 P3=missing P4=missing");
  }

  @Test
  void stalenessLooksAtTheWholeWindow() {
    var yearly = KpiDraft.of("kpi", over(input("deals", "count(*)"), 4)).staleAfter(60);
    assertThat(world.measured(yearly, q3)).isEqualTo("P1=3 P2=stale P3=stale P4=missing");
  }

  @Test
  void tooFewRowsCountBeforeTooOldOnes() {
    assertThat(world.measured(deals("count(*)").atLeast(2).staleAfter(10), q3))
        .isEqualTo("P1=3 P2=below-minimum-volume P3=missing P4=missing");
  }

  @Test
  void aKpiAppliesOnlyWhereItsConditionIsTrue() {
    assertThat(world.measured(deals("count(*)").zero().appliesTo("partner_type <> 'referral'"), q3))
        .as("for P4 the condition is unknown")
        .isEqualTo("P1=3 P2=1 P3=not-applicable P4=not-applicable");
  }

  @Test
  void valuesAreRoundedHalfUpFromTheExactFraction() {
    var third = deals("sum(amount) / (count(*) * 1000)").precision(3);
    assertThat(world.measured(third, q3)).isEqualTo("P1=0.05 P2=0.07 P3=missing P4=missing");
    assertThat(world.measured(deals("0 - sum(amount) / 40").precision(0), q3))
        .as("-3.75 and -1.75")
        .isEqualTo("P1=-4 P2=-2 P3=missing P4=missing");
  }

  @Test
  void aTargetWithoutRowsIsNoTarget() {
    world.load("targets", "('t1','P1',200,'USD','2026-07-01'),('t2','P2',0,'USD','2026-07-01')");
    var kpi = deals("sum(amount)").zero().target(input("targets", "sum(amount)"));
    var measured = World.kpi(world.measure(world.plan(kpi), q3), "kpi", 0);
    assertThat(measured.targets()).containsExactly(200, 0, Double.NaN, Double.NaN);
  }

  @Test
  void thePopulationIsSortedByCodePoint() {
    world.load("partners", "('p','Small','x'),('\uFF5E','Wide','x'),('\uD83D\uDE00','Smile','x')");
    var population = world.measure(world.plan(deals("count(*)")), q3).population();
    assertThat(population.partners())
        .extracting(Object::toString)
        .containsExactly("P1", "P2", "P3", "P4", "p", "\uFF5E", "\uD83D\uDE00");
    assertThat(population.partners())
        .extracting(population::indexOf)
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(population.names()).startsWith("One", "Two");
    assertThat(population.attributes().getOrDefault("partner_type", List.of()))
        .startsWith("reseller", "reseller", "referral", "");
  }
}
