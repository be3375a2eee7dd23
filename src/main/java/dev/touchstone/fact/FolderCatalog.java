package dev.touchstone.fact;

import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.BaseMetastoreCatalog;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;

/**
 * An Iceberg catalog that is a folder: a file per table, which says where the table's newest
 * metadata lies. Readers take no lock; commits, also of several processes, come one after the other
 * and outlast a power cut.
 */
final class FolderCatalog extends BaseMetastoreCatalog {
  private final Path folder;
  private final Path tables;
  private final FactFiles files;

  /**
   * @param folder of its own
   * @param tables below which each table has a folder
   */
  FolderCatalog(Path folder, Path tables, FactFiles files) {
    this.folder = folder;
    this.tables = tables;
    this.files = files;
  }

  @Override
  public List<TableIdentifier> listTables(Namespace namespace) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.endsWith(PrivateFiles.UNFINISHED))
          .sorted()
          .map(name -> TableIdentifier.of(namespace, name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean dropTable(TableIdentifier identifier, boolean purge) {
    var last = newTableOps(identifier).current();
    if (last == null) {
      return false;
    }
    try {
      Files.deleteIfExists(pointer(identifier));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (purge) {
      CatalogUtil.dropTableData(files, last);
    }
    return true;
  }

  @Override
  public void renameTable(TableIdentifier from, TableIdentifier to) {
    throw new UnsupportedOperationException("A dataset keeps its name");
  }

  @Override
  protected String defaultWarehouseLocation(TableIdentifier identifier) {
    return files.location(tables.resolve(identifier.name()));
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier identifier) {
    return new Pointed(identifier);
  }

  private Path pointer(TableIdentifier identifier) {
    return folder.resolve(identifier.name());
  }

  private final class Pointed extends BaseMetastoreTableOperations {
    private final TableIdentifier identifier;

    Pointed(TableIdentifier identifier) {
      this.identifier = identifier;
    }

    @Override
    protected String tableName() {
      return identifier.toString();
    }

    @Override
    public FileIO io() {
      return files;
    }

    @Override
    protected void doRefresh() {
      var location = location();
      if (!location.isEmpty()) {
        refreshFromMetadataLocation(location);
      } else if (currentMetadataLocation() == null) {
        disableRefresh();
      } else {
        throw new NoSuchTableException("Table does not exist: %s", identifier);
      }
    }

    /** Empty where there is no such table. */
    private String location() {
      try {
        return Files.readString(pointer(identifier)).strip();
      } catch (NoSuchFileException e) {
        return "";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected void doCommit(TableMetadata base, TableMetadata metadata) {
      boolean first = base == null;
      var next = writeNewMetadataIfRequired(first, metadata);
      try (var alone = FolderLock.alone(folder, () -> {})) {
        if (!location().equals(first ? "" : base.metadataFileLocation())) {
          throw new CommitFailedException("%s has moved on", identifier);
        }
        PrivateFiles.writeDurably(pointer(identifier), next + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
