package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.on;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows a period looks at. */
abstract class WindowContract extends WarehouseContract {
  private Period q1;
  private Period q2;
  private Period q3;

  @BeforeEach
  void onePartnerOverTime() {
    world =
        standard()
            .load("partners", "('P1','One','reseller'),('P2','Two','reseller')")
            .load(
                "deals",
                """
                ('d0','P1','won',1,1,1000,'USD','old','2019-01-01','2019-05-05',true),
                ('d1','P1','won',1,1,1,'USD','a','2025-06-01','2025-10-01',true),
                ('d2','P1','won',1,1,2,'USD','b','2025-06-01','2025-12-31',true),
                ('d3','P1','won',1,1,4,'USD','a','2025-12-01','2026-01-01',true),
                ('d4','P1','won',1,1,8,'USD','c','2026-01-01','2026-03-31',true)
                """)
            .load(
                "deals",
                """
                ('d5','P1','won',1,1,16,'USD','a','2026-04-01','2026-04-01',true),
                ('d6','P1','won',1,1,32,'USD','d','2026-04-01','2026-09-30',true),
                ('d7','P1','won',1,1,64,'USD','d','2026-04-01','2026-10-01',true),
                ('d8','P1','won',1,1,128,'USD','e','2026-04-01',null,true)
                """);
    q1 = world.quarter(2026, 1);
    q2 = world.quarter(2026, 2);
    q3 = world.quarter(2026, 3);
  }

  private String p1(KpiDraft kpi, Period period) {
    return world.measured(kpi, period).replace(" P2=missing", "");
  }

  @Test
  void periodsAreHalfOpen() {
    assertThat(p1(deals("sum(amount)"), q1)).isEqualTo("P1=12");
    assertThat(p1(deals("sum(amount)"), q3)).isEqualTo("P1=32");
  }

