package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parquet files of somebody else's making that become part of a table without being read. */
final class Adoption {
  private final FactCatalog catalog;
  private final Path work;
  private final TargetTable target;

  Adoption(FactCatalog catalog, Path work, Dataset contract) {
    this.catalog = catalog;
    this.work = work;
    this.target = TargetTable.of(catalog, contract);
  }

  void adopt(List<Path> files, String fingerprint) {
    var key = LoadKey.adopted(fingerprint);
    if (target.holds(key)) {
      return;
    }
    var shape = target.shape();
    var paths = files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    try (var staging = Staging.open(work, List.of(catalog.folder()), paths)) {
      for (var path : paths) {
        check(staging, shape, path);
      }
      var metrics = new ParquetMetrics(shape.schema(), catalog.files());
      target.adopt(metrics.of(staging.connection(), paths), key, key.after(target.fingerprint()));
    } catch (SQLException e) {
      throw new Refused(
          "unreadable-file",
          "The files cannot be read as Parquet: "
              + String.valueOf(e.getMessage())
                  .strip()
                  .lines()
                  .findFirst()
                  .orElse("no reason given"),
          "Check that they exist and were written to their end");
    }
  }

  private static void check(Staging staging, TableShape shape, Path path) throws SQLException {
    Map<String, String> there = new HashMap<>();
    staging.list(
        "describe select * from read_parquet(%s, hive_partitioning = false)"
            .formatted(Quoted.file(path)),
        row -> there.put(row.getString("column_name"), row.getString("column_type")));
    shape
        .columns()
        .forEach(
            (name, type) -> {
              var wanted = TableShape.sqlType(type).replace(" ", "");
              var found = there.getOrDefault(name, "missing");
              if (!found.equals(wanted)) {
                throw new Refused(
                    "other-columns",
                    "The column %s of %s is %s; %s needs %s"
                        .formatted(name, path, found, shape.contract().id(), wanted),
                    "Write the file with the dataset's columns and types");
              }
            });
  }
}
