package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;

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
  }
}
