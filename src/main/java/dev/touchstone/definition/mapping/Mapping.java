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
   * @param missing texts that mean that there is no value, trimmed; they come before the lookup
   * @param date a {@link java.time.format.DateTimeFormatter} pattern; empty for ISO dates (a time
   *     of day after the date is dropped)
   * @param yearsFrom the first of the hundred years that two digits can mean; 0 where none are read
   * @param thousands the grouping character that may stand in numbers, or {@code '\0'} for none
   * @param signs what may stand about the digits of a number
   * @param round digits a number is rounded to, half-up; -1 to refuse digits beyond the contract's
   */
  public record ColumnMapping(
      String column,
      Source source,
      String lookup,
      Map<String, String> values,
      Otherwise otherwise,
      Set<String> missing,
      String date,
      int yearsFrom,
      char decimal,
      char thousands,
      Set<Sign> signs,
      int round,
      Position at) {}

  /** What may stand about the digits of a number besides a plus or minus before them. */
  public enum Sign {
    /** {@code 7%} or {@code 7 %}, which is 7. */
    PERCENT,
    /**
     * {@code $5}, {@code -$5} or {@code 5 €}, which is 5; which currency it is, no sign decides.
     */
    CURRENCY,
    /** {@code (5)}, which is -5. */
    PARENTHESES,
    /** {@code 5-}, which is -5. */
    TRAILING_MINUS
  }

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
