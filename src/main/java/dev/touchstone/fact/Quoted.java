package dev.touchstone.fact;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only way names and paths get into SQL text: as quoted identifiers and literals. Values of
 * rows never do; they go through the appender.
 */
public final class Quoted {
  private Quoted() {}

  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  public static String names(Collection<String> identifiers) {
    return identifiers.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }

  public static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }

  public static String texts(Collection<String> literals) {
    return literals.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A file to be read, where DuckDB would take {@code *}, {@code ?} and {@code [} for a glob. */
  public static String file(Path path) {
    return text(pattern(path));
  }

  private static String pattern(Path path) {
    return path.toString().replaceAll("[\\[*?]", "[$0]");
  }

  /** Files for a list of what a connection may read, which knows them by path and by pattern. */
  public static String reachable(Collection<Path> paths) {
    return texts(
        paths.stream()
            .flatMap(path -> Stream.of(path.toString(), pattern(path)))
            .distinct()
            .toList());
  }

  public static String files(Collection<Path> paths) {
    return paths.stream().map(Quoted::file).collect(Collectors.joining(", ", "[", "]"));
  }
}
