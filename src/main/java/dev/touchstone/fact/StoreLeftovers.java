package dev.touchstone.fact;

import dev.touchstone.shared.FolderLock;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Table;

/**
 * What a killed process left in a store: its working folders, and files it wrote that no snapshot
 * names. Whoever is killed leaves a working folder, so that files are looked for only then.
 */
final class StoreLeftovers {
  private final FactCatalog catalog;
  private final Path work;

  StoreLeftovers(FactCatalog catalog, Path work) {
    this.catalog = catalog;
    this.work = work;
  }

  /** Removes them, unless somebody else uses the store, who may be writing such files. */
  void sweep() {
    if (Scratch.left(work, "").isEmpty()) {
      return;
    }
    FolderLock.tryAlone(catalog.folder())
        .ifPresent(
            alone -> {
              try (alone) {
                orphans().forEach(StoreLeftovers::delete);
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