  @Test
  void aTrailingWindowIncludesTheScoredPeriod() {
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "sum(amount)"), 2)), q2))
        .isEqualTo("P1=28");
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "max(amount) - min(amount)"), 4)), q3))
        .isEqualTo("P1=31");
  }

  @Test
  void allTimeIsEverythingUpToTheEndOfThePeriod() {
    var ever = KpiDraft.of("kpi", over(input("deals", "sum(amount)"), 0));
    assertThat(p1(ever, q1)).isEqualTo("P1=1015");
    var measurements = world.measure(world.plan(ever), q1, q2, q3);
    assertThat(World.words(measurements, "kpi", 2)).startsWith("P1=1063 ");
  }

  @Test
  void distinctValuesOverSeveralPeriodsAreCountedOnce() {
    var customers = input("deals", "count(distinct customer)");
    assertThat(p1(KpiDraft.of("kpi", over(customers, 3)), q2)).isEqualTo("P1=3");
    assertThat(p1(KpiDraft.of("kpi", over(customers, 0)), q3)).isEqualTo("P1=5");
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "median(amount)"), 4)), q3))
        .as("of 1, 2, 4, 8, 16, 32")
        .isEqualTo("P1=6");
  }

  @Test
  void priorIsTheSameMeasureOnePeriodEarlier() {
    assertThat(p1(deals("prior(sum(amount))"), q2)).isEqualTo("P1=12");
    assertThat(p1(deals("prior(sum(amount), 2)"), q2)).isEqualTo("P1=3");
    assertThat(p1(deals("sum(amount) / prior(sum(amount)) - 1"), q2)).isEqualTo("P1=0.33");
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "prior(sum(amount))"), 2)), q3))
        .isEqualTo("P1=28");
    assertThat(p1(deals("prior(count(distinct customer))"), q2)).isEqualTo("P1=2");
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "prior(sum(amount))"), 0)), q2))
        .isEqualTo("P1=1015");
  }

  @Test
  void priorMovesTheBoundDaysToo() {
    var early = "sum(amount) filter (where days_between(period_start, closed_on) < 30)";
    assertThat(p1(deals(early), q1)).isEqualTo("P1=4");
    assertThat(p1(deals("prior(" + early + ")"), q2)).isEqualTo("P1=4");
  }

  @Test
  void figuresThatDependOnThePeriodAreNotRolledUp() {
    var age = input("deals", "max(days_between(closed_on, period_end))");
    assertThat(p1(KpiDraft.of("kpi", over(age, 2)), q2))
        .as("the oldest row of the window is of its first day, seen from the end of the second")
        .isEqualTo("P1=181");
    assertThat(
            p1(
                KpiDraft.of(
                    "kpi", over(input("deals", "sum(days_between(window_start, closed_on))"), 2)),
                q2))
        .isEqualTo("P1=" + (0 + 89 + 90));
    assertThat(p1(deals("days_between(max(closed_on), period_end)"), q1)).isEqualTo("P1=1");
  }

  @Test
  void anotherDateCanDecideThePeriod() {
    assertThat(p1(KpiDraft.of("kpi", on(input("deals", "sum(amount)"), "created_on")), q2))
        .as("d5 to d8 were created on 1 April")
        .isEqualTo("P1=240");
  }

  @Test
  void dataWithoutATimeIsTheSameInEveryPeriodButForItsConditions() {
    assertThat(world.measured(KpiDraft.of("kpi", input("partners", "count(*)")), q1))
        .isEqualTo("P1=1 P2=1");
    var valid =
        KpiDraft.of(
            "kpi",
            where(
                on(input("deals", "count(*)"), ""),
                "closed_on >= period_start and closed_on < period_end"));
    assertThat(p1(valid, q1)).isEqualTo("P1=2");
    var measurements = world.measure(world.plan(valid), q1, q2);
    assertThat(World.words(measurements, "kpi", 1)).isEqualTo("P1=1 P2=missing");
  }

  @Test
  void eachPeriodAnswersTheSameAloneAsAmongOthers() {
    var kpis =
        new KpiDraft[] {
          deals("sum(amount)").named("plain"),
          KpiDraft.of("trailing", over(input("deals", "sum(amount)"), 3)),
          KpiDraft.of("ever", over(input("deals", "sum(amount)"), 0)),
          KpiDraft.of("customers", over(input("deals", "count(distinct customer)"), 2)),
          deals("sum(amount) - prior(sum(amount), 2)").named("growth"),
        };
    var plan = world.plan(kpis);
    var together = world.measure(plan, q1, q2, q3);
    var periods = List.of(q1, q2, q3);
    for (int i = 0; i < 3; i++) {
      var alone = world.measure(plan, periods.get(i));
      for (var kpi : kpis) {
        assertThat(World.words(together, kpi.id(), i))
            .as(kpi.id() + " in " + periods.get(i))
            .isEqualTo(World.words(alone, kpi.id(), 0));
      }
    }
  }

  @Test
  void aWindowStartsWhereTheCalendarStarts() {
    world.calendar =
        new FiscalCalendar.Listed(
            List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1)),
            ZoneOffset.UTC);
    var first = world.quarter(2026, 1);
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "sum(amount)"), 4)), first))
        .isEqualTo("P1=12");
    assertThat(p1(deals("prior(sum(amount))"), first)).isEqualTo("P1=missing");
    assertThat(p1(KpiDraft.of("kpi", over(input("deals", "sum(amount)"), 0)), first))
        .isEqualTo("P1=1015");
  }

  @Test
  void evidenceNamesTheWindowOfEachAggregate() {
    var kpi = KpiDraft.of("kpi", over(input("deals", "sum(amount) / prior(sum(amount))"), 2));
    var evidence = World.kpi(world.measure(world.plan(kpi), q3), "kpi", 0).evidence().of(0);
    assertThat(evidence)
        .extracting(
            used ->
                used.expression()
                    + " = "
                    + used.value().orElseThrow()
                    + " of "
                    + used.rows()
                    + " rows in "
                    + used.window())
        .containsExactly(
            "sum(amount) = 48.0000 of 2 rows in 2026-Q2 to 2026-Q3",
            "prior(sum(amount)) = 28.0000 of 3 rows in 2026-Q1 to 2026-Q2");
  }
}
