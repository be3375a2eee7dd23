package dev.touchstone.cli;

import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.KnownFiles;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import dev.touchstone.upkeep.Retention;
import dev.touchstone.upkeep.WorkspaceExaminer;
import dev.touchstone.upkeep.WorkspaceFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Tables by the hash of everything they were made from: contracts, mappings, and the bytes of every
 * source file. A finished set of tables carries a mark; one that was cut off is made again.
 */
final class KeptFacts {
  /** The folder that whoever makes the tables has alone meanwhile. */
  private static final String MAKING = "making";

  private static final Clock CLOCK = Clock.systemUTC();

  private final WorkspaceFolders folders;
  private final Path home;
  private final Catalog catalog;
  private final Retention retention;

  private KeptFacts(WorkspaceFolders folders, Catalog catalog, Retention retention) {
    this.folders = folders;
    this.home = folders.facts();
    this.catalog = catalog;
    this.retention = retention;
  }

  static KeptFacts in(Path workspace, Catalog catalog, Retention retention) {
    return new KeptFacts(new WorkspaceFolders(workspace), catalog, retention);
  }

  /** Where tables are listed. */
  sealed interface Catalog {
    /** In the tables' own folder. */
    record Embedded() implements Catalog {}

    /** In PostgreSQL, where other engines find them. */
    record Shared(String url, String user, String password) implements Catalog {
      @Override
      public String toString() {
        return user + " in a shared catalog";
      }
    }
  }

  /**
   * The tables that definitions make of the files of a data folder.
   *
   * @param key names them
   */
  record Wanted(String key, Definitions definitions, KnownFiles sources) {}

  Wanted of(Definitions definitions, Path data) {
    var text = new StringBuilder();
    definitions
        .hashes(one -> one.kind().equals(Dataset.KIND) || !one.fills().isEmpty())
        .forEach((name, hash) -> text.append(name).append(' ').append(hash).append('\n'));
    var sources = KnownFiles.of(definitions, data);
    sources
        .hashes()
        .forEach((name, hash) -> text.append(name).append(' ').append(hash).append('\n'));
    var key = Sha256.of(text.toString()).substring(0, 24);
    boolean shared = catalog instanceof Catalog.Shared;
    return new Wanted(shared ? key + WorkspaceFolders.SHARED : key, definitions, sources);
  }

  /**
   * Opens tables, and makes them first where they are not there. Of several commands that want the
   * same tables one makes them and the others wait.
   */
  FactStore open(Wanted wanted, Progress progress, Consumer<LoadReport> told) {
    var folder = home.resolve(wanted.key());
    ignoreInVersionControl();
    var store = store(wanted.key());
    try {
      if (WorkspaceFolders.isFinished(folder)) {
        WorkspaceFolders.use(WorkspaceFolders.finished(folder), CLOCK.instant());
      } else {
        make(store, wanted, folder, progress, told);
        new WorkspaceExaminer(retention, CLOCK).sweep(folders.home());
      }
      return store;
    } catch (IOException e) {
      store.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static void make(
      FactStore store, Wanted wanted, Path folder, Progress progress, Consumer<LoadReport> told)
      throws IOException {
    Runnable waiting =
        () -> progress.at("Waiting for another command that reads the same data", 0, 0);
    try (var making = FolderLock.alone(folder.resolve(MAKING), waiting)) {
      if (!WorkspaceFolders.isFinished(folder)) {
        store.loadAll(wanted.definitions(), wanted.sources(), progress).forEach(told);
        Credits.derive(store, wanted.definitions(), progress);
        PrivateFiles.writeDurably(WorkspaceFolders.finished(folder), "");
      }
    }
  }

  /** Opens tables that a run has used. */
  FactStore open(String key) {
    var folder = home.resolve(key);
    if (!WorkspaceFolders.isFinished(folder)) {
      throw notKept();
    }
    var store = store(key);
    if (!WorkspaceFolders.isFinished(folder)) {
      store.close();
      throw notKept(); // the retention took them a moment ago
    }
    WorkspaceFolders.use(WorkspaceFolders.finished(folder), CLOCK.instant());
    return store;
  }

  private Refused notKept() {
    return new Refused(
        "facts-not-kept",
        "The tables of this run are no longer kept in " + home,
        "Score the same data again; equal inputs make the same run.");
  }

  private FactStore store(String key) {
    var folder = home.resolve(key);
    if (!key.endsWith(WorkspaceFolders.SHARED)) {
      return FactStore.open(folder);
    }
    return switch (catalog) {
      case Catalog.Shared(var url, var user, var password) ->
          FactStore.open(
              folder,
              url,
              user,
              password,
              "facts_" + key.substring(0, key.indexOf(WorkspaceFolders.SHARED)));
      case Catalog.Embedded _ ->
          throw new Refused(
              "no-shared-catalog",
              "The tables of this run are listed in PostgreSQL",
              "Name it with --catalog-url, and its user and password in the environment.");
    };
  }

  /** A workspace lies inside a folder of documents that people commit; it is not one of them. */
  private void ignoreInVersionControl() {
    try {
      PrivateFiles.folder(home);
      var ignore = home.resolveSibling(".gitignore");
      if (!Files.exists(ignore)) {
        PrivateFiles.write(ignore, "*\n");
      }
    } catch (IOException e) {
      throw new Refused(
          "workspace-not-writable",
          "The workspace " + home.getParent() + " cannot be written",
          "Name another folder with --workspace.");
    }
  }
}
