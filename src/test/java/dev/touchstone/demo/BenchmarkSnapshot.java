package dev.touchstone.demo;

import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The benchmark's files, without a catalog around them. */
record BenchmarkSnapshot(BenchmarkWorld world) implements Snapshot {
  @Override
  public boolean has(String dataset) {
    return ids().containsKey(dataset);
  }

  @Override
  public SortedMap<String, Long> ids() {
    var ids = new TreeMap<String, Long>();
    ids.put("partners", 1L);
    for (var table : BenchmarkTable.values()) {
      ids.put(table.dataset(), 1L);
    }
    return ids;
  }

  /** The rows follow from the scale. */
  @Override
  public SortedMap<String, String> fingerprints() {
    var fingerprints = new TreeMap<String, String>();
    ids().keySet().forEach(id -> fingerprints.put(id, Sha256.of(id + " " + world.scale())));
    return fingerprints;
  }

  @Override
  public List<Path> files(String dataset, String dateColumn, LocalDate from, LocalDate to) {
    var files = new ArrayList<Path>();
    for (var table : BenchmarkTable.values()) {
      if (table.dataset().equals(dataset)) {
        for (var period : world.periods()) {
          boolean overlaps = period.from().isBefore(to) && from.isBefore(period.to());
          if (overlaps || !dateColumn.equalsIgnoreCase(table.time())) {
            files.add(world.file(dataset, period.label()));
          }
        }
      }
    }
    return Arrays.stream(BenchmarkTable.values()).noneMatch(t -> t.dataset().equals(dataset))
            && has(dataset)
        ? List.of(world.file(dataset, ""))
        : List.copyOf(files);
  }

  @Override
  public Optional<LocalDate> newest(String dataset, String dateColumn) {
    return Optional.of(world.periods().getLast().lastDay());
  }
}
