package dev.touchstone.fact;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The datasets kept in one folder. Loads are one at a time and all or nothing; snapshots may be
 * read meanwhile, by any number of threads and processes. What a killed process left in the folder
 * goes when it is next opened while nobody else has it open.
 */
public final class FactStore implements AutoCloseable {
  private final FactCatalog catalog;
  private final Path folder;
  private final FolderLock open;
  private final ReentrantLock oneLoad = new ReentrantLock();

  private FactStore(FactCatalog catalog, Path folder, FolderLock open) {
    this.catalog = catalog;
    this.folder = folder;
    this.open = open;
  }

  /**
   * A store with its catalog in the folder, made if it is not there; the folder may be moved while
   * no process uses it.
   */
  public static FactStore open(Path folder) {
    return open(folder, FactCatalog::embedded);
  }

  /** A store with its catalog in PostgreSQL, where other engines and nodes find it. */
  public static FactStore open(Path folder, String jdbcUrl, String user, String password) {
    return open(folder, jdbcUrl, user, password, "facts");
  }

  /**
   * The same, beside the tables of other stores in one catalog.
   *
   * @param namespace of this store's tables: lower-case letters, digits and underscores
   */
  public static FactStore open(
      Path folder, String jdbcUrl, String user, String password, String namespace) {
    return open(folder, place -> FactCatalog.shared(place, jdbcUrl, user, password, namespace));
  }

  /**
   * What is wrong with the files of a store whose catalog is in its folder, in a sentence; empty
   * where nothing is. Files are not read, but must be there in their length.
   */
  public static Optional<String> damage(Path folder) {
    var place = prepared(folder);
    try (var catalog = FactCatalog.embedded(place)) {
      return new StoreFiles(catalog, work(place)).damage();
    }
  }

  /** The same of a store whose catalog is in PostgreSQL; empty also where nothing was ever kept. */
  public static Optional<String> damage(Path folder, String jdbcUrl, String user, String password) {
    var place = prepared(folder);
    try (var catalog = FactCatalog.shared(place, jdbcUrl, user, password, "facts")) {
      return catalog.tables().isEmpty()
          ? Optional.empty()
          : new StoreFiles(catalog, work(place)).damage();
    }
  }

  private static FactStore open(Path folder, Function<Path, FactCatalog> listed) {
    var place = prepared(folder);
    try {
      var catalog = listed.apply(place);
      new StoreFiles(catalog, work(place)).sweep();
      return new FactStore(catalog, place, FolderLock.together(place, () -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The embedded database takes a semicolon for an option, the warehouse a bracket for a glob. */
  private static Path prepared(Path folder) {
    if (folder.toAbsolutePath().toString().matches(".*[;*?\\[{].*")) {
      throw new Refused(
          "bad-folder",
          "Facts cannot be kept in %s".formatted(folder),
          "Use a folder without any of ; * ? [ { in its path");
    }
    try {
      return PrivateFiles.folder(folder.toAbsolutePath().normalize()).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads one file. What is wrong with a row rejects the row; what is wrong with the file loads
   * nothing.
   *
   * @param zone days are counted in
   * @param dataFolder the folder the mapping's paths start from; the file must lie in it
   * @throws dev.touchstone.shared.Issues.Invalid with everything that is wrong with the file
   * @throws dev.touchstone.shared.Refused if the contract does not fit the rows already kept
   */
  public LoadReport load(
      Dataset contract,
      Mapping mapping,
      ZoneId zone,
      Path dataFolder,
      Path file,
      Progress progress) {
    oneLoad.lock();
    try {
      var files = new SourceFiles(dataFolder);
      var load = new Load(catalog, work(), contract, mapping, zone, files, file, progress);
      var outcome = load.run(journal());
      outcome.remember(journal());
      return outcome.report();
    } finally {
      oneLoad.unlock();
    }
  }

  /**
   * Loads every file of every mapping: master data and rates first, then facts; files of a pattern
   * in name order. If any file is missing or wrong, all that is wrong is told and nothing is
   * loaded.
   */
  public List<LoadReport> loadAll(Definitions definitions, Path dataFolder, Progress progress) {
    return loadAll(definitions, KnownFiles.of(definitions, dataFolder), progress);
  }

  /**
   * The same, of the files as they were when their hashes were taken.
   *
   * @throws dev.touchstone.shared.Refused if any of them changed since, or came, or went
   */
  public List<LoadReport> loadAll(Definitions definitions, KnownFiles sources, Progress progress) {
    oneLoad.lock();
    try {
      var accounts = new Accounts(folder, work(), definitions, this::current);
      return new LoadAll(
              catalog, work(), journal(), accounts, definitions, sources.files(), progress)
          .run();
    } finally {
      oneLoad.unlock();
    }
  }

  /**
   * Takes Parquet files as they are and where they are, without copying or checking a row: they
   * must have the dataset's columns and {@code _file}, {@code _line}, {@code _context}, and hold
   * every key once. Adopting the same fingerprint again changes nothing.
   *
   * @param fingerprint names the files' content
   */
  public void adopt(Dataset contract, List<Path> parquetFiles, String fingerprint) {
    oneLoad.lock();
    try {
      new Adoption(catalog, work(), contract).adopt(parquetFiles, fingerprint);
    } finally {
      oneLoad.unlock();
    }
  }

  /**
   * Makes a derived dataset of what is known now, in place of what was made before; nothing happens
   * where it is made of the same already.
   *
   * @return whether there is a new snapshot
   */
  public boolean derive(Derivation derivation) {
    oneLoad.lock();
    try {
      return new Deriving(catalog, work(), current(), derivation).run();
    } finally {
      oneLoad.unlock();
    }
  }

  /** What a derived dataset would be known by, were it made of this snapshot. */
  public static String fingerprint(Derivation derivation, Snapshot inputs) {
    return LoadKey.derived(derivation, inputs).value();
  }

  /** Drops every table: the store is as it was when it was new. */
  public void clear() {
    oneLoad.lock();
    try {
      catalog.tables().forEach(table -> catalog.drop(FactCatalog.dataset(table)));
    } finally {
      oneLoad.unlock();
    }
  }

  /** What is known now. */
  public Snapshot current() {
    var tables = new HashMap<String, KeptSnapshot.TableState>();
    for (var table : catalog.tables()) {
      var snapshot = table.currentSnapshot();
      if (snapshot != null) {
        tables.put(FactCatalog.dataset(table), new KeptSnapshot.TableState(table, snapshot));
      }
    }
    return new KeptSnapshot(tables, catalog, Accounts.kept(folder));
  }

  /**
   * What was known when these {@link Snapshot#ids} were current.
   *
   * @throws dev.touchstone.shared.Refused if this store has no such snapshot
   */
  public Snapshot pinned(SortedMap<String, Long> ids) {
    var tables = new HashMap<String, KeptSnapshot.TableState>();
    ids.forEach(
        (dataset, id) -> tables.put(dataset, KeptSnapshot.TableState.of(catalog, dataset, id)));
    return new KeptSnapshot(tables, catalog, Accounts.kept(folder));
  }

  private Path work() {
    return work(folder);
  }

  private static Path work(Path place) {
    return place.resolve("work");
  }

  private Journal journal() {
    return new Journal(folder.resolve("loads"));
  }

  @Override
  public void close() {
    catalog.close();
    open.close();
  }
}
