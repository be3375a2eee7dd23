package dev.touchstone.fact;

import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of one data folder. What lies outside of it, even by a link, is never read. */
final class SourceFiles {
  private final Path folder;
  private final Path real;

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
    if (escapes(glob)) {
      issues.error(
          "outside-data-folder",
          at,
          "%s leads out of the data folder".formatted(glob),
          "Write paths relative to the data folder, without ..");
      return List.of();
    }
    var all = candidates(glob);
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
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
    return linked.isEmpty() ? found : List.of();
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
    var near = new ArrayList<>(Nearest.to(glob, names));
    if (near.isEmpty()) {
      near.addAll(names.stream().limit(5).toList());
      return "The folder holds %s%s"
          .formatted(String.join(", ", near), names.size() > 5 ? " and others" : "");
    }
    return "Did you mean %s?".formatted(String.join(" or ", near));
  }

  static String sha256(Path file) {
    var digest = Sha256.digest();
    var buffer = new byte[1 << 16];
    try (var bytes = Files.newInputStream(file)) {
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
