package dev.touchstone.measure;

import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figures kept in a folder, one file each. The groups are kept apart and shared, because most
 * figures of a slice have the same ones. A figure's file is small (8 bytes per group); deleting any
 * of them, or the folder, only costs time. Safe for several processes: files are written aside and
 * moved into place.
 */
final class FigureFiles implements KeptFigures {
  private static final int KEYS_IN_MEMORY = 64;

  private final Path folder;
  private final Map<String, List<String>> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > KEYS_IN_MEMORY;
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
                keys(found.keysHash())
                    .filter(groups -> groups.size() == found.values().size())
                    .map(groups -> new Grouped(groups, found.values())));
  }

  @Override
  public synchronized void keep(String name, Grouped figure) {
    var order =
        IntStream.range(0, figure.keys().size())
            .boxed()
            .sorted((a, b) -> figure.keys().get(a).compareTo(figure.keys().get(b)))
            .mapToInt(i -> i)
            .toArray();
    var sorted = IntStream.of(order).mapToObj(figure.keys()::get).toList();
    var bytes = FigureBytes.ofKeys(sorted);
    var hash = Sha256.of(bytes);
    if (!keys.containsKey(hash)) {
      if (!Files.exists(file(hash))) {
        write(file(hash), bytes);
      }
      keys.put(hash, sorted);
    }
    write(file(name), FigureBytes.ofValues(hash, figure.values(), order));
  }

  private Optional<List<String>> keys(String hash) {
    var known = keys.get(hash);
    if (known != null) {
      return Optional.of(known);
    }
    var read =
        read(file(hash)).filter(bytes -> Sha256.of(bytes).equals(hash)).flatMap(FigureBytes::keys);
    read.ifPresent(groups -> keys.put(hash, groups));
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
