package dev.touchstone.measure;

import dev.touchstone.fact.Snapshot;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot over Parquet files that a test wrote. Prunes nothing. */
public final class ParquetSnapshot implements Snapshot {
  private final Map<String, List<Path>> files = new LinkedHashMap<>();

  public void add(String dataset, Path file) {
    files.computeIfAbsent(dataset, _ -> new ArrayList<>()).add(file);
  }

  @Override
  public boolean has(String dataset) {
    return files.containsKey(dataset);
  }

  @Override
  public SortedMap<String, Long> ids() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, String> fingerprints() {
    return new TreeMap<>();
  }

  @Override
  public List<Path> files(String dataset, String dateColumn, LocalDate from, LocalDate to) {
    return List.copyOf(files.getOrDefault(dataset, List.of()));
  }

  @Override
  public java.util.Optional<LocalDate> newest(String dataset, String dateColumn) {
    return java.util.Optional.empty();
  }
}
