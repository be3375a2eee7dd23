package dev.touchstone.run;

import dev.touchstone.fact.Snapshot;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some datasets as they were known at one moment and the others as at another: a state that never
 * was, to tell which of them changed a result.
 *
 * @param from the datasets that are as in {@code other}
 */
record MixedSnapshot(Snapshot base, Snapshot other, Set<String> from) implements Snapshot {
  private Snapshot of(String dataset) {
    return from.contains(dataset) ? other : base;
  }

  @Override
  public boolean has(String dataset) {
    return of(dataset).has(dataset);
  }

  @Override
  public SortedMap<String, Long> ids() {
    return mixed(base.ids(), other.ids());
  }

  @Override
  public SortedMap<String, String> fingerprints() {
    return mixed(base.fingerprints(), other.fingerprints());
  }

  private <T> SortedMap<String, T> mixed(SortedMap<String, T> ofBase, SortedMap<String, T> others) {
    var mixed = new TreeMap<String, T>(ofBase);
    mixed.keySet().removeAll(from);
    others.forEach(
        (dataset, value) -> {
          if (from.contains(dataset)) {
            mixed.put(dataset, value);
          }
        });
    return mixed;
  }

  @Override
  public List<Path> files(String dataset, String dateColumn, LocalDate since, LocalDate to) {
    return of(dataset).files(dataset, dateColumn, since, to);
  }

  @Override
  public Optional<TableVersion> table(String dataset) {
    return of(dataset).table(dataset);
  }

  @Override
  public Optional<LocalDate> newest(String dataset, String dateColumn) {
    return of(dataset).newest(dataset, dateColumn);
  }
}
