package dev.touchstone.cli;

import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tables by the hash of everything they were made from: contracts, mappings, and the bytes of every
 * source file. A finished set of tables carries a mark; one that was cut off is made again.
 */
final class KeptFacts {
  private static final String FINISHED = "finished";

  /** Ends the name of tables whose catalog is in PostgreSQL. */
  private static final String SHARED = "-shared";

  private final Path home;
  private final Catalog catalog;

  private KeptFacts(Path home, Catalog catalog) {
    this.home = home;
    this.catalog = catalog;
  }

  static KeptFacts in(Path workspace, Catalog catalog) {
    return new KeptFacts(workspace.resolve("facts"), catalog);
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

  /** Names the tables that these definitions make of this data. */
  String key(Definitions definitions, Path data) {
    var text = new StringBuilder();
    definitions
        .hashes()
        .forEach(
            (name, hash) -> {
              if (name.startsWith("dataset/")
                  || name.startsWith("mapping/")
                  || name.startsWith("credit/")) {
                text.append(name).append(' ').append(hash).append('\n');
              }
            });
    FactStore.sources(definitions, data)
        .forEach((name, hash) -> text.append(name).append(' ').append(hash).append('\n'));
    var key = Sha256.of(text.toString()).substring(0, 24);
    return catalog instanceof Catalog.Shared ? key + SHARED : key;
  }

  /** Opens the tables of a key, and makes them first where they are not there. */
  FactStore open(
      String key,
      Definitions definitions,
      Path data,
      Progress progress,
      Consumer<LoadReport> told) {
    var folder = home.resolve(key);
    ignoreInVersionControl();
    var store = store(key);
    try {
      if (!Files.exists(folder.resolve(FINISHED))) {
        List<LoadReport> reports = store.loadAll(definitions, data, progress);
        reports.forEach(told);
        Credits.derive(store, definitions, progress);
        Files.createFile(folder.resolve(FINISHED));
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

  /** Opens tables that a run has used. */
  FactStore open(String key) {
    var folder = home.resolve(key);
    if (!Files.exists(folder.resolve(FINISHED))) {
      throw new Refused(
          "facts-not-kept",
          "The tables of this run are no longer kept in " + home,
          "Score the same data again; equal inputs make the same run.");
    }
    return store(key);
  }

  private FactStore store(String key) {
    var folder = home.resolve(key);
    if (!key.endsWith(SHARED)) {
      return FactStore.open(folder);
    }
    return switch (catalog) {
      case Catalog.Shared(var url, var user, var password) ->
          FactStore.open(
              folder, url, user, password, "facts_" + key.substring(0, key.indexOf(SHARED)));
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
      Files.createDirectories(home);
      var ignore = home.resolveSibling(".gitignore");
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException e) {
      throw new Refused(
          "workspace-not-writable",
          "The workspace " + home.getParent() + " cannot be written",
          "Name another folder with --workspace.");
    }
  }
}
