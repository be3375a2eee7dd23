package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trino keeps every contract. */
@Tag("distributed")
class TrinoWarehouseTests {
  @Test
  void namesItselfAndItsVersion() {
    try (var warehouse = TrinoContract.warehouse(EngineLimits.standard())) {
      assertThat(warehouse.engine()).matches("Trino \\d+");
    }
  }

  @Nested
  class States extends StateContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Windows extends WindowContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Amounts extends MoneyContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Links extends LinkContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Histograms extends HistogramContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Samples extends SampleContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Composites extends CompositeContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Assessments extends AssessmentContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Rows extends RowContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class DistinctCounts extends DistinctContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }
  }

  @Nested
  class Oracles extends OracleContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return TrinoContract.warehouse(limits);
    }

    @Test
    void everyDigitIsTheSameAsOnDuckDb() {
      var plan =
          world.plan(
              deals("sum(amount / price)").named("quotients").precision(10),
              deals("sum(amount / (seats * 0.000001))").named("large-quotients").precision(10),
              deals("min(price / amount)").named("least-quotient").precision(10),
              deals("median(amount)").named("median").precision(6),
              deals("quantile(amount * price, 0.9)").named("large-quantile").precision(6),
              deals("quantile(price / seats, 0.333) filter (where renewal)")
                  .named("quantile-of-quotients")
                  .precision(6),
              deals("sum(amount * price)").named("products").precision(10),
              deals("sum(round(amount, 1))").named("rounded").precision(10),
              deals("count(distinct amount)").named("amounts"),
              deals("days_between(max(closed_on), period_end)").named("silence"));
      var period = world.quarter(2026, 2);
      var trino = world.measure(plan, period);
      world.engine = DuckDbWarehouse::new;
      var duckDb = world.measure(plan, period);
      for (var kpi : plan.kpis()) {
        var id = kpi.kpi().id();
        var here = World.kpi(trino, id, 0);
        var there = World.kpi(duckDb, id, 0);
        assertThat(here.values()).as(id).isEqualTo(there.values());
        assertThat(here.totals()).as(id).isEqualTo(there.totals());
        for (int i = 0; i < trino.population().size(); i++) {
          assertThat(here.evidence().of(i)).as(id).isEqualTo(there.evidence().of(i));
        }
      }
    }
  }
}
