package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseMetastoreCatalog;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Where the tables are listed: inside the store's folder, or in PostgreSQL. */
final class FactCatalog implements AutoCloseable {
  /** Table property that keeps the dataset's id, which a table's name cannot hold. */
  static final String DATASET = "touchstone.dataset";

  private static final String FACTS = "facts";

  private final BaseMetastoreCatalog catalog;
  private final Namespace namespace;
  private final FactFiles files;
  private final Path folder;
  private final boolean ours;

  private FactCatalog(
      BaseMetastoreCatalog catalog,
      Namespace namespace,
      FactFiles files,
      Path folder,
      boolean ours) {
    this.catalog = catalog;
    this.namespace = namespace;
    this.files = files;
    this.folder = folder;
    this.ours = ours;
  }

  static FactCatalog embedded(Path folder) {
    var files = FactFiles.movable(folder);
    var catalog = new FolderCatalog(folder.resolve("catalog"), tables(folder), files);
    return new FactCatalog(catalog, Namespace.of(FACTS), files, folder, true);
  }

  static FactCatalog shared(Path folder, String url, String user, String password, String name) {
    var files = FactFiles.fixed(folder);
    var namespace = Namespace.of(name);
    var catalog = open(files.location(tables(folder)), files, namespace, url, user, password);
    return new FactCatalog(catalog, namespace, files, folder, false);
  }

  private static Path tables(Path folder) {
    return folder.resolve("tables");
  }

  private static JdbcCatalog open(
      String tables,
      FactFiles files,
      Namespace namespace,
      String url,
      String user,
      String password) {
    var catalog = new JdbcCatalog(properties -> files, null, true);
    try {
      catalog.initialize(
          "touchstone",
          Map.of(
              "uri", url,
              "jdbc.user", user,
              "jdbc.password", password,
              "jdbc.schema-version", "V1",
              "warehouse", tables));
      if (!catalog.namespaceExists(namespace)) {
        catalog.createNamespace(namespace, Map.of());
      }
    } catch (UncheckedSQLException e) {
      catalog.close();
      throw new Refused(
          "no-catalog",
          "The catalog of facts cannot be opened: %s".formatted(rootMessage(e)),
          "Check the database's address, user and password");
    }
    return catalog;
  }

  private static String rootMessage(Throwable e) {
    var cause = e;
    for (var next = cause.getCause(); next != null; next = cause.getCause()) {
      cause = next;
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  FactFiles files() {
    return files;
  }

  /** Every table, in the order of dataset ids. */
  List<Table> tables() {
    var tables = new ArrayList<Table>();
    for (var identifier : catalog.listTables(namespace)) {
      tables.add(catalog.loadTable(identifier));
    }
    tables.sort(java.util.Comparator.comparing(FactCatalog::dataset));
    return tables;
  }

  Optional<Table> table(String dataset) {
    try {
      return Optional.of(catalog.loadTable(identifier(dataset)));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  /** A table that comes into being, with its first rows, when the transaction is committed. */
  Transaction create(Dataset contract, Schema schema, Map<String, String> properties) {
    return catalog
        .buildTable(identifier(contract.id()), schema)
        .withLocation(files.location(folderOf(contract.id())))
        .withProperties(properties)
        .withProperty(DATASET, contract.id())
        .createTransaction();
  }

  void drop(String dataset) {
    catalog.dropTable(identifier(dataset), true);
  }

  Path folder() {
    return folder;
  }

  Path folderOf(String dataset) {
    return tables(folder).resolve(name(dataset));
  }

  static String dataset(Table table) {
    return table.properties().getOrDefault(DATASET, table.name());
  }

  /** Ids are kebab-case, so no two of them make the same name. */
  private static String name(String dataset) {
    return dataset.replace('-', '_');
  }

  /** Where other engines find a dataset; a catalog inside the folder is ours alone. */
  Optional<Snapshot.TableVersion> version(String dataset, long snapshotId) {
    return ours
        ? Optional.empty()
        : Optional.of(new Snapshot.TableVersion(namespace.toString(), name(dataset), snapshotId));
  }

  private TableIdentifier identifier(String dataset) {
    return TableIdentifier.of(namespace, name(dataset));
  }

  @Override
  public void close() {
    try {
      catalog.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
