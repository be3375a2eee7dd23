package dev.touchstone.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** The labels of the periods that rows fall into, for instance {@code 2026-Q3}, ascending. */
  Set<String> periods() throws SQLException {
    var sql = "select distinct %s as period from %s order by period".formatted(label(), rows);
    return new LinkedHashSet<>(staging.list(sql, row -> row.getString(1)));
  }

  /** Writes every row; {@code mark} makes the names new. */
  List<Path> write(Schema schema, Path folder, String mark) throws SQLException {
    var written = new ArrayList<Path>();
    try {
      Files.createDirectories(folder);
      for (var period : periods()) {
        var random = UUID.randomUUID().toString().substring(0, 8);
        var path = folder.resolve("%s-%s-%s.parquet".formatted(period, mark, random));
        written.add(path);
        staging.execute(copy(period, schema, path));
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

  private String copy(String period, Schema schema, Path path) throws SQLException {
    var names = Quoted.names(shape.columns().keySet());
    var ids =
        shape.columns().keySet().stream()
            .map(name -> Quoted.name(name) + ": " + schema.findField(name).fieldId())
            .collect(Collectors.joining(", ", "{", "}"));
    return """
        -- the rows of one period, those of one partner together
        copy (select %s from %s where %s = %s order by %s)
        to %s (format parquet, compression zstd, field_ids %s)
        """
        .formatted(
            names,
            rows,
            label(),
            Quoted.text(period),
            Quoted.names(shape.order()),
            Quoted.text(path.toString()),
            ids);
  }

  private String label() throws SQLException {
    if (shape.contract().time().isEmpty()) {
      return "'all'";
    }
    var time = Quoted.name(shape.contract().time());
    return "coalesce(%s, 'undated')"
        .formatted(
            monthly()
                ? "strftime(%s, '%%Y-%%m')".formatted(time)
                : "strftime(%s, '%%Y') || '-Q' || quarter(%s)".formatted(time, time));
  }

  private boolean monthly() throws SQLException {
    var time = Quoted.name(shape.contract().time());
    return staging.number(
            """
            -- rows per quarter on average
            select coalesce(count(%s) // nullif(count(distinct date_trunc('quarter', %s)), 0), 0)
            from %s
            """
                .formatted(time, time, rows))
        > LARGE_QUARTER;
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
