package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;

/** The kept table of one dataset as a load finds it, and the one commit that load makes. */
final class TargetTable {
  private static final int MARK = 12;
  private static final String TAKEN = "touchstone.taken";

  private final FactCatalog catalog;
  private final TableShape shape;
  private final Optional<Table> table;
  private final Optional<Snapshot> before;

  private TargetTable(FactCatalog catalog, TableShape shape, Optional<Table> table) {
    this.catalog = catalog;
    this.shape = shape;
    this.table = table;
    this.before = table.flatMap(there -> Optional.ofNullable(there.currentSnapshot()));
  }

  /** Refuses a contract that does not fit the rows already kept. */
  static TargetTable of(FactCatalog catalog, Dataset contract) {
    var shape = TableShape.of(contract);
    var table = catalog.table(contract.id());
    table.ifPresent(shape::check);
    return new TargetTable(catalog, shape, table);
  }

  /** A table of which nothing is kept when it is written, whatever its columns were. */
  static TargetTable derived(FactCatalog catalog, Dataset contract) {
    return new TargetTable(catalog, TableShape.of(contract), catalog.table(contract.id()));
  }

  TableShape shape() {
    return shape;
  }

  /** Whether there are rows, or the knowledge that there are none, in the contract's columns. */
  boolean isCurrent() {
    return before.isPresent() && !isOutgrown();
  }

  /** The files' own columns decide: a load that was taken back leaves the table's newer ones. */
  private boolean isOutgrown() {
    return table.isPresent()
        && (shape.differsFrom(table.get().schema())
            || before.isPresent() && shape.differsFrom(KeptFile.schema(table.get(), before.get())));
  }

  /** Whether a load is already part of what is kept. */
  boolean holds(LoadKey key) {
    return inHistory(LoadKey.LOAD, key.value()).isPresent();
  }

  /** What a load that is part of what is kept said of its rows. */
  Optional<Taken> taken(LoadKey key) {
    return inHistory(LoadKey.LOAD, key.value())
        .flatMap(snapshot -> Optional.ofNullable(snapshot.summary().get(TAKEN)))
        .map(json -> Json.read(json, Taken.class));
  }

  /** Whether what is kept has come by way of this fingerprint. */
  boolean knows(String fingerprint) {
    return inHistory(LoadKey.FINGERPRINT, fingerprint).isPresent();
  }

  private Optional<Snapshot> inHistory(String property, String value) {
    if (table.isPresent()) {
      for (var snapshot : SnapshotUtil.currentAncestors(table.get())) {
        if (value.equals(snapshot.summary().get(property))) {
          return Optional.of(snapshot);
        }
      }
    }
    return Optional.empty();
  }

  /** Files that were adopted where they lay, outside of the store's folder. */
  List<Path> outside() {
    return kept().stream()
        .map(KeptFile::path)
        .filter(path -> !path.startsWith(catalog.folder()))
        .toList();
  }

  Merge merge(Staging staging) {
    return new Merge(staging, shape, kept(), keptColumns());
  }

  private List<KeptFile> kept() {
    return table.isPresent() && before.isPresent()
        ? KeptFile.of(table.get(), before.get(), catalog.files())
        : List.of();
  }

  private Set<String> keptColumns() {
    var names = new HashSet<String>();
    if (table.isPresent() && before.isPresent()) {
      KeptFile.schema(table.get(), before.get())
          .columns()
          .forEach(field -> names.add(field.name()));
    }
    return names;
  }

  /** Commits what is staged, if it is anything new; answers whether there is a new snapshot. */
  boolean write(Staging staging, Merge merge, Taken taken, LoadKey key, String source)
      throws SQLException {
    if (isOutgrown()) {
      merge.rewriteAll();
    }
    boolean rows = staging.number("select count(*) from staged") > 0;
    if (isCurrent() && !rows) {
      return false;
    }
    if (rows) {
      merge.rewriteCrowded(new PeriodFiles(staging, shape, StagedRows.ARRIVED).labels());
    }
    var fingerprint = key.after(fingerprint());
    var files = new PeriodFiles(staging, shape, merge.outgoing());
    var transaction = transaction();
    var schema = transaction.table().schema();
    var folder = catalog.folderOf(shape.contract().id()).resolve("data");
    var written = files.write(schema, folder, fingerprint.substring(0, MARK));
    try {
      var data = new ParquetMetrics(schema, catalog.files()).of(staging.connection(), written);
      commit(transaction, data, merge.rewritten(), key, fingerprint, source, Optional.of(taken));
      return true;
    } catch (SQLException | RuntimeException e) {
      PeriodFiles.delete(written);
      throw e;
    }
  }

