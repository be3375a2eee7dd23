package dev.touchstone.bench;

import dev.touchstone.fact.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A snapshot whose last quarter was loaded again: the same rows, in files nobody has read yet. */
record Reopened(Snapshot before, String quarter, Path folder) implements Snapshot {

  static Reopened of(Facts facts, Path folder) throws IOException {
    var before = facts.snapshot(false);
    var last = facts.quarters().getLast();
    var definitions = facts.definitions();
    for (var dataset : Facts.DATASETS) {
      var time = definitions.dataset(dataset).time();
      if (!time.isEmpty()) {
        var file = facts.file(dataset, time, last);
        Files.createLink(folder.resolve(file.getFileName()), file);
      }
    }
    return new Reopened(before, last.label(), folder);
  }

  @Override
  public List<Path> files(String dataset, String dateColumn, LocalDate from, LocalDate to) {
    return before.files(dataset, dateColumn, from, to).stream()
        .map(
            file ->
                file.toString().endsWith(quarter + ".parquet")
                    ? folder.resolve(file.getFileName())
                    : file)
        .toList();
  }

  @Override
  public boolean has(String dataset) {
    return before.has(dataset);
  }

  @Override
  public SortedMap<String, Long> ids() {
    return before.ids();
  }

  @Override
  public SortedMap<String, String> fingerprints() {
    return before.fingerprints();
  }

  @Override
  public Optional<LocalDate> newest(String dataset, String dateColumn) {
    return before.newest(dataset, dateColumn);
  }
}
