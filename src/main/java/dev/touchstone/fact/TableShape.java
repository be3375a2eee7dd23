package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/** The columns of a dataset's table: the contract's own, then where each row came from. */
public record TableShape(Dataset contract, Map<String, Type> columns) {
  static final String FILE = "_file";
  static final String LINE = "_line";
  static final String CONTEXT = "_context";

  /** Table property that keeps the key's columns: what makes two rows the same fact. */
  private static final String KEY = "touchstone.key";

  static TableShape of(Dataset contract) {
    var columns = new LinkedHashMap<String, Type>();
    for (var column : contract.columns()) {
      columns.put(column.name(), type(column.type()));
    }
    columns.put(FILE, Types.StringType.get());
    columns.put(LINE, Types.LongType.get());
    columns.put(CONTEXT, Types.StringType.get());
    return new TableShape(contract, columns);
  }

  private static Type type(ColumnType type) {
    return switch (type) {
      case ColumnType.Text t -> Types.StringType.get();
      case ColumnType.OneOf o -> Types.StringType.get();
      case ColumnType.Partner p -> Types.StringType.get();
      case ColumnType.Currency c -> Types.StringType.get();
      case ColumnType.Whole w -> Types.LongType.get();
      case ColumnType.Decimal d -> Types.DecimalType.of(d.digits(), d.scale());
      case ColumnType.Money m -> Types.DecimalType.of(m.digits(), m.scale());
      case ColumnType.Day d -> Types.DateType.get();
      case ColumnType.Bool b -> Types.BooleanType.get();
    };
  }

  /** The type as DuckDB writes it. */
  static String sqlType(Type type) {
    return switch (type.typeId()) {
      case LONG -> "BIGINT";
      case DATE -> "DATE";
      case BOOLEAN -> "BOOLEAN";
      case DECIMAL -> {
        var decimal = (Types.DecimalType) type;
        yield "DECIMAL(%d, %d)".formatted(decimal.precision(), decimal.scale());
      }
      default -> "VARCHAR";
    };
  }

  /** Column definitions of a table of such rows. */
  String ddl() {
    return columns.entrySet().stream()
        .map(column -> Quoted.name(column.getKey()) + " " + sqlType(column.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Column definitions of a table of rows from one file, whose name need not stand in each. */
  String ddlOfOneFile() {
    return columns.entrySet().stream()
        .filter(column -> !column.getKey().equals(FILE))
        .map(column -> Quoted.name(column.getKey()) + " " + sqlType(column.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** SQL for: these two rows agree in everything but their place. */
  String sameContent(String one, String other) {
    return columns.keySet().stream()
        .filter(name -> !name.equals(FILE) && !name.equals(LINE))
        .map(Quoted::name)
        .map(name -> "%s.%s is not distinct from %s.%s".formatted(one, name, other, name))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  /** SQL for: these two rows have one key, which is never empty. */
  String sameKey(String one, String other) {
    return contract.key().stream()
        .map(Quoted::name)
        .map(name -> "%s.%s = %s.%s".formatted(one, name, other, name))
        .collect(Collectors.joining(" and "));
  }

  /** Rows that are read together lie together: by partner, then by key. */
  List<String> order() {
    var order = new ArrayList<String>();
    if (!contract.partner().isEmpty()) {
      order.add(contract.partner());
    }
    contract.key().stream().filter(column -> !order.contains(column)).forEach(order::add);
    return order;
  }

  Schema schema() {
    var fields = new ArrayList<Types.NestedField>();
    columns.forEach(
        (name, type) -> fields.add(Types.NestedField.optional(fields.size() + 1, name, type)));
    return TypeUtil.assignIncreasingFreshIds(new Schema(fields));
  }

  Map<String, String> properties() {
    var mapping = NameMappingParser.toJson(MappingUtil.create(schema()));
    var properties = new HashMap<String, String>();
    properties.put("format-version", "2");
    properties.put("write.metadata.delete-after-commit.enabled", "true");
    properties.put("write.metadata.previous-versions-max", "10");
    properties.put("schema.name-mapping.default", mapping);
    properties.put(KEY, String.join(",", contract.key()));
    return properties;
  }

  /** Whether files of this schema would be read wrongly as rows of this shape. */
  boolean differsFrom(Schema schema) {
    var there = new HashMap<String, Type>();
    schema.columns().forEach(field -> there.put(field.name(), field.type()));
    return !there.equals(columns);
  }

  /** Refuses a contract under which rows that are already kept would change their meaning. */
  void check(Table table) {
    var id = contract.id();
    var key = String.join(",", contract.key());
    var kept = table.properties().getOrDefault(KEY, key);
    if (!kept.equals(key)) {
      throw new Refused(
          "contract-changed",
          "The key of %s was %s and is now %s; rows already kept are known by the old one"
              .formatted(id, kept.replace(",", ", "), key.replace(",", ", ")),
          "Give the dataset a new id, or start a new folder of facts");
    }
    for (var field : table.schema().columns()) {
      var now = columns.get(field.name());
      if (now != null && !now.equals(field.type()) && !widened(field.type(), now)) {
        throw new Refused(
            "contract-changed",
            "The column %s of %s was kept as %s and is now %s"
                .formatted(field.name(), id, word(field.type()), word(now)),
            "Give the column a new name, or start a new folder of facts");
      }
    }
  }

  private static boolean widened(Type before, Type now) {
    return before instanceof Types.DecimalType from
        && now instanceof Types.DecimalType to
        && from.scale() == to.scale()
        && from.precision() <= to.precision();
  }

  private static String word(Type type) {
    return switch (type.typeId()) {
      case LONG -> "integer";
      case DATE -> "date";
      case BOOLEAN -> "boolean";
      case DECIMAL -> {
        var decimal = (Types.DecimalType) type;
        yield "a decimal of %d digits, %d after the point"
            .formatted(decimal.precision(), decimal.scale());
      }
      default -> "text";
    };
  }

  /**
   * Brings a table's schema to this shape. {@link #check} has found that it can be, or no row is to
   * be kept: then a column of another type is another column.
   */
  void evolve(Table table, UpdateSchema update) {
    var there = new HashSet<String>();
    for (var field : table.schema().columns()) {
      there.add(field.name());
      var now = columns.get(field.name());
      if (now == null) {
        update.deleteColumn(field.name());
      } else if (widened(field.type(), now)) {
        update.updateColumn(field.name(), now.asPrimitiveType());
      } else if (!now.equals(field.type())) {
        update.deleteColumn(field.name());
        there.remove(field.name());
      }
    }
    columns.forEach(
        (name, type) -> {
          if (!there.contains(name)) {
            update.addColumn(name, type);
          }
        });
  }
}
