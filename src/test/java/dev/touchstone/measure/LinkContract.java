package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.named;
import static dev.touchstone.measure.KpiDraft.on;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.through;
import static dev.touchstone.measure.World.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that reach partners through a key they share. */
abstract class LinkContract extends WarehouseContract {
  private Period q1;
  private Period q2;

  @BeforeEach
  void twoPartnersServedByThreePeople() {
    world = standard();
    world.dataset(
        "sales",
        "sold_on",
        column("sale_id", new ColumnType.Text()),
        column("partner_id", new ColumnType.Partner()),
        column("employee", new ColumnType.Whole()),
        column("billed", new ColumnType.Decimal(18, 4)),
        column("sold_on", new ColumnType.Day()));
    world.dataset(
        "quotas",
        "due_on",
        column("quota_id", new ColumnType.Text()),
        column("employee", new ColumnType.Whole()),
        column("quota", new ColumnType.Decimal(18, 4)),
        column("due_on", new ColumnType.Day()));
    world
        .load("partners", "('P1','One','x'),('P2','Two','x'),('P3','Three','x')")
        .load(
            "sales",
            """
            ('s1','P1',7,10,'2026-01-05'),('s2','P1',7,20,'2026-02-05'),('s3','P2',7,5,'2026-02-06'),
            ('s4','P2',8,40,'2026-03-05'),('s5','X9',9,100,'2026-03-06'),('s6',null,8,1,'2026-03-07'),
            ('s7','P1',8,3,'2026-04-07'),('s8','P3',null,3,'2026-02-07')
            """)
        .load(
            "quotas",
            """
            ('q1',7,50,'2026-01-01'),('q2',8,60,'2026-01-01'),('q3',9,70,'2026-01-01'),
            ('q4',6,80,'2026-01-01'),('q5',8,30,'2026-04-01'),('q6',7,25,'2026-04-01')
            """);
    q1 = world.quarter(2026, 1);
    q2 = world.quarter(2026, 2);
  }

  private static Input quota(String measure) {
    return through(on(named("quota", "quotas", measure), "due_on"), "sales", "employee");
  }

  private static Input sales(String measure) {
    return through(on(named("sales", "sales", measure), "sold_on"), "sales", "employee");
  }

  @Test
  void aPartnerGetsTheSumOverThePeopleWhoServeItEachOnce() {
    assertThat(world.measured(KpiDraft.of("kpi", "quota", quota("sum(quota)")), q1))
        .isEqualTo("P1=50 P2=110 P3=missing");
    assertThat(world.measured(KpiDraft.of("kpi", "quota", quota("count(*)")).zero(), q1))
        .isEqualTo("P1=1 P2=2 P3=0");
  }

  @Test
  void twoSuchInputsMakeARatioOfSums() {
    var attained = KpiDraft.of("kpi", "sales / quota", sales("sum(billed)"), quota("sum(quota)"));
    assertThat(world.measured(attained, q1))
        .as("P1: (10+20+5) / 50; P2: (35 + 40+1) / 110")
        .isEqualTo("P1=0.7 P2=0.69 P3=missing");
  }

  @Test
  void theLinkIsReadInTheSameWindow() {
    assertThat(world.measured(KpiDraft.of("kpi", "quota", quota("sum(quota)")), q2))
        .isEqualTo("P1=30 P2=missing P3=missing");
    assertThat(world.measured(KpiDraft.of("kpi", "quota", over(quota("sum(quota)"), 2)), q2))
        .as("P1 was served by 7 in the first quarter and by 8 in the second")
        .isEqualTo("P1=165 P2=165 P3=missing");
    assertThat(world.measured(KpiDraft.of("kpi", "quota", quota("prior(sum(quota))")), q2))
        .isEqualTo("P1=50 P2=110 P3=missing");
  }

  @Test
  void sharedKeysCountOnceInTheTotal() {
    var kpi = KpiDraft.of("kpi", "quota", quota("sum(quota)"));
    var total = World.kpi(world.measure(world.plan(kpi), q1), "kpi", 0).totals().getFirst();
    assertThat(total.population()).isEqualByComparingTo("110");
    assertThat(total.outside()).as("of 9 and of 6").isEqualByComparingTo("150");
    assertThat(total.populationRows()).isEqualTo(2);
    assertThat(total.outsideRows()).isEqualTo(2);
  }

  @Test
  void onlyWhatAddsUpCanBeLinked() {
    assertThat(world.issues(KpiDraft.of("kpi", "quota", quota("max(quota)"))))
        .containsExactly("not-additive: through: adds up what stands behind each employee");
    assertThat(world.issues(KpiDraft.of("kpi", "quota", quota("avg(quota)")))).isEmpty();
  }

  @Test
  void theRowsOfAPartnerAreThoseOfItsPeople() {
    var plan = world.plan(KpiDraft.of("kpi", "quota", quota("sum(quota)")));
    try (var warehouse = warehouse(world.limits())) {
      var rows =
          warehouse.rows(plan, world.snapshot, "kpi", "quota", new PartnerId("P2"), q1, 0, 10);
      assertThat(rows.rows())
          .extracting(row -> row.values().getOrDefault("quota_id", ""))
          .isEqualTo(List.of("q1", "q2"));
      assertThat(
              warehouse
                  .rows(plan, world.snapshot, "kpi", "quota", new PartnerId("P3"), q1, 0, 10)
                  .total())
          .isZero();
    }
  }
}
