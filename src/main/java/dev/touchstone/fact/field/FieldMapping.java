package dev.touchstone.fact.field;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.fact.source.SourceRow;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * One target column of a load: source, lookup, values, then parsing by type. Holds the value of the
 * current row until the row is known to be good.
 */
public final class FieldMapping {
  private final Dataset.Column column;
  private final SourceText source;
  private final Optional<LookupTable> lookup;
  private final Map<String, String> values;
  private final Otherwise otherwise;
  private final FieldParser parser;
  private final boolean required;
  private final boolean text;
  private boolean missing;

  FieldMapping(
      Dataset.Column column,
      boolean required,
      ColumnMapping mapping,
      SourceText source,
      Optional<LookupTable> lookup,
      ZoneId zone) {
    this.column = column;
    this.required = required;
    this.source = source;
    this.lookup = lookup;
    this.values = mapping.values();
    this.otherwise = mapping.otherwise();
    this.parser = FieldParser.of(column.type(), mapping, zone);
    this.text = column.type() instanceof ColumnType.Text;
  }

  SourceText source() {
    return source;
  }

  String column() {
    return column.name();
  }

  void read(SourceRow row) throws RowFault {
    var sent = source.of(row);
    boolean plain = source.plain(row);
    if (lookup.isPresent() && !sent.isBlank()) {
      sent = found(sent.strip(), lookup.get());
      plain = false;
    }
    if (!values.isEmpty() || otherwise instanceof Otherwise.Use) {
      var translated = translated(sent);
      plain &= translated == sent;
      sent = translated;
    }
    var meant = text ? sent : sent.strip();
    missing = meant.isEmpty();
    if (!missing) {
      parser.parse(meant, plain);
    } else if (required) {
      throw new RowFault("missing-value", "%s must have a value".formatted(column.name()));
    }
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
    var key = sent.strip();
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
