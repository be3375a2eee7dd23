package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a derived dataset anew wherever what it is made of has changed; else it stays. */
final class Deriving {
  private final FactCatalog catalog;
  private final Path work;
  private final Snapshot inputs;
  private final Derivation derivation;
  private final TargetTable target;

  Deriving(FactCatalog catalog, Path work, Snapshot inputs, Derivation derivation) {
    this.catalog = catalog;
    this.work = work;
    this.inputs = inputs;
    this.derivation = derivation;
    this.target = TargetTable.derived(catalog, derivation.contract());
  }

  /** Answers whether there is a new snapshot. */
  boolean run() {
    var key = LoadKey.derived(derivation, inputs);
    if (target.isCurrent() && target.fingerprint().equals(key.value())) {
      return false;
    }
    var files = new ArrayList<Path>();
    derivation.inputs().forEach(input -> files.addAll(files(input)));
    try (var reading = Staging.streaming(work, List.of(), files);
        var writing = Staging.open(work, List.of(catalog.folder()), List.of())) {
      for (var input : derivation.inputs()) {
        reading.execute(view(input));
      }
      make(reading, writing, target.replacement(writing, key));
      return true;
    } catch (SQLException e) {
      throw new Refused(
          "derivation-failed",
          "%s could not be made: %s"
              .formatted(
                  derivation.contract().id(),
                  String.valueOf(e.getMessage())
                      .strip()
                      .lines()
                      .findFirst()
                      .orElse("no reason given")),
          "Check the free space on the disk; the rows made before stay as they are");
    }
  }

  /** In two databases, because one in which answers are still read keeps what was removed. */
  private void make(Staging reading, Staging writing, TargetTable.Replacement replacement)
      throws SQLException {
    for (var table : derivation.tables().entrySet()) {
      var query = table.getValue();
      var create = "create table %s as %s".formatted(Quoted.name(table.getKey()), query.text());
      try (var statement = Answers.prepared(reading.connection(), create, query)) {
        statement.execute();
      }
    }
    try (var answers = Answers.of(reading, derivation.queries())) {
      var rows = new DerivedRows(writing, target.shape(), replacement);
      derivation.make(answers.all(), rows);
      rows.finish();
      replacement.commit();
    } catch (SQLException | RuntimeException e) {
      replacement.takeBack();
      throw e;
    }
  }

  private List<Path> files(Dataset input) {
    return inputs.files(input.id(), "", LocalDate.MIN, LocalDate.MAX);
  }

  private String view(Dataset input) {
    var shape = TableShape.of(input);
    var files = files(input);
    if (files.isEmpty()) {
      return "create table %s (%s)".formatted(Quoted.name(input.id()), shape.ddl());
    }
    var columns =
        shape.columns().keySet().stream().map(Quoted::name).collect(Collectors.joining(", "));
    return "create view %s as select %s from read_parquet(%s, hive_partitioning = false)"
        .formatted(Quoted.name(input.id()), columns, Quoted.files(files));
  }
}
