package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this process was killed the hard way, its PostgreSQL lives on and holds the data folder. It
 * is asked to stop before a new one starts.
 */
final class OrphanedPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OrphanedPostgres() {}

  /** The caller holds the folder's lock, so that nobody living has started what is found. */
  static void stop(Path database) throws IOException {
    var pidFile = database.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
      Files.delete(
          pidFile); // cut off while it was written: PostgreSQL itself would refuse to start
      return;
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    var process = ProcessHandle.of(pid).filter(it -> isPostgresOf(it, database));
    if (process.isEmpty()) {
      return; // PostgreSQL itself tells a stale file from a living server
    }
    LOG.info("Stopping the PostgreSQL (process {}) that an earlier start left behind", pid);
    var orphan = process.orElseThrow();
    try {
      // INT is PostgreSQL's fast shutdown; Java itself can only send TERM, which waits for clients.
      new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
      orphan.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new Refused(
          "orphan-does-not-stop",
          "A PostgreSQL (process " + pid + ") of an earlier start does not stop.",
          "Stop it and try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an earlier PostgreSQL stopped", e);
    }
  }

  /** The setting by which a PostgreSQL is known to be that of a folder. */
  static String mark(Path database) {
    var path = database.toAbsolutePath().normalize().toString();
    return "cluster_name=touchstone-" + Sha256.of(path).substring(0, 12);
  }

  /** Numbers of processes are used again: another database's PostgreSQL is let be. */
  private static boolean isPostgresOf(ProcessHandle process, Path database) {
    var info = process.info();
    return info.command().map(it -> it.endsWith("/postgres")).orElse(false)
        && info.arguments().map(all -> List.of(all).contains(mark(database))).orElse(true);
  }
}
