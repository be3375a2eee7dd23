package dev.touchstone.fact.field;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.fact.RejectFile;
import dev.touchstone.fact.TableShape;
import dev.touchstone.fact.source.CellNote;
import dev.touchstone.fact.source.SourceRow;
import dev.touchstone.shared.Refused;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import tools.jackson.databind.json.JsonMapper;

/** A mapping made ready for one file: rows in, rows of the dataset or reasons out. */
public final class RowMapping {
  private static final JsonMapper JSON = new JsonMapper();

  private final String file;
  private final List<String> columns;
  private final List<Optional<FieldMapping>> targets = new ArrayList<>();
  private final List<Integer> rest = new ArrayList<>();

  /** Amounts, each by the currency it is in. */
  private final Map<FieldMapping, FieldMapping> currencies = new LinkedHashMap<>();

  /** Throws if the file lacks a column the mapping reads. */
  public RowMapping(
      Dataset contract,
      Mapping mapping,
      Map<String, LookupTable> lookups,
      ZoneId zone,
      String file,
      List<String> columns) {
    this.file = file;
    this.columns = columns;
    var places = new SourceColumns(file, columns);
    var read = new HashSet<Integer>();
    for (var column : contract.columns()) {
      var target = field(contract, column, mapping, lookups, zone, places);
      if (target.isEmpty() && isRequired(contract, column)) {
        throw new Refused(
            "unmapped-column",
            "The mapping %s gives no %s, which %s requires"
                .formatted(mapping.id(), column.name(), contract.id()),
            "Map the column");
      }
      target.ifPresent(field -> read.addAll(field.source().fields()));
      targets.add(target);
    }
    for (var column : contract.columns()) {
      if (column.type() instanceof ColumnType.Money money) {
        target(column.name())
            .ifPresent(
                amount ->
                    target(money.currencyColumn())
                        .ifPresent(currency -> currencies.put(amount, currency)));
      }
    }
    if (mapping.keepRest()) {
      places.allDistinct();
      for (int i = 0; i < columns.size(); i++) {
        if (!read.contains(i) && !RejectFile.isOwn(columns.get(i))) {
          rest.add(i);
        }
      }
    }
    places.orThrow();
  }

  private Optional<FieldMapping> target(String column) {
    return targets.stream()
        .flatMap(Optional::stream)
        .filter(target -> target.column().equals(column))
        .findFirst();
  }

  private static Optional<FieldMapping> field(
      Dataset contract,
      Dataset.Column column,
      Mapping mapping,
      Map<String, LookupTable> lookups,
      ZoneId zone,
      SourceColumns places) {
    return mapping.columns().stream()
        .filter(candidate -> candidate.column().equals(column.name()))
        .findFirst()
        .map(
            found ->
                new FieldMapping(
                    contract,
                    column,
                    found,
                    SourceText.of(found.source(), places, column.name()),
                    Optional.ofNullable(lookups.get(found.lookup())),
                    zone));
  }

  private static boolean isRequired(Dataset contract, Dataset.Column column) {
    return column.required() || contract.key().contains(column.name());
  }

  /** Whether the row is good; where it is not, every faulty field is told. */
  public boolean read(SourceRow row, Rejects rejects) {
    if (row.texts().size() != columns.size()) {
      var reason = Ragged.reason(row, columns);
      rejects.row(List.of(new Reject(file, row.line(), 0, "", "", "ragged-row", reason)));
      return false;
    }
    List<Reject> faults = List.of();
    for (var target : targets) {
      if (target.isPresent()) {
        try {
          target.get().read(row);
        } catch (RowFault fault) {
          faults = faults.isEmpty() ? new ArrayList<>() : faults;
          faults.add(reject(row, target.get(), fault));
        }
      }
    }
    for (var pair : currencies.entrySet()) {
      if (pair.getKey().isThere() && pair.getValue().isMissing()) {
        faults = faults.isEmpty() ? new ArrayList<>() : faults;
        faults.add(reject(row, pair.getKey(), withoutCurrency(pair)));
      }
    }
    if (!faults.isEmpty()) {
      rejects.row(faults);
    }
    return faults.isEmpty();
  }

  private static RowFault withoutCurrency(Map.Entry<FieldMapping, FieldMapping> pair) {
    return new RowFault(
        "missing-currency",
        "%s has a value, but its currency has none; give %s one"
            .formatted(pair.getKey().column(), pair.getValue().column()));
  }

  private Reject reject(SourceRow row, FieldMapping target, RowFault fault) {
    var fields = target.source().fields();
    int field = fields.isEmpty() ? 0 : fields.getFirst() + 1;
    var name = fields.isEmpty() ? "" : columns.get(fields.getFirst());
    var value = target.source().of(row);
    return new Reject(file, row.line(), field, name, value, fault.code(), fault.reason());
  }

  /** Appends the row last read, as the columns of {@link TableShape#ddlOfOneFile}. */
  public void append(SourceRow row, DuckDBAppender to) throws SQLException {
    to.beginRow();
    for (var target : targets) {
      if (target.isPresent()) {
        target.get().append(to);
      } else {
        to.appendNull();
      }
    }
    to.append(row.line());
    appendContext(row, to);
    to.endRow();
  }

  private void appendContext(SourceRow row, DuckDBAppender to) throws SQLException {
    if (rest.isEmpty()) {
      to.appendNull();
      return;
    }
    var context = new LinkedHashMap<String, String>();
    for (int index : rest) {
      var text =
          row.notes().get(index) instanceof CellNote.Shown(var shown)
              ? shown
              : row.texts().get(index);
      if (!text.isEmpty()) {
        var name = columns.get(index);
        context.put(name.isEmpty() ? "column " + (index + 1) : name, text);
      }
    }
    if (context.isEmpty()) {
      to.appendNull();
    } else {
      to.append(JSON.writeValueAsString(context));
    }
  }
}
