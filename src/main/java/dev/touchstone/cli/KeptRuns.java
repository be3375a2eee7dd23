package dev.touchstone.cli;

import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.run.Desk;
import dev.touchstone.run.Receipt;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import dev.touchstone.upkeep.WorkspaceFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Receipts of runs with the documents they used: {@code runs/ID/receipt.json}, {@code facts} (the
 * key of the kept facts) and {@code definitions/}.
 */
final class KeptRuns {
  private static final String DRAFT = ".run";
  private static final Clock CLOCK = Clock.systemUTC();

  private final Path home;

  private KeptRuns(Path home) {
    this.home = home;
  }

  static KeptRuns in(Path home) {
    return new KeptRuns(home);
  }

  /**
   * A run that is kept already stays as it is: its id says that it is the same.
   *
   * @param documents that the run was made by, as they were read
   */
  void keep(ScorecardRun run, List<SourceFile> documents, String factsKey) {
    var target = runs().resolve(run.id());
    if (Files.exists(target)) {
      WorkspaceFolders.use(target, CLOCK.instant());
      return;
    }
    Scratch.sweep(runs(), DRAFT);
    try (var draft = Scratch.in(runs(), DRAFT)) {
      for (var document : documents) {
        PrivateFiles.write(
            draft.folder().resolve("definitions").resolve(document.name()), document.text());
      }
      PrivateFiles.write(draft.folder().resolve("facts"), factsKey);
      PrivateFiles.write(draft.folder().resolve("receipt.json"), Json.text(run.receipt()));
      draft.keepAs(target);
    } catch (IOException e) {
      if (!Files.exists(target)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Computes a kept run again from its own documents and pinned facts. */
  Runs.Verification verify(String id, WarehouseOptions options, Progress progress) {
    var folder = folder(id);
    WorkspaceFolders.use(folder, CLOCK.instant());
    Receipt receipt;
    String factsKey;
    try {
      receipt = Json.read(Files.readString(folder.resolve("receipt.json")), Receipt.class);
      factsKey = Files.readString(folder.resolve("facts"));
    } catch (IOException | JacksonException | DateTimeException damaged) {
      throw new Refused(
          "damaged-run",
          "The run " + id + " cannot be read from " + folder,
          "Bring the folder back from a copy; a run that is scored anew is another run.");
    }
    var definitions = Faulty.orGood(folder.resolve("definitions"));
    try (var facts = options.facts(home).open(factsKey);
        var warehouse = options.warehouse()) {
      var snapshot = facts.pinned(receipt.snapshots());
      return new Desk(definitions, snapshot, warehouse, progress).verify(receipt);
    }
  }

  private Path folder(String id) {
    var known = ids();
    // Ids are compared with what is there, so that nothing typed becomes a path.
    if (!known.contains(id)) {
      throw new Refused(
          "unknown-run",
          "No run " + id + " is kept in " + home,
          known.isEmpty()
              ? "No run is kept there yet: 'touchstone score' makes one."
              : "Kept are: " + String.join(", ", known));
    }
    return runs().resolve(id);
  }

  private Path runs() {
    return home.resolve("runs");
  }

  private List<String> ids() {
    var runs = runs();
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var entries = Files.list(runs)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
