package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.fact.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a snapshot, asked for once per use. */
public final class SnapshotFiles {
  private final Snapshot snapshot;
  private final Map<Statement.Source, List<Path>> known = new HashMap<>();
  private final Map<Path, String> identities = new HashMap<>();

  public SnapshotFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<Path> of(Statement.Source source) {
    return known.computeIfAbsent(
        source,
        asked ->
            snapshot.has(asked.dataset().id())
                ? snapshot
                    .files(
                        asked.dataset().id(), asked.on(), asked.slice().from(), asked.slice().to())
                    .stream()
                    .map(file -> file.toAbsolutePath().normalize())
                    .toList()
                : List.of());
  }

  /** Where another engine reads a dataset; empty where none can. */
  Optional<Snapshot.TableVersion> table(Dataset dataset) {
    return snapshot.table(dataset.id());
  }

  /** Every file of a dataset, whatever its days. */
  public List<Path> all(Dataset dataset) {
    return of(new Statement.Source(dataset, "", Slice.EVER));
  }

  /**
   * Names a file's content. Files of a snapshot never change; size and time guard against a folder
   * that was made anew.
   */
  public String identity(Path file) {
    return identities.computeIfAbsent(file, SnapshotFiles::stamp);
  }

  private static String stamp(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException missing) {
      return file + " missing";
    }
  }
}
