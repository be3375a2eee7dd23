package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.measure.Warehouse.SourceRow;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a number to the source rows behind it. */
abstract class RowContract extends WarehouseContract {
  private Period q3;
  private Plan plan;

  @BeforeEach
  void twoFilesOfDeals() {
    world =
        standard()
            .dailyRates()
            .load("partners", "('P1','One','reseller'),('P2','Two','reseller')")
            .load(
                "deals",
                """
                ('d1','P1','won',3,10.5,100,'USD','acme','2026-06-01','2026-07-10',true),
                ('d2','P1','lost',2,10.5,50,'USD','acme','2026-06-01','2026-09-30',false),
                ('d3','P1','won',null,null,0.5,'EUR',null,'2026-06-01','2026-04-01',null),
                ('d4','P2','won',1,1,70,'USD','acme','2026-06-01','2026-07-01',true)
                """)
            .load(
                "deals",
                "('d5','P1','won',3,10.5,1000000,'USD','it''s','2026-06-01','2026-08-10',true)")
            .load("targets", "('t1','P1',5,'USD','2026-07-01')")
            .load("fx-rates", "('EUR','2020-01-01',2)");
    q3 = world.quarter(2026, 3);
    plan =
        world.plan(
            KpiDraft.of("won", where(over(input("deals", "sum(amount)"), 2), "stage = 'won'"))
                .target(input("targets", "sum(amount)")),
            KpiDraft.of("large", where(over(input("deals", "count(*)"), 2), "amount >= 1")));
  }

  private Warehouse.SourceRows rows(String kpi, String partner, int from, int most) {
    try (var warehouse = warehouse(world.limits())) {
      return warehouse.rows(
          plan, world.snapshot, kpi, "value", new PartnerId(partner), q3, from, most);
    }
  }

  @Test
  void theyAreTheRowsThatWereCountedByFileAndLine() {
    var rows = rows("won", "P1", 0, 10);
    assertThat(rows.dataset()).isEqualTo("deals");
    assertThat(rows.columns()).startsWith("deal_id", "partner_id", "stage");
    assertThat(rows.total()).isEqualTo(3);
    assertThat(rows.rows())
        .extracting(
            row -> row.file() + ":" + row.line() + " " + row.values().getOrDefault("deal_id", ""))
        .containsExactly("deals.csv:2 d1", "deals.csv:2 d5", "deals.csv:4 d3");
    var measured = World.kpi(world.measure(plan, q3), "won", 0);
    assertThat(measured.evidence().of(0).getFirst().rows()).isEqualTo(rows.total());
  }

  @Test
  void valuesAreTextAsInTheContractAndMissingOnesAreLeftOut() {
    SourceRow row = rows("won", "P1", 2, 1).rows().getFirst();
    assertThat(row.values())
        .isEqualTo(
            Map.of(
                "deal_id", "d3",
                "partner_id", "P1",
                "stage", "won",
                "amount", "0.5000",
                "currency", "EUR",
                "created_on", "2026-06-01",
                "closed_on", "2026-04-01"));
  }

  @Test
  void conditionsOverAmountsPickTheSameRows() {
    assertThat(rows("large", "P1", 0, 10).total()).as("half a euro is worth a dollar").isEqualTo(4);
  }

  @Test
  void pagesFollowOneAnother() {
    assertThat(rows("won", "P1", 0, 2).rows()).hasSize(2);
    assertThat(rows("won", "P1", 2, 2).rows()).hasSize(1);
    assertThat(rows("won", "P1", 2, 2).total()).isEqualTo(3);
    assertThat(rows("won", "nobody' or true --", 0, 10).total()).isZero();
  }

  @Test
  void aTargetHasRowsToo() {
    try (var warehouse = warehouse(world.limits())) {
      var rows =
          warehouse.rows(plan, world.snapshot, "won", "target", new PartnerId("P1"), q3, 0, 10);
      assertThat(rows.dataset()).isEqualTo("targets");
      assertThat(rows.total()).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  warehouse.rows(
                      plan, world.snapshot, "won", "other", new PartnerId("P1"), q3, 0, 10))
          .isInstanceOf(Refused.class)
          .hasMessage("KPI won has no input other");
    }
  }
}
