package dev.touchstone.measure;

import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Figures kept in a folder, one file each. The groups are kept apart and shared, because most
 * figures of a slice have the same ones. A figure's file is small (8 bytes per group); deleting any
 * of them, or the folder, only costs time. Safe for several processes: files are written aside and
 * moved into place.
 */
final class FigureFiles implements KeptFigures {
  private static final int GROUPS_IN_MEMORY = 64;

  private final Path folder;
  private final Map<String, Groups> groups =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Groups> eldest) {
          return size() > GROUPS_IN_MEMORY;
        }
      };

  FigureFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized Optional<Grouped> find(String name) {
    return read(file(name))
        .flatMap(FigureBytes::values)
        .flatMap(
            found ->
                groups(found.groupsHash())
                    .filter(groups -> groups.size() == found.values().size())
                    .map(groups -> new Grouped(groups, found.values())));
  }

  @Override
  public synchronized void keep(String name, Grouped figure) {
    var hash = figure.groups().hash();
    if (!groups.containsKey(hash)) {
      var sorted = figure.groups().sorted();
      if (!Files.exists(file(hash))) {
        write(file(hash), FigureBytes.ofKeys(sorted.keys()));
      }
      groups.put(hash, sorted);
    }
    write(file(name), FigureBytes.ofValues(hash, figure.values(), figure.groups().order()));
  }

  @Override
  public Optional<byte[]> findPeriod(String name) {
    return read(file(name));
  }

  @Override
  public void keepPeriod(String name, byte[] measured) {
    write(file(name), measured);
  }

  @Override
  public Optional<byte[]> findHistograms(String name) {
    return read(file(name));
  }

  @Override
  public void keepHistograms(String name, byte[] histograms) {
    write(file(name), histograms);
  }

  private Optional<Groups> groups(String hash) {
    var known = groups.get(hash);
    if (known != null) {
      return Optional.of(known);
    }
    var read =
        read(file(hash))
            .filter(bytes -> Sha256.of(bytes).equals(hash))
            .flatMap(FigureBytes::keys)
            .map(Groups::new);
    read.ifPresent(found -> groups.put(hash, found));
    return read;
  }

  private Path file(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A full or read-only disk only means that the figure is computed again next time. */
  private static void write(Path file, byte[] bytes) {
    try {
      var parent = Files.createDirectories(file.toAbsolutePath().getParent());
      var aside = Files.createTempFile(parent, "new-", ".part");
      try {
        Files.write(aside, bytes);
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException unwritable) {
      return;
    }
  }
}
