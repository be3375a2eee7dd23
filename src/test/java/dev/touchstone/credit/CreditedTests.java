package dev.touchstone.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example folder from its files to scores; every number was worked out by hand. */
class CreditedTests {
  @AutoClose private static CreditExample example;

  @BeforeAll
  static void load(@TempDir Path folder) {
    example = CreditExample.of(CreditExample.DATA, folder);
  }

  @Test
  void everyDealIsSharedOutAsTheRulesSay() throws SQLException {
    assertThat(
            example.revenue(
                "deal, coalesce(partner_id, '-'), credit, rule, share, amount, currency", ""))
        .containsExactly(
            "D-1|P-1|sourced|registration|0.400000|40000.00|USD",
            "D-1|P-2|influenced|team|0.200000|20000.00|USD",
            "D-1|P-4|fulfilled|team|0.120000|12000.00|USD",
            "D-1|-|vendor|vendor|0.280000|28000.00|USD",
            "D-2|P-3|sourced|referral|0.200000|10000.00|EUR",
            "D-2|P-1|sourced|registration|0.400000|20000.00|EUR",
            "D-2|P-1|fulfilled|team|0.060000|3000.00|EUR",
            "D-2|P-2|fulfilled|team|0.060000|3000.00|EUR",
            "D-2|-|vendor|vendor|0.280000|14000.00|EUR",
            "D-3|P-1|influenced|team|0.066667|666.67|USD",
            "D-3|P-2|influenced|team|0.066667|666.67|USD",
            "D-3|P-4|influenced|team|0.066666|666.66|USD",
            "D-3|-|vendor|vendor|0.800000|8000.01|USD",
            "D-4|-|vendor|house-accounts|1.000000|30000.00|USD",
            "D-5|-|vendor|vendor|1.000000|20000.00|USD",
            "D-7|P-1|sourced|registration|0.400000|-2000.00|USD",
            "D-7|-|vendor|vendor|0.600000|-3000.00|USD");
  }

  @Test
  void everyRowSaysWhyAndWhereItsDealAndItsClaimStand() throws SQLException {
    assertThat(
            example.revenue(
                "reason, deal_source, claim_source, _file, _line", "deal = 'D-1' and line = 1"))
        .containsExactly(
            "Registration gives 40 %: the first valid claim, registrations R-2 of 2026-01-10. Not"
                + " counted: 1 came later; 1 not valid (it was not approved)"
                + "|deals.csv:2|registrations.csv:3|deals.csv|2");
    assertThat(example.revenue("reason", "deal = 'D-5'").getFirst())
        .contains("the customer was one already", "it was made after the deal had closed");
    assertThat(example.revenue("reason", "deal = 'D-4'").getFirst())
        .isEqualTo(
            "House accounts: the vendor has a valid claim of its own, direct-sales D-4 of"
                + " 2026-02-01, so the deal is the vendor's. Not counted: 1 in conflict");
  }

  @Test
  void whoeverSettlesADisputeFindsAllClaimsWithTheirPlaces() throws SQLException {
    assertThat(example.revenue("_context", "deal = 'D-1' and line = 1").getFirst())
        .contains("registrations R-1 of 2026-01-08", "P-2", "registrations.csv:2");
  }

  @Test
  void campaignTouchesOfACustomerAreSharedByTheirPlace() throws SQLException {
    assertThat(
            example.rows(
                "campaign-credit",
                "deal, coalesce(partner_id, '-'), credit, share",
                "deal in ('D-1', 'D-2', 'D-3')"))
        .containsExactly(
            "D-1|P-1|influenced|0.100000",
            "D-1|P-3|influenced|0.800000",
            "D-1|-|influenced|0.100000",
            "D-2|P-3|influenced|1.000000",
            "D-3|-|vendor|1.000000");
  }

  @Test
  void creditedRevenueIsTheRealRevenueInTheProgramsCurrency() throws SQLException {
    assertThat(example.revenue("sum(case currency when 'EUR' then 1.10 else 1 end * amount)", ""))
        .containsExactly("210000.0100");
  }

  @Test
  void kpisMeasureCreditLikeAnyOtherDataset() {
    var run = example.run();
    var measured = run.measurements().periods().getFirst().kpis();

    assertThat(Objects.requireNonNull(measured.get("sourced-revenue")).values())
        .containsExactly(60000, 0, 11000, 0);
    assertThat(Objects.requireNonNull(measured.get("influenced-revenue")).values())
        .containsExactly(3966.67, 23966.67, 0, 12666.66);
    assertThat(Objects.requireNonNull(measured.get("campaign-revenue")).values())
        .containsExactly(10000, 0, 132500, 0);
  }

  @Test
  void theRowsBehindAKpiTellTheReason() {
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      var plan = Plan.of(CreditExample.DEFINITIONS, CreditExample.scorecard(), new Issues());
      var run = example.run();
      var rows =
          warehouse.rows(
              plan,
              example.current(),
              "sourced-revenue",
              "value",
              new PartnerId("P-3"),
              run.latest().period(),
              0,
              10);

      assertThat(rows.total()).isEqualTo(1);
      var row = rows.rows().getFirst();
      assertThat(row.values())
          .containsEntry("claim", "referrals F-1 of 2025-12-20")
          .containsEntry("claim_source", "referrals.csv:2");
      assertThat(row.file()).isEqualTo("deals.csv");
      assertThat(row.line()).isEqualTo(3);
    }
  }

  @Test
  void derivingAgainChangesNothing() {
    var before = example.current();
    example.derive(CreditExample.DEFINITIONS);

    assertThat(example.current().ids()).isEqualTo(before.ids());
  }
}
