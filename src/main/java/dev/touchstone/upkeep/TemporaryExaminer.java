package dev.touchstone.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/** What killed commands and servers left where the system keeps what is temporary. */
public final class TemporaryExaminer implements Examiner {
  /** PostgreSQL's library asks a script about the system, which runs for a moment. */
  private static final String SCRIPT = "detect_linux_distribution_*.sh";

  private static final Duration RUNNING = Duration.ofMinutes(10);

  private final Clock clock;

  public TemporaryExaminer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Examined of(Path temporary) {
    var troubles = new ArrayList<Trouble>(Disk.leftScratch(temporary, "touchstone-"));
    var before = clock.instant().minus(RUNNING);
    try (var scripts = Files.newDirectoryStream(temporary, SCRIPT)) {
      for (var script : scripts) {
        if (Files.isWritable(script) && Disk.changed(script).isBefore(before)) {
          troubles.add(
              new Trouble(
                  "left-over",
                  script,
                  Disk.bytes(script),
                  "A script of a server that was killed",
                  "Removes it",
                  () -> Files.deleteIfExists(script)));
        }
      }
    } catch (IOException unreadable) {
      return new Examined(java.util.List.of(), troubles);
    }
    return new Examined(java.util.List.of(), troubles);
  }
}
