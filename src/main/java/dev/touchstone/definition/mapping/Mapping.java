package dev.touchstone.definition.mapping;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.shared.Position;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one source's own model becomes rows of a dataset.
 *
 * @param into id of the dataset
 * @param files glob patterns relative to the data folder, in the order they are loaded
 * @param lookups small tables that translate one code into another, by name
 * @param keepRest whether unmapped source columns stay with the row as context
 */
public record Mapping(
    String id,
    String into,
    List<String> files,
    Format format,
    Map<String, Lookup> lookups,
    List<ColumnMapping> columns,
    boolean keepRest,
    Position at)
    implements Definition {
  public static final Kind<Mapping> KIND = Kind.of(MappingLanguage.DOCUMENT, MappingReader::read);

  @Override
  public Kind<?> kind() {
    return KIND;
  }

  @Override
  public Set<DocumentName> needs() {
    return Set.of(new DocumentName(Dataset.KIND, into));
  }

  @Override
  public Set<DocumentName> fills() {
    return needs();
  }

  /** How a source file is laid out. Gzip is recognised by its magic bytes, not declared. */
  public sealed interface Format {
    /**
     * @param quote the quote character, or {@code '\0'} where quotes have no meaning
     * @param header names of the columns in order for a file without a header line; empty where the
     *     first line names them
     */
    record Delimited(char delimiter, char quote, Charset encoding, List<String> header)
        implements Format {}

    /**
     * @param sheet its name; empty for the first
     * @param headerRow the row that names the columns, from 1
     */
    record Workbook(String sheet, int headerRow) implements Format {}

    record Parquet() implements Format {}
  }

  /** A file read once, whose {@code key} column is looked up to get its {@code value} column. */
  public record Lookup(String file, Format format, String key, String value, Position at) {}

  /**
   * One target column. Steps apply in this order: source, lookup, values, then parsing by the
   * target's type. An empty text is a missing value.
   *
   * @param otherwise what stands for a value that {@code values} does not list; without it such a
   *     value stays as it is, or is rejected by the column's type
   * @param date a {@link java.time.format.DateTimeFormatter} pattern; empty for ISO dates (a time
   *     of day after the date is dropped)
   * @param thousands the grouping character that may stand in numbers, or {@code '\0'} for none
   * @param round digits a number is rounded to, half-up; -1 to refuse digits beyond the contract's
   */
  public record ColumnMapping(
      String column,
      Source source,
      String lookup,
      Map<String, String> values,
      Otherwise otherwise,
      String date,
      char decimal,
      char thousands,
      int round,
      Position at) {}

  /** Where a target column's text comes from. */
  public sealed interface Source {
    record From(String sourceColumn) implements Source {}

    /** Text with source columns in braces: {@code {year}-{month}-01}. */
    record Template(String text) implements Source {}

    /** The same text for every row. */
    record Always(String text) implements Source {}
  }

  public sealed interface Otherwise {
    record Keep() implements Otherwise {}

    record Use(String text) implements Otherwise {}
  }
}
