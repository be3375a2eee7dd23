package dev.touchstone.fact;

import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;

/**
 * Writes rows as one Parquet file per calendar period, so that a run over one period opens one
 * file. A period is a quarter, or a month where quarters would grow large; rows without a day have
 * a file of their own.
 */
final class PeriodFiles {
  private static final long LARGE_QUARTER = 1_000_000;

  private final Staging staging;
  private final TableShape shape;
  private final String rows;

  /**
   * @param rows name of the table that holds them
   */
  PeriodFiles(Staging staging, TableShape shape, String rows) {
    this.staging = staging;
    this.shape = shape;
    this.rows = rows;
  }

  /**
   * @param label for people, and for the file's name
   * @param condition SQL that holds for its rows
   */
  private record Part(String label, String condition) {}

  /** The labels of the periods that rows fall into, for instance {@code 2026-Q3}. */
  List<String> labels() throws SQLException {
    return parts().stream().map(Part::label).toList();
  }

  private List<Part> parts() throws SQLException {
    if (shape.contract().time().isEmpty()) {
      boolean any = staging.number("select count(*) from " + rows) > 0;
      return any ? List.of(new Part("all", "true")) : List.of();
    }
    var time = Quoted.name(shape.contract().time());
    var months = monthly(time) ? 1 : 3;
    var starts =
        staging.list(
            """
            -- the periods there are, first the rows of none
            select distinct date_trunc('%s', %s)::date as start from %s order by start nulls first
            """
                .formatted(months == 1 ? "month" : "quarter", time, rows),
            row -> Optional.ofNullable(row.getObject(1, LocalDate.class)));
    return starts.stream()
        .map(start -> start.map(day -> part(time, day, months)).orElseGet(() -> undated(time)))
        .toList();
  }

  private static Part undated(String time) {
    return new Part("undated", time + " is null");
  }

  private static Part part(String time, LocalDate start, int months) {
    var label =
        months == 1
            ? "%d-%02d".formatted(start.getYear(), start.getMonthValue())
            : "%d-Q%d".formatted(start.getYear(), (start.getMonthValue() + 2) / 3);
    var condition =
        "%s >= date '%s' and %s < date '%s'".formatted(time, start, time, start.plusMonths(months));
    return new Part(label, condition);
  }

  private boolean monthly(String time) throws SQLException {
    return staging.number(
            """
            -- rows per quarter on average
            select coalesce(count(%s) // nullif(count(distinct date_trunc('quarter', %s)), 0), 0)
            from %s
            """
                .formatted(time, time, rows))
        > LARGE_QUARTER;
  }

  /** Writes every row; {@code mark} makes the names new. */
  List<Path> write(Schema schema, Path folder, String mark) throws SQLException {
    var written = new ArrayList<Path>();
    try {
      PrivateFiles.folder(folder);
      for (var part : parts()) {
        var random = UUID.randomUUID().toString().substring(0, 8);
        var path = folder.resolve("%s-%s-%s.parquet".formatted(part.label(), mark, random));
        written.add(path);
        staging.execute(copy(part, schema, path));
        PrivateFiles.close(path);
        force(path);
      }
      return written;
    } catch (IOException e) {
      delete(written);
      throw new UncheckedIOException(e);
    } catch (SQLException | RuntimeException e) {
      delete(written);
      throw e;
    }
  }

  private String copy(Part part, Schema schema, Path path) {
    var names = Quoted.names(shape.columns().keySet());
    var ids =
        shape.columns().keySet().stream()
            .map(name -> Quoted.name(name) + ": " + schema.findField(name).fieldId())
            .collect(Collectors.joining(", ", "{", "}"));
    return """
    -- the rows of one period, those of one partner together
    copy (select %s from %s where %s order by %s)
    to %s (format parquet, compression zstd, field_ids %s)
    """
        .formatted(
            names,
            rows,
            part.condition(),
            Quoted.names(shape.order()),
            Quoted.text(path.toString()),
            ids);
  }

  /** A commit names these files, so they must be on the disk before it. */
  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  static void delete(List<Path> files) {
    for (var file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
