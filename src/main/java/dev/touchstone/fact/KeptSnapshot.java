package dev.touchstone.fact;

import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** One Iceberg snapshot per dataset; lists of files are read when first asked for and kept. */
final class KeptSnapshot implements dev.touchstone.fact.Snapshot {
  private final Map<String, TableState> tables;
  private final FactCatalog catalog;
  private final List<RowAccount> accounts;
  private final Map<String, List<KeptFile>> listed = new ConcurrentHashMap<>();

  KeptSnapshot(Map<String, TableState> tables, FactCatalog catalog, List<RowAccount> accounts) {
    this.tables = Map.copyOf(tables);
    this.catalog = catalog;
    this.accounts = accounts;
  }

  record TableState(Table table, Snapshot snapshot) {
    static TableState of(FactCatalog catalog, String dataset, long id) {
      var table = catalog.table(dataset);
      var snapshot = table.flatMap(there -> Optional.ofNullable(there.snapshot(id)));
      if (table.isEmpty() || snapshot.isEmpty()) {
        throw new Refused(
            "unknown-snapshot",
            "There is no snapshot %d of %s in this folder of facts".formatted(id, dataset),
            "Use the folder the run was made with");
      }
      return new TableState(table.get(), snapshot.get());
    }

    String fingerprint() {
      return snapshot.summary().getOrDefault(LoadKey.FINGERPRINT, "");
    }
  }

  @Override
  public boolean has(String dataset) {
    return tables.containsKey(dataset);
  }

  @Override
  public SortedMap<String, Long> ids() {
    var ids = new TreeMap<String, Long>();
    tables.forEach((dataset, state) -> ids.put(dataset, state.snapshot().snapshotId()));
    return ids;
  }

  @Override
  public SortedMap<String, String> fingerprints() {
    var fingerprints = new TreeMap<String, String>();
    tables.forEach((dataset, state) -> fingerprints.put(dataset, state.fingerprint()));
    return fingerprints;
  }

  @Override
  public List<Path> files(String dataset, String dateColumn, LocalDate from, LocalDate to) {
    return keptFiles(dataset).stream()
        .filter(file -> dateColumn.isEmpty() || file.mayHold(dateColumn, from, to))
        .map(KeptFile::path)
        .toList();
  }

  @Override
  public Optional<LocalDate> newest(String dataset, String dateColumn) {
    return keptFiles(dataset).stream()
        .flatMap(file -> file.last(dateColumn).stream())
        .max(LocalDate::compareTo);
  }

  @Override
  public Optional<TableVersion> table(String dataset) {
    return Optional.ofNullable(tables.get(dataset))
        .flatMap(state -> catalog.version(dataset, state.snapshot().snapshotId()));
  }

  @Override
  public List<RowAccount> accounts() {
    return accounts;
  }

  private List<KeptFile> keptFiles(String dataset) {
    var state = tables.get(dataset);
    return state == null
        ? List.of()
        : listed.computeIfAbsent(
            dataset, id -> KeptFile.of(state.table(), state.snapshot(), catalog.files()));
  }
}
