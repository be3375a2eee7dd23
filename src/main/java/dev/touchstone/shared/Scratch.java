package dev.touchstone.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the time of one piece of work: only its owner can look into it, and it goes away
 * with everything in it. A link in it goes, and what it points to stays. One whose process was
 * killed is left over, and whoever comes next removes it.
 */
public record Scratch(Path folder, FolderLock lock) implements AutoCloseable {

  /** A new one below a folder that is made if it is not there. */
  public static Scratch in(Path parent, String prefix) throws IOException {
    var folder = PrivateFiles.freshFolder(parent, prefix);
    return new Scratch(folder, FolderLock.alone(folder, () -> {}));
  }

  /** A new one where the system keeps what is temporary. */
  public static Scratch temporary(String prefix) throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")), prefix);
  }

  /** The folders with this beginning of their names whose process is gone. */
  public static List<Path> left(Path parent, String prefix) {
    var left = new ArrayList<Path>();
    for (var folder : marked(parent, prefix)) {
      FolderLock.tryAlone(folder)
          .ifPresent(
              free -> {
                left.add(folder);
                free.close();
              });
    }
    return left;
  }

  /** Removes what is {@link #left}. */
  public static void sweep(Path parent, String prefix) {
    for (var folder : marked(parent, prefix)) {
      FolderLock.tryAlone(folder)
          .ifPresent(
              free -> {
                remove(folder);
                free.close();
              });
    }
  }

  /** Only what carries the mark is ours; anybody may have called a folder like that. */
  private static List<Path> marked(Path parent, String prefix) {
    var marked = new ArrayList<Path>();
    if (!Files.isDirectory(parent)) {
      return marked;
    }
    try (var folders = Files.newDirectoryStream(parent, prefix + "*")) {
      for (var folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(folder.resolve(FolderLock.FILE), LinkOption.NOFOLLOW_LINKS)
            && isOwn(folder)) {
          marked.add(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return marked;
    }
    return marked;
  }

  /** Root could remove what others put into a temporary folder that all share. */
  private static boolean isOwn(Path folder) throws IOException {
    var self = Path.of("/proc/self");
    return !Files.exists(self) || Files.getOwner(folder).equals(Files.getOwner(self));
  }

  /**
   * Gives what is in it a place to stay, whole or not at all.
   *
   * @throws IOException if something is there
   */
  public void keepAs(Path place) throws IOException {
    lock.close();
    Files.deleteIfExists(folder.resolve(FolderLock.FILE));
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what is left of it, also for a second time, and whatever somebody else removed. */
  @Override
  public void close() {
    lock.close();
    remove(folder);
  }

  /**
   * Removes a folder and all that is in it; one that is not there, or only in parts, is no fault.
   */
  public static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal(folder.resolve(FolderLock.FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }

  /** The mark goes last, so that a removal that was cut off is seen to be one. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    private final Path mark;

    Removal(Path mark) {
      this.mark = mark;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(mark)) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
      return gone(fault);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
        throws IOException {
      if (fault != null) {
        gone(fault);
      }
      if (!folder.equals(mark.getParent())) {
        Files.deleteIfExists(folder);
        return FileVisitResult.CONTINUE;
      }
      Files.deleteIfExists(mark);
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException takenAgain) {
        // Whoever waited has put a mark of their own into the empty folder: it is theirs now.
      }
      return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult gone(IOException fault) throws IOException {
      if (fault instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw fault;
    }
  }
}
