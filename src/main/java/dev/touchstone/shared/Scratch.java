package dev.touchstone.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the time of one piece of work: only its owner can look into it where the file system
 * knows owners, and it goes away with everything in it. A link in it goes, and what it points to
 * stays.
 */
public record Scratch(Path folder) implements AutoCloseable {

  /** A new one below a folder that is made if it is not there. */
  public static Scratch in(Path parent, String prefix) throws IOException {
    return new Scratch(Files.createTempDirectory(Files.createDirectories(parent), prefix));
  }

  /** A new one where the system keeps what is temporary. */
  public static Scratch temporary(String prefix) throws IOException {
    return new Scratch(Files.createTempDirectory(prefix));
  }

  /** Removes what is left of it, also for a second time, and whatever somebody else removed. */
  @Override
  public void close() {
    remove(folder);
  }

  /**
   * Removes a folder and all that is in it; one that is not there, or only in parts, is no fault.
   */
  public static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
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
      Files.deleteIfExists(folder);
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
