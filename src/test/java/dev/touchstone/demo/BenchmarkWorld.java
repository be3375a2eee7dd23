package dev.touchstone.demo;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Facts in bulk, as Parquet files like those {@code fact} keeps: one per dataset and quarter, with
 * the columns {@code _file}, {@code _line} and {@code _context}.
 *
 * @param folder where the files are
 */
public record BenchmarkWorld(Path folder, BenchmarkScale scale) {
  private static final FiscalCalendar CALENDAR =
      new FiscalCalendar.Monthly(Month.JANUARY, ZoneOffset.UTC);
  private static final List<String> DEFINITIONS =
      List.of(
          "program.yaml",
          "datasets/certifications.yaml",
          "datasets/deals.yaml",
          "datasets/leads.yaml",
          "datasets/partners.yaml",
          "datasets/usage.yaml",
          "scorecards/benchmark.yaml");

  /** Writes the program, datasets and the scorecard of twelve KPIs. */
  public static void writeDefinitions(Path folder) throws IOException {
    Resources.copy("/benchmark/", DEFINITIONS, folder);
  }

  /** Writes all files; what is there already is written again. */
  public void write(Progress progress) throws IOException, SQLException {
    PrivateFiles.folder(folder);
    int files = BenchmarkTable.values().length * scale.quarters();
    int done = 0;
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      partners(statement);
      for (var table : BenchmarkTable.values()) {
        for (int quarter = 0; quarter < scale.quarters(); quarter++) {
          progress.at("Write " + table.dataset(), done++, files);
          facts(statement, table, quarter);
        }
      }
    }
    progress.at("Write benchmark facts", files, files);
  }

  private void partners(Statement statement) throws SQLException {
    statement.execute(
        """
        create table partners as
        select number, printf('P%%06d', number) as partner_id, 'Partner ' || number as name,
          's' || (1 + (hash(number) %% 6)) as segment
        from range(%d) as numbers(number)
        """
            .formatted(scale.partners()));
    copy(
        statement,
        """
        select partner_id, name, segment,
          'partners.csv' as _file, number + 2 as _line, null::varchar as _context
        from partners order by number
        """,
        file("partners", ""));
  }

  private void facts(Statement statement, BenchmarkTable table, int quarter) throws SQLException {
    long rows = table.rows(scale);
    long from = rows * quarter / scale.quarters();
    long to = rows * (quarter + 1) / scale.quarters();
    var period = periods().get(quarter);
    copy(statement, table.select(scale, period, from, to), file(table.dataset(), period.label()));
  }

  private static void copy(Statement statement, String select, Path file) throws SQLException {
    statement.execute(
        "copy (%s) to '%s' (format parquet, compression zstd)"
            .formatted(select, file.toAbsolutePath().toString().replace("'", "''")));
  }

  Path file(String dataset, String quarter) {
    return folder.resolve(
        quarter.isEmpty() ? dataset + ".parquet" : dataset + "-" + quarter + ".parquet");
  }

  /** The quarters that have facts, oldest first. */
  public List<Period> periods() {
    var last = CALENDAR.containing(LocalDate.of(2026, 12, 31), PeriodKind.QUARTER);
    return CALENDAR.trailing(last, scale.quarters(), PeriodKind.QUARTER);
  }

  /** The written files as a snapshot that a run can read. */
  public Snapshot snapshot() {
    return new BenchmarkSnapshot(this);
  }
}
