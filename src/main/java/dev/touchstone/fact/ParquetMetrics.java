package dev.touchstone.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * What Parquet footers say about their files, in Iceberg's words: row counts, and the bounds that
 * let a reader leave a file alone. Bounds are kept for dates, integers and decimals.
 */
final class ParquetMetrics {
  private final Schema schema;
  private final FactFiles files;

  ParquetMetrics(Schema schema, FactFiles files) {
    this.schema = schema;
    this.files = files;
  }

  /** Files as a commit adds them, in the order given. */
  List<DataFile> of(Connection duckdb, List<Path> paths) throws SQLException {
    var found = new LinkedHashMap<String, FileStatistics>();
    paths.forEach(path -> found.put(path.toString(), new FileStatistics()));
    if (paths.isEmpty()) {
      return List.of();
    }
    try (var statement = duckdb.createStatement();
        var columns =
            statement.executeQuery(
                """
                -- the statistics of every column of every row group
                select file_name, row_group_id, row_group_num_rows, path_in_schema, num_values,
                  stats_null_count, total_compressed_size, stats_min_value, stats_max_value
                from parquet_metadata(%s)
                """
                    .formatted(Quoted.files(paths)))) {
      while (columns.next()) {
        var file = found.get(columns.getString("file_name"));
        if (file != null) {
          file.add(columns);
        }
      }
    }
    var data = new ArrayList<DataFile>();
    found.forEach((path, statistics) -> data.add(dataFile(Path.of(path), statistics)));
    return data;
  }

  private DataFile dataFile(Path path, FileStatistics statistics) {
    try {
      return DataFiles.builder(PartitionSpec.unpartitioned())
          .withPath(files.location(path))
          .withFormat(FileFormat.PARQUET)
          .withFileSizeInBytes(Files.size(path))
          .withMetrics(statistics.metrics())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class FileStatistics {
    private final Set<Long> rowGroups = new HashSet<>();
    private final Map<Integer, ColumnStatistics> columns = new HashMap<>();
    private long rows;

    void add(ResultSet rowGroup) throws SQLException {
      if (rowGroups.add(rowGroup.getLong("row_group_id"))) {
        rows += rowGroup.getLong("row_group_num_rows");
      }
      var field = schema.findField(rowGroup.getString("path_in_schema"));
      if (field != null) {
        columns
            .computeIfAbsent(field.fieldId(), id -> new ColumnStatistics(field.type()))
            .add(rowGroup);
      }
    }

    Metrics metrics() {
      var sizes = new HashMap<Integer, Long>();
      var values = new HashMap<Integer, Long>();
      var nulls = new HashMap<Integer, Long>();
      var lower = new HashMap<Integer, ByteBuffer>();
      var upper = new HashMap<Integer, ByteBuffer>();
      columns.forEach(
          (id, column) -> {
            sizes.put(id, column.size);
            values.put(id, column.values);
            if (column.nullsKnown) {
              nulls.put(id, column.nulls);
            }
            column.lower().ifPresent(bound -> lower.put(id, bound));
            column.upper().ifPresent(bound -> upper.put(id, bound));
          });
      return new Metrics(rows, sizes, values, nulls, Map.of(), lower, upper);
    }
  }

  private static final class ColumnStatistics {
    private final Type type;
    private final List<Comparable<?>> bounds = new ArrayList<>();
    private long size;
    private long values;
    private long nulls;
    private boolean nullsKnown = true;
    private boolean bounded = true;

    ColumnStatistics(Type type) {
      this.type = type;
    }

    void add(ResultSet rowGroup) throws SQLException {
      size += rowGroup.getLong("total_compressed_size");
      long here = rowGroup.getLong("num_values");
      values += here;
      long nullsHere = rowGroup.getLong("stats_null_count");
      nullsKnown &= !rowGroup.wasNull();
      nulls += nullsHere;
      var min = rowGroup.getString("stats_min_value");
      var max = rowGroup.getString("stats_max_value");
      if (min != null && max != null) {
        bounds.add(typed(min));
        bounds.add(typed(max));
      } else {
        bounded &= nullsHere == here;
      }
    }

    private Comparable<?> typed(String bound) {
      return switch (type.typeId()) {
        case DATE -> (int) LocalDate.parse(bound).toEpochDay();
        case LONG -> Long.parseLong(bound);
        case DECIMAL -> new BigDecimal(bound).setScale(((Types.DecimalType) type).scale());
        default -> "";
      };
    }

    Optional<ByteBuffer> lower() {
      return bound(java.util.Collections::min);
    }

    Optional<ByteBuffer> upper() {
      return bound(java.util.Collections::max);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // bounds of one column have one type
    private Optional<ByteBuffer> bound(java.util.function.Function<List, Object> pick) {
      boolean kept =
          switch (type.typeId()) {
            case DATE, LONG, DECIMAL -> bounded && !bounds.isEmpty();
            default -> false;
          };
      return kept
          ? Optional.of(Conversions.toByteBuffer(type, pick.apply(bounds)))
          : Optional.empty();
    }
  }
}
