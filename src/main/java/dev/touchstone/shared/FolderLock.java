package dev.touchstone.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a folder: any number together, or one alone. The operating system keeps it as a lock on
 * a small file in the folder, so it holds among threads and processes and ends with its process,
 * however that ends. Where the file system has no locks, or the folder cannot be written, everybody
 * may use it together and nobody gets it alone.
 */
public final class FolderLock implements AutoCloseable {
  /** Name of the file in the folder. */
  public static final String FILE = ".in-use";

  private static final int MILLISECONDS_BETWEEN_TRIES = 40;

  /** A process has one lock per file at most, and closing any channel to the file would end it. */
  private static final Map<Path, Held> HERE = new HashMap<>();

  private final Path file;
  private final Held held;
  private boolean open = true;

  private FolderLock(Path file, Held held) {
    this.file = file;
    this.held = held;
  }

  private static final class Held {
    private final @Nullable FileChannel channel;
    private final @Nullable FileLock lock;
    private final boolean alone;
    private final Thread taker = Thread.currentThread();
    private int users = 1;

    Held(@Nullable FileChannel channel, @Nullable FileLock lock, boolean alone) {
      this.channel = channel;
      this.lock = lock;
      this.alone = alone;
    }

    void release() {
      try {
        if (lock != null && channel != null) {
          lock.release();
          channel.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Waits until nobody has the folder alone, which is made if it is not there.
   *
   * @param told that there is something to wait for, before the wait
   */
  public static FolderLock together(Path folder, Runnable told) throws IOException {
    return await(folder, false, told);
  }

  /** Waits until nobody else uses the folder, which is made if it is not there. */
  public static FolderLock alone(Path folder, Runnable told) throws IOException {
    return await(folder, true, told);
  }

  private static FolderLock await(Path folder, boolean alone, Runnable told) throws IOException {
    var lock = tried(folder, alone, true);
    if (lock.isEmpty()) {
      told.run();
    }
    while (lock.isEmpty()) {
      try {
        Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while waiting for " + folder, e);
      }
      lock = tried(folder, alone, true);
    }
    return lock.get();
  }

  /** The folder, if nobody uses it right now; empty also where it is not there. */
  public static Optional<FolderLock> tryAlone(Path folder) {
    try {
      return Files.isDirectory(folder) ? tried(folder, true, false) : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<FolderLock> tried(Path folder, boolean alone, boolean waits)
      throws IOException {
    synchronized (HERE) {
      var file = PrivateFiles.folder(folder).toRealPath().resolve(FILE);
      var held = HERE.get(file);
      if (held != null && (held.channel == null || Files.exists(file))) {
        if (waits && held.alone && held.taker == Thread.currentThread()) {
          throw new IllegalStateException("Who waits for " + folder + " has it alone");
        }
        if (alone || held.alone) {
          return Optional.empty();
        }
        held.users++;
        return Optional.of(new FolderLock(file, held));
      }
      var taken = taken(file, alone);
      taken.ifPresent(lock -> HERE.put(file, lock));
      return taken.map(lock -> new FolderLock(file, lock));
    }
  }

  private static Optional<Held> taken(Path file, boolean alone) throws IOException {
    try {
      return locked(file, alone);
    } catch (IOException noLocks) {
      if (alone) {
        throw noLocks;
      }
      return Optional.of(new Held(null, null, false));
    }
  }

  private static Optional<Held> locked(Path file, boolean alone) throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    }
    // Whoever has the folder alone may remove it between our opening and our locking.
    var before = identity(file);
    var channel =
        alone
            ? FileChannel.open(file, StandardOpenOption.WRITE)
            : FileChannel.open(file, StandardOpenOption.READ);
    try {
      var lock = channel.tryLock(0, Long.MAX_VALUE, !alone);
      if (lock != null && before.equals(identity(file))) {
        return Optional.of(new Held(channel, lock, alone));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Object identity(Path file) throws IOException {
    var key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  /** Lets others have it; also a second time. */
  @Override
  public void close() {
    synchronized (HERE) {
      if (open) {
        open = false;
        held.users--;
        if (held.users == 0) {
          HERE.remove(file, held);
          held.release();
        }
      }
    }
  }
}
