package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are drawn again: in any order, by any number of threads. */
class HistogramTests {
  @TempDir Path folder;

  private Histogram measured(String name, String order, int threads) {
    var world = World.standard(folder.resolve(name));
    folder.resolve(name).toFile().mkdirs();
    world.load("partners", "('P1','One','reseller'),('P2','Two','reseller')");
    for (int file = 0; file < 3; file++) {
      world.loadQuery(
          "deals",
          """
          select 'd' || i as deal_id, 'P' || (i %% 2 + 1) as partner_id, 'won' as stage,
            i %% 11 as seats, (i * 7919 %% 1000) / 7 as price, i as amount, 'USD' as currency,
            'acme' as customer, date '2026-06-01' as created_on, date '2026-07-10' as closed_on,
            true as renewal
          from range(0, 6000) t(i) where i %% 3 = %d order by %s
          """
              .formatted(file, order));
    }
    world.sampling =
        new Sampling(
            new BigDecimal("0.9"),
            Sampling.Shrink.NONE,
            new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL));
    world.engine = limits -> new DuckDbWarehouse(limits.withThreads(threads));
    var plan = world.plan(deals("sum(price / 3) / sum(seats)"));
    return World.kpi(world.measure(plan, world.quarter(2026, 3)), "kpi", 0).samples().rows(1);
  }

  @Test
  void neitherTheOrderOfRowsNorThreadsShow() {
    var first = measured("first", "i", 1);
    assertThat(first.rows()).isEqualTo(3000);
    assertThat(measured("second", "hash(i)", 2)).isEqualTo(first);
    assertThat(measured("third", "-i", 2).toString()).isEqualTo(first.toString());
  }

  @Test
  void moreBarsThanFitAreNone() throws SQLException {
    assertThat(read(3).bars()).isEqualTo(3);
    assertThat(read(2).bars()).isZero();
  }

  private static Histograms read(int most) throws SQLException {
    try (var statement = World.statement();
        var rows =
            statement.executeQuery("select 'k', i * 0.5, 1, 2 from range(0, 3) t(i) order by i")) {
      return Histograms.read(rows, most);
    }
  }
}
