package dev.touchstone.fact;

import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Table;

/**
 * The files of a store held against what its catalog says: those a killed process left, which no
 * snapshot names, and those that snapshots name and that are not there as they were written.
 */
final class StoreFiles {
  private final FactCatalog catalog;
  private final Path work;

  StoreFiles(FactCatalog catalog, Path work) {
    this.catalog = catalog;
    this.work = work;
  }

  /**
   * Removes what killed processes left, unless somebody else uses the store, who may be writing
   * such files. Whoever is killed leaves a working folder, so that files are looked for only then.
   */
  void sweep() {
    if (Scratch.left(work, "").isEmpty()) {
      return;
    }
    FolderLock.tryAlone(catalog.folder())
        .ifPresent(
            alone -> {
              try (alone) {
                orphans().forEach(StoreFiles::delete);
                Scratch.sweep(work, "");
              }
            });
  }

  /** The files below the tables' folder that no snapshot of any table leads to. */
  List<Path> orphans() {
    var known = new HashSet<Path>();
    catalog.tables().forEach(table -> known.addAll(files(table)));
    var tables = catalog.folder().resolve("tables");
    if (!Files.isDirectory(tables)) {
      return List.of();
    }
    try (var all = Files.walk(tables)) {
      return all.filter(Files::isRegularFile).filter(file -> !known.contains(file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with files that snapshots name, for people; empty where nothing is. */
  Optional<String> damage() {
    try {
      var tables = catalog.tables();
      if (tables.isEmpty()) {
        return Optional.of("No table is listed, though a command finished making them");
      }
      for (var table : tables) {
        for (var snapshot : table.snapshots()) {
          for (var manifest : snapshot.dataManifests(table.io())) {
            var damage = damage(manifest, table);
            if (damage.isPresent()) {
              return damage;
            }
          }
        }
      }
      return Optional.empty();
    } catch (RuntimeException unreadable) {
      return Optional.of("The tables cannot be read: " + unreadable.getMessage());
    }
  }

  private Optional<String> damage(ManifestFile manifest, Table table) {
    try (var data = ManifestFiles.read(manifest, table.io(), table.specs())) {
      for (var file : data) {
        var path = catalog.files().path(file.location());
        if (!Files.isRegularFile(path)) {
          return Optional.of("The file %s of the tables is gone".formatted(path));
        }
        if (Files.size(path) != file.fileSizeInBytes()) {
          return Optional.of("The file %s of the tables has another size".formatted(path));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<Path> files(Table table) {
    var locations = new HashSet<String>();
    locations.addAll(ReachableFileUtil.metadataFileLocations(table, false));
    locations.addAll(ReachableFileUtil.manifestListLocations(table));
    locations.addAll(ReachableFileUtil.statisticsFilesLocations(table));
    for (var snapshot : table.snapshots()) {
      for (var manifest : snapshot.allManifests(table.io())) {
        if (locations.add(manifest.path())) {
          try (var paths = ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
            paths.forEach(locations::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
    var files = new HashSet<Path>();
    locations.forEach(location -> files.add(catalog.files().path(location)));
    return files;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
