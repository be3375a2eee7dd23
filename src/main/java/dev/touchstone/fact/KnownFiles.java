package dev.touchstone.fact;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.Issues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every file of a data folder that mappings and their lookups read, known by what it holds. A load
 * of them takes these bytes and no others.
 */
public final class KnownFiles {
  private final SourceFiles files;
  private final SortedMap<String, String> hashes;

  private KnownFiles(SourceFiles files, SortedMap<String, String> hashes) {
    this.files = files;
    this.hashes = hashes;
  }

  /**
   * Reads each file once to its end.
   *
   * @throws dev.touchstone.shared.Issues.Invalid with every file that is missing or no file
   */
  public static KnownFiles of(Definitions definitions, Path dataFolder) {
    var issues = new Issues();
    var files = new SourceFiles(dataFolder);
    var paths = new ArrayList<Path>();
    for (var mapping : definitions.all(Mapping.KIND).values()) {
      paths.addAll(files.of(mapping, issues));
      mapping.lookups().values().forEach(lookup -> paths.addAll(files.of(lookup, issues)));
    }
    issues.orThrow();
    var hashes = new TreeMap<String, String>();
    paths.forEach(path -> hashes.put(files.name(path), files.sha256(path)));
    return new KnownFiles(files, Collections.unmodifiableSortedMap(hashes));
  }

  /** The SHA-256 of each file's bytes by its name below the data folder. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }

  SourceFiles files() {
    return files;
  }
}
