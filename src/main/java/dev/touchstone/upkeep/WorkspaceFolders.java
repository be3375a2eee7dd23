package dev.touchstone.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Where a workspace keeps what, and how one sees when it was last used. */
public record WorkspaceFolders(Path home) {
  private static final String FINISHED = "finished";

  /** Ends the name of tables whose catalog is in PostgreSQL. */
  public static final String SHARED = "-shared";

  /** Being used is marked once a day at most. */
  private static final Duration OFTEN = Duration.ofDays(1);

  public Path facts() {
    return home.resolve("facts");
  }

  public Path figures() {
    return home.resolve("measurements");
  }

  public Path runs() {
    return home.resolve("runs");
  }

  /** The file that says by which tables a run was made. */
  public Path keyOf(Path run) {
    return run.resolve("facts");
  }

  Path factsOf(Path run) {
    try {
      return facts().resolve(Files.readString(keyOf(run)).strip());
    } catch (IOException unknown) {
      return facts().resolve("unknown");
    }
  }

  /** The mark of tables that are whole. */
  public static Path finished(Path tables) {
    return tables.resolve(FINISHED);
  }

  public static boolean isFinished(Path tables) {
    return Files.exists(finished(tables));
  }

  static boolean isShared(Path tables) {
    return tables.getFileName().toString().endsWith(SHARED);
  }

  static Instant lastUsed(Path tables) {
    return Disk.changed(isFinished(tables) ? finished(tables) : tables);
  }

  /** Remembers that something is in use; a read-only folder stays as it is. */
  public static void use(Path mark, Instant now) {
    try {
      if (Files.getLastModifiedTime(mark).toInstant().isBefore(now.minus(OFTEN))) {
        Files.setLastModifiedTime(mark, FileTime.from(now));
      }
    } catch (IOException readOnly) {
      return;
    }
  }
}
