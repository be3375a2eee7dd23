package dev.touchstone.fact;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What was known at one moment: immutable files per dataset. Later loads never change it. */
public interface Snapshot {
  /** Whether anything was ever loaded into the dataset. */
  boolean has(String dataset);

  /** Pins the snapshot for a later run, dataset id to table snapshot id. */
  SortedMap<String, Long> ids();

  /**
   * Names the content, dataset id to SHA-256 over the loads that made it. Equal fingerprints mean
   * equal rows, in any workspace on any day.
   */
  SortedMap<String, String> fingerprints();

  /**
   * The Parquet files that may hold rows with {@code from <= dateColumn < to}, in a stable order.
   * Their columns are the dataset's own, then {@code _file} (text, the source file's name), {@code
   * _line} (64-bit, its line or row number from 1) and {@code _context} (text, a JSON object of
   * unmapped source columns, or null).
   *
   * @param dateColumn a date column to prune by; empty for all files
   */
  List<Path> files(String dataset, String dateColumn, LocalDate from, LocalDate to);

  /**
   * A dataset's rows where another engine finds them, in the catalog both use.
   *
   * @param snapshotId names the version of the table
   */
  record TableVersion(String namespace, String table, long snapshotId) {}

  /**
   * Where another engine reads a dataset; empty where none can, because nothing was loaded or the
   * catalog is not shared.
   */
  default Optional<TableVersion> table(String dataset) {
    return Optional.empty();
  }

  /** What became of the rows that were sent, by dataset; empty where nobody kept account. */
  default List<RowAccount> accounts() {
    return List.of();
  }

  /** The newest day of a date column among a dataset's rows; empty where no row has one. */
  Optional<LocalDate> newest(String dataset, String dateColumn);
}
