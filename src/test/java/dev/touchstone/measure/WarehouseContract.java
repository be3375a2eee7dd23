package dev.touchstone.measure;

import dev.touchstone.measure.engine.EngineLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must answer alike. A new engine extends each contract and names itself. */
abstract class WarehouseContract {
  @TempDir Path folder;
  World world = new World(Path.of("."));

  abstract Warehouse warehouse(EngineLimits limits);

  World standard() {
    var standard = World.standard(folder);
    standard.engine = this::warehouse;
    return standard;
  }
}
