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

  private final Path home;

  private KeptFacts(Path home) {
    this.home = home;
  }

  static KeptFacts in(Path workspace) {
    return new KeptFacts(workspace.resolve("facts"));
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
    return Sha256.of(text.toString()).substring(0, 24);
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
    var store = FactStore.open(folder);
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
    return FactStore.open(folder);
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
