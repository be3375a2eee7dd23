package dev.touchstone.fact.field;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.fact.source.SourceRow;
import dev.touchstone.shared.TrimmedText;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBAppender;

/**
 * One target column of a load: source, lookup, values, then parsing by type. Holds the value of the
 * current row until the row is known to be good.
 */
public final class FieldMapping {
  private final Dataset.Column column;
  private final SourceText source;
  private final Optional<LookupTable> lookup;
  private final Map<String, String> values = new HashMap<>();
  private final Otherwise otherwise;
  private final Set<String> missingTexts;
  private final FieldParser parser;
  private final boolean required;

  /** Whether what a person sees counts, and not a number behind it. */
  private final boolean asText;

  private final UnaryOperator<String> trimming;
  private boolean missing;
  private boolean good;

  FieldMapping(
      Dataset contract,
      Dataset.Column column,
      ColumnMapping mapping,
      SourceText source,
      Optional<LookupTable> lookup,
      ZoneId zone) {
    this.column = column;
    this.required = column.required() || contract.key().contains(column.name());
    this.source = source;
    this.lookup = lookup;
    mapping.values().forEach((from, to) -> values.put(TrimmedText.of(from), to));
    this.otherwise = mapping.otherwise();
    this.missingTexts = mapping.missing();
    this.parser = FieldParser.of(column.type(), mapping, zone);
    this.asText = lookup.isPresent() || !values.isEmpty() || holdsTexts(column.type());
    this.trimming =
        switch (contract.texts()) {
          case TRIMMED -> TrimmedText::of;
          case AS_SENT ->
              column.type() instanceof ColumnType.Text ? UnaryOperator.identity() : String::strip;
        };
  }

  private static boolean holdsTexts(ColumnType type) {
    return switch (type) {
      case ColumnType.Text t -> true;
      case ColumnType.Partner p -> true;
      case ColumnType.OneOf o -> true;
      case ColumnType.Currency c -> true;
      case ColumnType.Whole w -> false;
      case ColumnType.Decimal d -> false;
      case ColumnType.Money m -> false;
      case ColumnType.Day d -> false;
      case ColumnType.Bool b -> false;
    };
  }

  SourceText source() {
    return source;
  }

  String column() {
    return column.name();
  }

  /** Whether the row last read has a value here. */
  boolean isThere() {
    return good && !missing;
  }

  /** Whether the row last read has none, and rightly so as far as this column goes. */
  boolean isMissing() {
    return good && missing;
  }

  void read(SourceRow row) throws RowFault {
    good = false;
    var sent = source.meant(row, asText, missingTexts);
    boolean plain = source.plain(row);
    if (lookup.isPresent() && !TrimmedText.of(sent).isEmpty()) {
      sent = found(TrimmedText.of(sent), lookup.get());
      plain = false;
    }
    if (!values.isEmpty() || otherwise instanceof Otherwise.Use) {
      var translated = translated(sent);
      plain &= translated == sent;
      sent = translated;
    }
    var meant = trimming.apply(sent);
    missing =
        meant.isEmpty() || !missingTexts.isEmpty() && missingTexts.contains(TrimmedText.of(meant));
    if (!missing) {
      parser.parse(meant, plain);
    } else if (required) {
      throw new RowFault("missing-value", "%s must have a value".formatted(column.name()));
    }
    good = true;
  }

  private static String found(String key, LookupTable lookup) throws RowFault {
    var value = lookup.values().get(key);
    if (value == null) {
      throw new RowFault(
          "lookup-miss", "%s is not a key of %s".formatted(RowFault.shown(key), lookup.file()));
    }
    return value;
  }

  /** A missing value stays missing unless the mapping lists the empty text. */
  private String translated(String sent) {
    var key = TrimmedText.of(sent);
    var value = values.get(key);
    if (value != null) {
      return value;
    }
    return switch (otherwise) {
      case Otherwise.Use(var other) when !key.isEmpty() -> other;
      case Otherwise.Use missing -> sent;
      case Otherwise.Keep keep -> sent;
    };
  }

  void append(DuckDBAppender row) throws SQLException {
    if (missing) {
      row.appendNull();
    } else {
      parser.append(row);
    }
  }
}
