package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Where the tables are listed: a database inside the store's folder, or PostgreSQL. */
final class FactCatalog implements AutoCloseable {
  /** Table property that keeps the dataset's id, which a table's name cannot hold. */
  static final String DATASET = "touchstone.dataset";

  private static final String FACTS = "facts";
  private static final String USER = "touchstone";
  private static final int H2_FILE_IS_LOCKED = 90020;

  private final JdbcCatalog catalog;
  private final Namespace namespace;
  private final FactFiles files;
  private final Path folder;

  private final Optional<String> embeddedUrl;

  private FactCatalog(
      JdbcCatalog catalog,
      Namespace namespace,
      FactFiles files,
      Path folder,
      Optional<String> embeddedUrl) {
    this.catalog = catalog;
    this.namespace = namespace;
    this.files = files;
    this.folder = folder;
    this.embeddedUrl = embeddedUrl;
  }

  static FactCatalog embedded(Path folder) {
    // H2 answers a commit half a second before it writes it, unless told not to.
    var options = ";WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE;TRACE_LEVEL_FILE=0";
    var url = "jdbc:h2:file:" + folder.resolve("catalog") + options;
    var files = FactFiles.movable(folder);
    var namespace = Namespace.of(FACTS);
    return new FactCatalog(
        open(folder, files, namespace, url, USER, ""), namespace, files, folder, Optional.of(url));
  }

  static FactCatalog shared(Path folder, String url, String user, String password, String name) {
    var files = FactFiles.fixed(folder);
    var namespace = Namespace.of(name);
    return new FactCatalog(
        open(folder, files, namespace, url, user, password),
        namespace,
        files,
        folder,
        Optional.empty());
  }

  private static JdbcCatalog open(
      Path folder, FactFiles files, Namespace namespace, String url, String user, String password) {
    var catalog = new JdbcCatalog(properties -> files, null, true);
    try {
      catalog.initialize(
          "touchstone",
          Map.of(
              "uri", url,
              "jdbc.user", user,
              "jdbc.password", password,
              "jdbc.schema-version", "V1",
              "warehouse", files.location(folder.resolve("tables"))));
      if (!catalog.namespaceExists(namespace)) {
        catalog.createNamespace(namespace, Map.of());
      }
    } catch (UncheckedSQLException e) {
      catalog.close();
      throw refusal(folder, e);
    }
    return catalog;
  }

  private static RuntimeException refusal(Path folder, UncheckedSQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IS_LOCKED) {
        return new Refused(
            "facts-in-use",
            "Another process works with the facts in %s".formatted(folder),
            "Wait for it to end, or use another folder");
      }
    }
    return new Refused(
        "no-catalog",
        "The catalog of facts cannot be opened: %s".formatted(rootMessage(e)),
        "Check the database's address, user and password");
  }

  private static String rootMessage(Throwable e) {
    var cause = e;
    for (var next = cause.getCause(); next != null; next = cause.getCause()) {
      cause = next;
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Makes what was committed outlast a power cut; PostgreSQL does so by itself. */
  void settle() {
    if (embeddedUrl.isEmpty()) {
      return;
    }
    try (var connection = DriverManager.getConnection(embeddedUrl.get(), USER, "");
        var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException e) {
      throw new Refused(
          "load-failed",
          "The catalog of facts cannot be written: %s".formatted(rootMessage(e)),
          "Check the free space on the disk");
    }
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
    return folder.resolve("tables").resolve(name(dataset));
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
    return embeddedUrl.isPresent()
        ? Optional.empty()
        : Optional.of(new Snapshot.TableVersion(namespace.toString(), name(dataset), snapshotId));
  }

  private TableIdentifier identifier(String dataset) {
    return TableIdentifier.of(namespace, name(dataset));
  }

  @Override
  public void close() {
    catalog.close();
  }
}
