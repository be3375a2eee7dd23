package dev.touchstone.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file of a snapshot.
 *
 * @param days per date column, what its values lie between; a column without an entry may hold
 *     anything
 */
record KeptFile(Path path, DataFile data, Map<String, Days> days) {

  /** First and last day; without any where the column is empty throughout. */
  sealed interface Days {
    record Between(LocalDate first, LocalDate last) implements Days {}

    record Never() implements Days {}
  }

  /** The files of one snapshot of a table, in a stable order. */
  static List<KeptFile> of(Table table, Snapshot snapshot, FactFiles files) {
    var schema = schema(table, snapshot);
    var kept = new ArrayList<KeptFile>();
    try (var tasks =
        table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats().planFiles()) {
      for (var task : tasks) {
        kept.add(of(schema, task.file(), files));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.sort(Comparator.comparing(KeptFile::path));
    return List.copyOf(kept);
  }

  /** The columns a snapshot's files were written with. */
  static Schema schema(Table table, Snapshot snapshot) {
    var schema = table.schemas().get(snapshot.schemaId());
    return schema == null ? table.schema() : schema;
  }

  private static KeptFile of(Schema schema, DataFile data, FactFiles files) {
    var days = new HashMap<String, Days>();
    for (var field : schema.columns()) {
      if (field.type().typeId() != Type.TypeID.DATE) {
        continue;
      }
      int id = field.fieldId();
      var lower = bound(data.lowerBounds(), id);
      var upper = bound(data.upperBounds(), id);
      if (lower != null && upper != null) {
        days.put(
            field.name(), new Days.Between(day(field.type(), lower), day(field.type(), upper)));
      } else if (count(data.nullValueCounts(), id) == data.recordCount()) {
        days.put(field.name(), new Days.Never());
      }
    }
    // A planned file shares its buffers with the next one; what is kept must be its own.
    return new KeptFile(files.path(data.location()), data.copy(), Map.copyOf(days));
  }

  private static @Nullable ByteBuffer bound(@Nullable Map<Integer, ByteBuffer> bounds, int id) {
    return bounds == null ? null : bounds.get(id);
  }

  private static long count(@Nullable Map<Integer, Long> counts, int id) {
    return counts == null ? -1 : counts.getOrDefault(id, -1L);
  }

  private static LocalDate day(Type type, ByteBuffer bound) {
    Integer epochDay = Conversions.fromByteBuffer(type, bound);
    return LocalDate.ofEpochDay(epochDay);
  }

  boolean mayHold(String dateColumn, LocalDate from, LocalDate to) {
    return switch (days.get(dateColumn)) {
      case Days.Between(var first, var last) -> first.isBefore(to) && !last.isBefore(from);
      case Days.Never never -> false;
      case null -> true;
    };
  }

  /** The newest day of the column in this file; empty where it has none or none is known. */
  Optional<LocalDate> last(String dateColumn) {
    return days.get(dateColumn) instanceof Days.Between(var first, var last)
        ? Optional.of(last)
        : Optional.empty();
  }
}
