package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distinct counts are exact however near or far apart the numbers are. */
abstract class DistinctContract extends WarehouseContract {

  /** The distance to -3 decides whether a number has a bit of its own: 62 fits and 63 does not. */
  @ParameterizedTest
  @ValueSource(longs = {-3, 0, 58, 59, 60, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbersAreCountedOnceHoweverFarApart(long other) {
    vendor(String.valueOf(other));
    int values = other == -3 ? 1 : 2;

    var quarter = world.quarter(2026, 3);
    assertThat(world.measured(deals("count(distinct seats)"), quarter))
        .isEqualTo("P1=" + values + " P2=0 P3=1 P4=missing");
    assertThat(
            world.measured(
                deals("count(distinct seats) filter (where stage = 'won') + count(*)"), quarter))
        .isEqualTo("P1=4 P2=1 P3=1 P4=missing");
    assertThat(world.measured(deals("prior(count(distinct seats))"), quarter))
        .isEqualTo("P1=1 P2=missing P3=missing P4=missing");
  }

  @Test
  void noNumbersAtAllAreNone() {
    vendor("null");
    assertThat(
            world.measured(
                deals("count(distinct seats) filter (where stage = 'open')"),
                world.quarter(2026, 3)))
        .isEqualTo("P1=0 P2=0 P3=0 P4=missing");
  }

  @Test
  void sumsAreExactHoweverLarge() {
    world =
        standard()
            .load("partners", "('P1','One','a'),('P2','Two','a'),('P3','Three','a')")
            .load(
                "deals",
                """
                ('d1','P1','won',9000000000000000000,1,1,'USD','a','2026-06-01','2026-07-10',true),
                ('d2','P1','won',9000000000000000003,1,1,'USD','a','2026-06-01','2026-09-30',true),
                ('d3','P2','won',9000000000000000001,1,1,'USD','a','2026-06-01','2026-09-01',true),
                ('d4','P3','won',1,1,1,'USD','a','2026-06-01','2026-07-01',true)
                """);

    var quarter = world.quarter(2026, 3);
    assertThat(world.measured(deals("sum(seats) - 20 * 900000000000000000"), quarter))
        .startsWith("P1=3 P2=-9");
    assertThat(world.measured(deals("sum(seats) / 300000000000000000"), quarter))
        .isEqualTo("P1=60 P2=30 P3=0");
  }

  private void vendor(String other) {
    world =
        standard()
            .load(
                "partners",
                "('P1','One','a'),('P2','Two','a'),('P3','Three','a'),('P4','Four','a')")
            .load(
                "deals",
                """
                ('d1','P1','won',-3,1,1,'USD','acme','2026-06-01','2026-07-10',true),
                ('d2','P1','lost',%s,1,1,'USD','acme','2026-06-01','2026-09-30',true),
                ('d3','P1','won',-3,1,1,'USD','acme','2026-06-01','2026-09-01',true),
                ('d4','P2','won',null,1,1,'USD','acme','2026-06-01','2026-07-01',true),
                ('d5','P3','lost',-3,1,1,'USD','acme','2026-06-01','2026-07-30',true),
                ('d6','P1','won',7,1,1,'USD','acme','2026-03-01','2026-05-30',true)
                """
                    .formatted(other));
  }
}
