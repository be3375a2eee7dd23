package dev.touchstone.upkeep;

import dev.touchstone.shared.FolderLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The files of a server's home. What is in its database is for an examiner of the server. */
public final class HomeExaminer implements Examiner {
  /** PostgreSQL sets its own files' modes, which nobody reaches through a closed folder. */
  private static final String DATABASE = "database";

  private static final List<String> FOLDERS =
      List.of(DATABASE, "facts", "figures", "world", "audit", "log");

  private final Clock clock;

  public HomeExaminer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Examined of(Path home) {
    var now = clock.instant();
    var holds = new ArrayList<Holding>();
    var troubles = new ArrayList<Trouble>();
    for (var name : FOLDERS) {
      var folder = home.resolve(name);
      if (Files.exists(folder)) {
        holds.add(new Holding(name, folder, Disk.bytes(folder), ""));
        troubles.addAll(Disk.unfinished(folder, now));
        troubles.addAll(
            name.equals(DATABASE) ? Disk.openItself(folder) : Disk.openToOthers(folder));
      }
    }
    troubles.addAll(Disk.leftScratch(home.resolve("making"), ""));
    troubles.addAll(Disk.leftScratch(home.resolve(DATABASE), "making-"));
    troubles.addAll(leftLoads(home.resolve("facts")));
    return new Examined(holds, troubles);
  }

  /** A server that starts removes them, together with what it finds in its catalog. */
  private static List<Trouble> leftLoads(Path facts) {
    var free = FolderLock.tryAlone(facts);
    free.ifPresent(FolderLock::close);
    return Disk.leftScratch(facts.resolve("work"), "").stream()
        .filter(left -> free.isPresent())
        .map(
            left ->
                new Trouble(
                    left.code(),
                    left.path(),
                    left.bytes(),
                    left.says(),
                    "Goes by itself when the server starts again",
                    Trouble.BY_HAND))
        .toList();
  }
}
