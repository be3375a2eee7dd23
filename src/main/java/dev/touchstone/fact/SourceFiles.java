package dev.touchstone.fact;

import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.fact.source.FileFault;
import dev.touchstone.fact.source.HashedStream;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The files of one data folder, as they were when they were first asked for: which match a pattern,
 * and the SHA-256 of each. What lies outside of the folder, even by a link, is never read.
 */
final class SourceFiles {
  private static final String READ_AGAIN =
      "Nothing of it was loaded; run it again when nobody writes into the data folder";

  private final Path folder;
  private final Path real;
  private final Map<String, List<Path>> matched = new LinkedHashMap<>();
  private final Map<Path, String> hashes = new HashMap<>();

  SourceFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    try {
      this.real = folder.toRealPath();
    } catch (IOException e) {
      throw new Refused(
          "missing-folder",
          "There is no data folder %s".formatted(folder),
          "Name the folder the mappings' files lie in");
    }
    if (!Files.isDirectory(real)) {
      throw new Refused(
          "missing-folder", "%s is a file".formatted(folder), "Name the folder it lies in");
    }
  }

  /** How messages and rows name a file: its path below the folder, with slashes. */
  String name(Path file) {
    var absolute = file.toAbsolutePath().normalize();
    var base = absolute.startsWith(folder) ? folder : real;
    return base.relativize(absolute).toString().replace('\\', '/');
  }

  /** A file to be read, which must lie in the folder. */
  Path inside(Path file) {
    try {
      if (!file.toRealPath().startsWith(real)) {
        throw new Refused(
            "outside-data-folder",
            "%s lies outside of the data folder %s".formatted(file, folder),
            "Copy the file into the folder; links that lead out of it are not followed");
      }
      return file.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw new Refused(
          "missing-file",
          "There is no file %s".formatted(file),
          "Check its name and the data folder");
    }
  }

  /** Every file of a mapping, pattern by pattern, in name order within each. */
  List<Path> of(Mapping mapping, Issues issues) {
    var found = new LinkedHashSet<Path>();
    mapping.files().forEach(glob -> found.addAll(matching(glob, mapping.at(), issues)));
    return List.copyOf(found);
  }

  /** The one file a lookup names. */
  List<Path> of(Mapping.Lookup lookup, Issues issues) {
    var found = matching(lookup.file(), lookup.at(), issues);
    if (found.size() > 1) {
      issues.error(
          "many-files",
          lookup.at(),
          "%s matches %d files".formatted(lookup.file(), found.size()),
          "A lookup reads one file; name it");
    }
    return found;
  }

  private List<Path> matching(String glob, Position at, Issues issues) {
    var known = matched.get(glob);
    if (known != null) {
      return known;
    }
    var found = found(glob, at, issues);
    if (!found.isEmpty()) {
      matched.put(glob, found);
    }
    return found;
  }

  /** Empty where there is an issue. */
  private List<Path> found(String glob, Position at, Issues issues) {
    if (escapes(glob)) {
      issues.error(
          "outside-data-folder",
          at,
          "%s leads out of the data folder".formatted(glob),
          "Write paths relative to the data folder, without ..");
      return List.of();
    }
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      issues.error(
          "bad-pattern",
          at,
          "%s is no pattern of file names: %s".formatted(glob, e.getDescription()),
          "Close each [ and {, or write a backslash before one that is part of a name");
      return List.of();
    }
    var all = candidates(glob);
    var found = all.stream().filter(path -> matcher.matches(real.relativize(path))).toList();
    var linked = found.stream().filter(path -> !isInside(path)).toList();
    linked.forEach(
        path ->
            issues.error(
                "outside-data-folder",
                at,
                "%s is a link that leads out of the data folder".formatted(real.relativize(path)),
                "Copy the file into the folder"));
    if (found.isEmpty()) {
      issues.error(
          "missing-file", at, "No file matches %s in %s".formatted(glob, folder), near(glob, all));
    }
    var others = found.stream().filter(path -> !Files.isRegularFile(path)).toList();
    others.stream()
        .filter(path -> !linked.contains(path))
        .forEach(
            path ->
                issues.error(
                    "not-a-file",
                    at,
                    "%s is a pipe, a device or a broken link".formatted(real.relativize(path)),
                    "Put a file in its place, which can be read more than once"));
    return linked.isEmpty() && others.isEmpty() ? found : List.of();
  }

  private static boolean escapes(String glob) {
    return glob.startsWith("/")
        || glob.startsWith("\\")
        || glob.matches("[A-Za-z]:.*")
        || List.of(glob.split("[/\\\\]")).contains("..");
  }

  private boolean isInside(Path path) {
    try {
      return path.toRealPath().startsWith(real);
    } catch (IOException e) {
      return false;
    }
  }

  /** The files below the part of the pattern that has no wildcard, as deep as it can reach. */
  private List<Path> candidates(String glob) {
    var parts = List.of(glob.split("/"));
    int fixed = 0;
    while (fixed < parts.size() - 1 && !parts.get(fixed).matches(".*[*?\\[{].*")) {
      fixed++;
    }
    var start = real.resolve(String.join("/", parts.subList(0, fixed)));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    int depth = glob.contains("**") ? Integer.MAX_VALUE : parts.size() - fixed;
    return below(start, depth);
  }

  /** A link may be the start, so what it holds is listed under the link's own name. */
  private static List<Path> below(Path start, int depth) {
    try {
      var realStart = start.toRealPath();
      try (var walk = Files.walk(realStart, depth)) {
        return walk.filter(path -> !Files.isDirectory(path))
            .map(path -> start.resolve(realStart.relativize(path).toString()))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String near(String glob, List<Path> candidates) {
    var all = candidates.isEmpty() ? below(real, 2) : candidates;
    Set<String> names =
        all.stream()
            .map(path -> real.relativize(path).toString().replace('\\', '/'))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (names.isEmpty()) {
      return "The folder is empty; put the file there or name another folder";
    }
    var near = new ArrayList<>(Spelling.near(glob, names));
    if (near.isEmpty()) {
      near.addAll(names.stream().limit(5).toList());
      return "The folder holds %s%s"
          .formatted(String.join(", ", near), names.size() > 5 ? " and others" : "");
    }
    return "Did you mean %s?".formatted(String.join(" or ", near));
  }

  /** What the file holds, as of the first time this was asked for. */
  String sha256(Path file) {
    var known = hashes.get(file);
    if (known == null) {
      known = read(file);
      hashes.put(file, known);
    }
    return known;
  }

  private String read(Path file) {
    try (var bytes = new HashedStream(Files.newInputStream(file))) {
      return bytes.sha256();
    } catch (IOException e) {
      throw FileFault.of(
          name(file),
          "unreadable-file",
          "The file cannot be read: %s".formatted(e.getMessage()),
          "Check that it is there, and that you may read it");
    }
  }

  /**
   * Holds bytes that were read against those the file is known by.
   *
   * @throws Refused if the file has changed in between
   */
  void confirm(Path file, String sha256) {
    var known = hashes.putIfAbsent(file, sha256);
    if (known != null && !known.equals(sha256)) {
      throw new Refused("file-changed", name(file) + " changed while it was read", READ_AGAIN);
    }
  }

  /**
   * Says that a file changed, if it did: that may be what is wrong with its rows.
   *
   * @throws Refused if it has changed
   */
  void blame(Path file) {
    confirm(file, read(file));
  }

  /**
   * Holds what matches each pattern now against what matched it first.
   *
   * @throws Refused with the files that came or went
   */
  void confirmNames() {
    var changed = new TreeSet<String>();
    matched.forEach(
        (glob, before) -> {
          var now = found(glob, Position.startOf("."), new Issues());
          before.stream().filter(path -> !now.contains(path)).map(this::name).forEach(changed::add);
          now.stream().filter(path -> !before.contains(path)).map(this::name).forEach(changed::add);
        });
    if (!changed.isEmpty()) {
      throw new Refused(
          "files-changed",
          "Files came or went while the data was read: " + String.join(", ", changed),
          READ_AGAIN);
    }
  }
}
