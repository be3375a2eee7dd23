package dev.touchstone.upkeep;

import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What several examiners ask of a folder. Files may come and go while they look. */
final class Disk {
  /** Begins the name of a folder that is being removed. */
  static final String REMOVED = ".removed-";

  /** Nobody takes longer to write a small file. */
  private static final Duration WRITING = Duration.ofHours(1);

  private Disk() {}

  /** The entries of a folder that are not hidden, by name; none where it is not there. */
  static List<Path> entries(Path folder) {
    return all(folder).stream()
        .filter(entry -> !entry.getFileName().toString().startsWith("."))
        .toList();
  }

  private static List<Path> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder and everything below it, links not followed. */
  static List<Path> tree(Path folder) {
    var tree = new ArrayList<Path>();
    if (Files.exists(folder)) {
      try (var walk = Files.walk(folder)) {
        walk.forEach(tree::add);
      } catch (IOException | UncheckedIOException comingAndGoing) {
        return tree;
      }
    }
    return tree;
  }

  static long bytes(Path path) {
    return tree(path).stream().filter(Files::isRegularFile).mapToLong(Disk::size).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  static Instant changed(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /** Files that were never written to their end. */
  static List<Trouble> unfinished(Path folder, Instant now) {
    return tree(folder).stream()
        .filter(file -> file.toString().endsWith(PrivateFiles.UNFINISHED))
        .filter(file -> changed(file).isBefore(now.minus(WRITING)))
        .map(
            file ->
                new Trouble(
                    "left-over",
                    file,
                    size(file),
                    "A file that was never written to its end",
                    "Removes it",
                    () -> Files.deleteIfExists(file)))
        .toList();
  }

  /** Working folders of processes that are gone. */
  static List<Trouble> leftScratch(Path folder, String prefix) {
    return Scratch.left(folder, prefix).stream()
        .map(
            left ->
                new Trouble(
                    "left-over",
                    left,
                    bytes(left),
                    "A working folder of a command that was killed",
                    "Removes it",
                    () -> {
                      Scratch.sweep(folder, left.getFileName().toString());
                      return !Files.exists(left);
                    }))
        .toList();
  }

  /** One trouble for everything below a folder that others on the machine may read or change. */
  static List<Trouble> openToOthers(Path folder) {
    return open(tree(folder));
  }

  /** The same of the folder alone, whatever is below it. */
  static List<Trouble> openItself(Path folder) {
    return open(List.of(folder));
  }

  private static List<Trouble> open(List<Path> paths) {
    var open = new ArrayList<Path>();
    for (var path : paths) {
      try {
        if (PrivateFiles.isOpenToOthers(path)) {
          open.add(path);
        }
      } catch (IOException gone) {
        continue;
      }
    }
    return open.isEmpty()
        ? List.of()
        : List.of(
            new Trouble(
                "open-to-others",
                open.getFirst(),
                0,
                "%,d files or folders may be read by others on this machine".formatted(open.size()),
                "Leaves them to their owner",
                () -> close(open)));
  }

  private static boolean close(List<Path> open) throws IOException {
    for (var path : open) {
      try {
        PrivateFiles.close(path);
      } catch (NoSuchFileException gone) {
        continue;
      }
    }
    return true;
  }

  /** Removes a folder that nobody uses: at once for everybody else, whatever the time it takes. */
  static boolean remove(Path folder) throws IOException {
    var alone = FolderLock.tryAlone(folder);
    if (alone.isEmpty()) {
      return !Files.exists(folder);
    }
    try (var lock = alone.get()) {
      var aside = folder.resolveSibling(REMOVED + UUID.randomUUID());
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
      Scratch.remove(aside);
      return true;
    }
  }

  /** What {@link #remove} did not finish. */
  static List<Trouble> halfRemoved(Path folder) {
    return all(folder).stream()
        .filter(entry -> entry.getFileName().toString().startsWith(REMOVED))
        .map(
            entry ->
                new Trouble(
                    "left-over",
                    entry,
                    bytes(entry),
                    "A folder whose removal was cut off",
                    "Removes the rest of it",
                    () -> {
                      Scratch.remove(entry);
                      return true;
                    }))
        .toList();
  }
}
