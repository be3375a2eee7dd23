package dev.touchstone.fact;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The only way names and paths get into SQL text: as quoted identifiers and literals. Values of
 * rows never do; they go through the appender.
 */
final class Quoted {
  private Quoted() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String names(Collection<String> identifiers) {
    return identifiers.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }

  static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }

  static String texts(Collection<String> literals) {
    return literals.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A file to be read, where DuckDB would take {@code *}, {@code ?} and {@code [} for a glob. */
  static String file(Path path) {
    return text(path.toString().replaceAll("[\\[*?]", "[$0]"));
  }

  static String files(Collection<Path> paths) {
    return paths.stream().map(Quoted::file).collect(Collectors.joining(", ", "[", "]"));
  }
}
