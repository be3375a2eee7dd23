package dev.touchstone.measure.kept;

import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Groups;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Figures kept in a folder, one file each. The groups are kept apart and shared, because most
 * figures of a slice have the same ones. A figure's file is small (8 bytes per group); deleting any
 * of them, or the folder, only costs time. Safe for several processes: files are written aside and
 * moved into place, and nobody writes another one's groups.
 */
public final class FigureFiles implements KeptFigures {
  private static final int GROUPS_IN_MEMORY = 64;

  private final Path folder;
  private final Map<UUID, Groups> groups =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Groups> eldest) {
          return size() > GROUPS_IN_MEMORY;
        }
      };

  public FigureFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public synchronized Optional<Grouped> find(String name) {
    return read(folder.resolve(name))
        .flatMap(FigureBytes::values)
        .flatMap(
            found ->
                groups(found.groups())
                    .filter(groups -> groups.size() == found.values().size())
                    .map(groups -> new Grouped(groups, found.values())));
  }

  @Override
  public synchronized void keep(String name, Grouped figure) {
    var id = id(figure.groups().sorted());
    write(folder.resolve(name), FigureBytes.ofValues(id, figure.values(), figure.groups().order()));
  }

  /** Keeps groups that are not known yet. */
  private UUID id(Groups sorted) {
    for (var known : groups.entrySet()) {
      if (known.getValue() == sorted) {
        return known.getKey();
      }
    }
    var id = UUID.randomUUID();
    write(keys(id), FigureBytes.ofKeys(sorted.keys()));
    groups.put(id, sorted);
    return id;
  }

  private Optional<Groups> groups(UUID id) {
    var known = groups.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    var read = read(keys(id)).flatMap(FigureBytes::keys).map(Groups::new);
    read.ifPresent(found -> groups.put(id, found));
    return read;
  }

  private Path keys(UUID id) {
    return folder.resolve(id + ".keys");
  }

  @Override
  public Optional<byte[]> findPeriod(String name) {
    return read(folder.resolve(name));
  }

  @Override
  public void keepPeriod(String name, byte[] measured) {
    write(folder.resolve(name), measured);
  }

  @Override
  public Optional<byte[]> findHistograms(String name) {
    return read(folder.resolve(name));
  }

  @Override
  public void keepHistograms(String name, byte[] histograms) {
    write(folder.resolve(name), histograms);
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A full or read-only disk only means that the figure is computed again next time. */
  private void write(Path file, byte[] bytes) {
    try {
      PrivateFiles.write(file, bytes);
    } catch (IOException unwritable) {
      return;
    }
  }
}
