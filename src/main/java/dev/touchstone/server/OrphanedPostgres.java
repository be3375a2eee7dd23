package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this process was killed the hard way, its PostgreSQL lives on and holds the data folder. It
 * is asked to stop before a new one starts; a folder that a living process holds is left alone.
 */
final class OrphanedPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OrphanedPostgres() {}

  static void stop(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    // The library holds this lock for as long as the process lives that started PostgreSQL.
    try (var file = new RandomAccessFile(data.resolve("epg-lock").toFile(), "rw");
        var lock = file.getChannel().tryLock()) {
      if (lock == null) {
        throw inUse(data);
      }
      stopProcessOf(pidFile);
    } catch (OverlappingFileLockException e) {
      throw inUse(data);
    }
  }

  private static void stopProcessOf(Path pidFile) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var process = ProcessHandle.of(pid).filter(OrphanedPostgres::isPostgres);
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
      throw new IOException(
          "A PostgreSQL (process "
              + pid
              + ") from an earlier start does not stop. Stop it and try again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an earlier PostgreSQL stopped", e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(it -> it.endsWith("/postgres")).orElse(false);
  }

  private static Refused inUse(Path data) {
    return new Refused(
        "home-in-use",
        "Another Touchstone is running on " + data.getParent() + ".",
        "Stop it, or choose another home.");
  }
}