  /** Rows that come in place of everything kept, once all of them are there. */
  Replacement replacement(Staging staging, LoadKey key) {
    return new Replacement(staging, transaction(), key);
  }

  final class Replacement {
    private final Staging staging;
    private final Transaction transaction;
    private final LoadKey key;
    private final List<Path> written = new ArrayList<>();

    private Replacement(Staging staging, Transaction transaction, LoadKey key) {
      this.staging = staging;
      this.transaction = transaction;
      this.key = key;
    }

    /** Writes the rows of a staging table into files of their periods. */
    void add(String rows) throws SQLException {
      var folder = catalog.folderOf(shape.contract().id()).resolve("data");
      var files = new PeriodFiles(staging, shape, rows);
      var mark = key.value().substring(0, MARK);
      written.addAll(files.write(transaction.table().schema(), folder, mark));
    }

    void commit() throws SQLException {
      var metrics = new ParquetMetrics(transaction.table().schema(), catalog.files());
      var data = metrics.of(staging.connection(), written);
      TargetTable.this.commit(
          transaction,
          data,
          Set.copyOf(kept()),
          key,
          key.value(),
          "derived rows",
          Optional.empty());
    }

    /** Removes what was written for nothing. */
    void takeBack() {
      PeriodFiles.delete(written);
    }
  }

  /** Adds files that are there already; the caller has checked their columns. */
  void adopt(List<DataFile> data, LoadKey key, String fingerprint) {
    commit(transaction(), data, Set.of(), key, fingerprint, "adopted files", Optional.empty());
  }

  String fingerprint() {
    return before
        .map(snapshot -> snapshot.summary().getOrDefault(LoadKey.FINGERPRINT, ""))
        .orElse("");
  }

  String fingerprintAfter(LoadKey key, boolean changed) {
    return changed ? key.after(fingerprint()) : fingerprint();
  }

  private Transaction transaction() {
    if (table.isEmpty()) {
      return catalog.create(shape.contract(), shape.schema(), shape.properties());
    }
    var transaction = table.get().newTransaction();
    if (isOutgrown()) {
      var update = transaction.updateSchema();
      shape.evolve(table.get(), update);
      update.commit();
    }
    return transaction;
  }

  private void commit(
      Transaction transaction,
      List<DataFile> added,
      Set<KeptFile> replaced,
      LoadKey key,
      String fingerprint,
      String source,
      Optional<Taken> taken) {
    var overwrite = transaction.newOverwrite();
    added.forEach(overwrite::addFile);
    replaced.forEach(file -> overwrite.deleteFile(file.data()));
    before.ifPresent(snapshot -> overwrite.validateFromSnapshot(snapshot.snapshotId()));
    // Rows were compared with those of one snapshot; if another load came between, compare again.
    overwrite
        .conflictDetectionFilter(Expressions.alwaysTrue())
        .validateNoConflictingData()
        .validateNoConflictingDeletes();
    overwrite.set(LoadKey.FINGERPRINT, fingerprint);
    overwrite.set(LoadKey.LOAD, key.value());
    overwrite.set("touchstone.source", source);
    taken.ifPresent(rows -> overwrite.set(TAKEN, Json.text(rows)));
    try {
      overwrite.commit();
      transaction.commitTransaction();
    } catch (ValidationException | CommitFailedException | AlreadyExistsException e) {
      throw new Refused(
          "load-conflict",
          "Another load changed %s at the same time".formatted(shape.contract().id()),
          "Load the file again");
    }
  }
}
