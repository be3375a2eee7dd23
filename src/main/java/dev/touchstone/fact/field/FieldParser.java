package dev.touchstone.fact.field;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.fact.source.SourceRow;
import java.sql.SQLException;
import java.time.ZoneId;
import org.duckdb.DuckDBAppender;

/**
 * Turns the text of one target column into its value and holds it until the whole row is known to
 * be good. One per column and load; not thread-safe.
 */
public sealed interface FieldParser
    permits TextParser, WordParser, WholeParser, DecimalParser, DayParser, TruthParser {

  /**
   * @param text not empty; without surrounding space unless the column is text
   * @param plain whether the text came from a typed cell, see {@link SourceRow#plain}
   */
  void parse(String text, boolean plain) throws RowFault;

  /** Appends what was parsed last. */
  void append(DuckDBAppender row) throws SQLException;

  static FieldParser of(ColumnType type, ColumnMapping mapping, ZoneId zone) {
    return switch (type) {
      case ColumnType.Text t -> new TextParser();
      case ColumnType.Partner p -> WordParser.partner();
      case ColumnType.OneOf oneOf -> WordParser.oneOf(oneOf.values());
      case ColumnType.Currency c -> WordParser.currency();
      case ColumnType.Whole w -> new WholeParser(new NumberText(mapping), mapping.round());
      case ColumnType.Decimal d ->
          new DecimalParser(new NumberText(mapping), d.digits(), d.scale(), mapping.round());
      case ColumnType.Money m ->
          new DecimalParser(new NumberText(mapping), m.digits(), m.scale(), mapping.round());
      case ColumnType.Day d -> new DayParser(mapping.date(), mapping.yearsFrom(), zone);
      case ColumnType.Bool b -> new TruthParser();
    };
  }
}
