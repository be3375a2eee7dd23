package dev.touchstone.upkeep;

import dev.touchstone.fact.FactStore;
import dev.touchstone.run.Receipt;
import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The folder that is the command line's memory: tables, figures and runs. */
public final class WorkspaceExaminer implements Examiner {
  private final Retention retention;
  private final Clock clock;

  public WorkspaceExaminer(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public Examined of(Path workspace) {
    var now = clock.instant();
    var kept = new WorkspaceFolders(workspace);
    var holds = new ArrayList<Holding>();
    var troubles = new ArrayList<Trouble>();
    for (var tables : Disk.entries(kept.facts())) {
      holds.add(new Holding("tables", tables, Disk.bytes(tables), state(tables)));
      troubles.addAll(broken(tables));
    }
    if (Files.exists(kept.figures())) {
      holds.add(new Holding("figures", kept.figures(), Disk.bytes(kept.figures()), ""));
    }
    for (var run : Disk.entries(kept.runs())) {
      holds.add(new Holding("run", run, Disk.bytes(run), facts(run, kept)));
      troubles.addAll(broken(run, kept));
    }
    troubles.addAll(leftOver(kept, now));
    troubles.addAll(unused(kept, now));
    troubles.addAll(Disk.openToOthers(kept.facts()));
    troubles.addAll(Disk.openToOthers(kept.figures()));
    troubles.addAll(Disk.openToOthers(kept.runs()));
    return new Examined(holds, troubles);
  }

  /**
   * Removes what killed commands left and what the retention lets go, without looking into
   * anything: what every command that makes new tables does.
   */
  public void sweep(Path workspace) {
    var now = clock.instant();
    var kept = new WorkspaceFolders(workspace);
    var going = new ArrayList<>(leftOver(kept, now));
    going.addAll(unused(kept, now));
    for (var trouble : going) {
      try {
        trouble.mending().mend();
      } catch (IOException nextTime) {
        continue;
      }
    }
    Scratch.sweep(Path.of(System.getProperty("java.io.tmpdir")), "touchstone-");
  }

  private static String state(Path tables) {
    if (WorkspaceFolders.isFinished(tables)) {
      return "last used "
          + Disk.changed(WorkspaceFolders.finished(tables)).toString().split("T")[0];
    }
    return "not finished";
  }

  private static String facts(Path run, WorkspaceFolders kept) {
    return WorkspaceFolders.isFinished(kept.factsOf(run))
        ? ""
        : "its tables are no longer kept; scoring the same data makes them again";
  }

  private static List<Trouble> broken(Path tables) {
    var free = FolderLock.tryAlone(tables);
    if (free.isEmpty()) {
      return List.of();
    }
    free.get().close();
    if (!WorkspaceFolders.isFinished(tables)) {
      return List.of(
          new Trouble(
              "unfinished-tables",
              tables,
              Disk.bytes(tables),
              "Tables that a command did not finish",
              "Removes them; scoring the same data makes them again",
              () -> Disk.remove(tables)));
    }
    if (WorkspaceFolders.isShared(tables)) {
      return List.of();
    }
    return FactStore.damage(tables)
        .map(
            damage ->
                List.of(
                    new Trouble(
                        "damaged-tables",
                        tables,
                        Disk.bytes(tables),
                        damage,
                        "Removes the tables; scoring the same data makes them again",
                        () -> Disk.remove(tables))))
        .orElse(List.of());
  }

  private static List<Trouble> broken(Path run, WorkspaceFolders kept) {
    try {
      var receipt = Json.read(Files.readString(run.resolve("receipt.json")), Receipt.class);
      if (receipt.id().equals(run.getFileName().toString())
          && Files.isRegularFile(kept.keyOf(run))) {
        return List.of();
      }
    } catch (IOException
        | JacksonException
        | IllegalArgumentException
        | DateTimeException unreadable) {
      // told below
    }
    return List.of(
        new Trouble(
            "damaged-run",
            run,
            Disk.bytes(run),
            "The receipt of a run cannot be read, so that the run cannot be verified",
            "Bring the folder back from a copy, or remove it",
            Trouble.BY_HAND));
  }

  private static List<Trouble> leftOver(WorkspaceFolders kept, Instant now) {
    var left = new ArrayList<Trouble>();
    left.addAll(Disk.leftScratch(kept.runs(), ".run"));
    left.addAll(Disk.halfRemoved(kept.facts()));
    left.addAll(Disk.halfRemoved(kept.runs()));
    left.addAll(Disk.unfinished(kept.figures(), now));
    for (var tables : Disk.entries(kept.facts())) {
      var work = tables.resolve("work");
      if (!WorkspaceFolders.isShared(tables) && !Scratch.left(work, "").isEmpty()) {
        left.add(
            new Trouble(
                "left-over",
                work,
                Disk.bytes(work),
                "Working folders of commands that were killed",
                "Removes them, and files of tables that nothing refers to",
                () -> {
                  FactStore.open(tables).close();
                  return Scratch.left(work, "").isEmpty();
                }));
      }
      left.addAll(Disk.unfinished(tables, now));
    }
    return left;
  }

  private List<Trouble> unused(WorkspaceFolders kept, Instant now) {
    var unused = new ArrayList<Trouble>();
    for (var tables : Disk.entries(kept.facts())) {
      if (!WorkspaceFolders.isShared(tables)
          && retention.isOver(retention.tables(), WorkspaceFolders.lastUsed(tables), now)) {
        unused.add(
            old(
                "unused-tables",
                tables,
                "Tables nobody has used for more than %d days".formatted(retention.tables()),
                () -> Disk.remove(tables)));
      }
    }
    for (var figure : Disk.entries(kept.figures())) {
      if (retention.isOver(retention.tables(), Disk.changed(figure), now)) {
        unused.add(
            old(
                "unused-figures",
                figure,
                "A figure of more than %d days ago".formatted(retention.tables()),
                () -> Files.deleteIfExists(figure)));
      }
    }
    for (var run : Disk.entries(kept.runs())) {
      if (retention.isOver(retention.runs(), Disk.changed(run), now)) {
        unused.add(
            old(
                "unused-run",
                run,
                "A run nobody has used for more than %d days".formatted(retention.runs()),
                () -> Disk.remove(run)));
      }
    }
    return unused;
  }

  private static Trouble old(String code, Path path, String says, Trouble.Mending mending) {
    return new Trouble(code, path, Disk.bytes(path), says, "Removes it", mending);
  }
}
