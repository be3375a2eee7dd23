package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** DuckDB keeps every contract. */
class DuckDbWarehouseTests {
  @Test
  void namesItselfAndItsVersion() {
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      assertThat(warehouse.engine()).matches("DuckDB v\\d+\\.\\d+\\.\\d+");
    }
  }

  @Nested
  class States extends StateContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Windows extends WindowContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Amounts extends MoneyContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Links extends LinkContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Histograms extends HistogramContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Samples extends SampleContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Rows extends RowContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class DistinctCounts extends DistinctContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Composites extends CompositeContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Assessments extends AssessmentContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }

  @Nested
  class Oracles extends OracleContract {
    @Override
    Warehouse warehouse(EngineLimits limits) {
      return new DuckDbWarehouse(limits);
    }
  }
}
