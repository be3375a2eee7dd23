package dev.touchstone.fact;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Staged rows held against the rows that are kept: what is new, what replaces an earlier row, and
 * what says nothing new.
 */
final class Merge {
  /** Files of one period beyond which the next load into the period makes one of them. */
  private static final int MOST_FILES_OF_A_PERIOD = 8;

  private final Staging staging;
  private final TableShape shape;
  private final List<KeptFile> kept;
  private final Set<String> keptColumns;
  private final Set<KeptFile> rewritten = new HashSet<>();
  private final SortedMap<String, Long> superseding = new TreeMap<>();
  private long unchanged;

  /**
   * @param kept the table's files
   * @param keptColumns the columns those files have
   */
  Merge(Staging staging, TableShape shape, List<KeptFile> kept, Set<String> keptColumns) {
    this.staging = staging;
    this.shape = shape;
    this.kept = kept;
    this.keptColumns = keptColumns;
  }

  /**
   * @param rows that were staged
   */
  Taken taken(long rows) {
    long superseded = superseding.values().stream().mapToLong(Long::longValue).sum();
    return new Taken(
        rows - superseded - unchanged, Collections.unmodifiableSortedMap(superseding), unchanged);
  }

  /** Files that a commit replaces, because a row in them is superseded or their columns are old. */
  Set<KeptFile> rewritten() {
    return rewritten;
  }

  /** Takes rows that are kept already out of the staged ones. */
  void compare() throws SQLException {
    if (kept.isEmpty()) {
      return;
    }
    staging.execute(
        """
        -- keys alone tell which rows and files are concerned
        create table matched as
        select new._line as line, old.filename as in_file
        from staged new join %s old on %s
        """
            .formatted(read(paths(kept)), sameKey("new", "old")));
    var concerned =
        Set.copyOf(staging.list("select distinct in_file from matched", row -> row.getString(1)));
    if (concerned.isEmpty()) {
      return;
    }
    var files = kept.stream().filter(file -> concerned.contains(file.path().toString())).toList();
    staging.execute(
        """
        -- rows whose content is there already
        create table same as
        select new._line as line
        from staged new join (%s) old on %s
        where %s
        """
            .formatted(existing(files), sameKey("new", "old"), sameContent("new", "old")));
    unchanged = staging.number("select count(*) from same");
    staging
        .list(
            """
            -- which source files' rows give way
            select coalesce(old._file, ''), count(*)
            from staged new join (%s) old on %s
            where new._line in (select line from matched anti join same using (line))
            group by all
            """
                .formatted(existing(files), sameKey("new", "old")),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(each -> superseding.put(each.getKey(), each.getValue()));
    var touched =
        Set.copyOf(
            staging.list(
                "select distinct in_file from matched anti join same using (line)",
                row -> row.getString(1)));
    files.stream().filter(file -> touched.contains(file.path().toString())).forEach(rewritten::add);
    staging.execute("delete from staged where _line in (select line from same)");
  }

  /** Every staged row was taken by an earlier load of the same file. */
  void nothingNew(long rows) throws SQLException {
    unchanged = rows;
    staging.execute("delete from staged");
  }

  void rewriteAll() {
    rewritten.addAll(kept);
  }

  /** Many small loads into one period make many small files; now and then they become one. */
  void rewriteCrowded(List<String> periods) {
    for (var period : periods) {
      var crowd =
          kept.stream()
              .filter(file -> file.path().getFileName().toString().startsWith(period + "-"))
              .toList();
      if (crowd.size() >= MOST_FILES_OF_A_PERIOD) {
        rewritten.addAll(crowd);
      }
    }
  }

  /** The name of a table of all rows to be written: the staged ones and those that lay beside. */
  String outgoing() throws SQLException {
    if (rewritten.isEmpty()) {
      return StagedRows.ARRIVED;
    }
    var files = kept.stream().filter(rewritten::contains).toList();
    staging.execute(
        """
        -- rewritten files keep every row that is not superseded
        create table outgoing as
        select * from arrived
        union all by name
        (select * from (%s) old
         where not exists (select 1 from staged new where %s))
        """
            .formatted(existing(files), sameKey("new", "old")));
    return "outgoing";
  }

  /** Rows of files in the table's present shape: a column they were written without is empty. */
  private String existing(List<KeptFile> files) {
    var columns =
        shape.columns().entrySet().stream()
            .map(
                column ->
                    "cast(%s as %s) as %s"
                        .formatted(
                            keptColumns.contains(column.getKey())
                                ? Quoted.name(column.getKey())
                                : "null",
                            TableShape.sqlType(column.getValue()),
                            Quoted.name(column.getKey())))
            .collect(Collectors.joining(", "));
    return "select %s from %s".formatted(columns, read(paths(files)));
  }

  private static List<Path> paths(List<KeptFile> files) {
    return files.stream().map(KeptFile::path).toList();
  }

  private static String read(List<Path> files) {
    return "read_parquet(%s, filename = true, hive_partitioning = false)"
        .formatted(Quoted.files(files));
  }

  private String sameKey(String one, String other) {
    return shape.sameKey(one, other);
  }

  private String sameContent(String one, String other) {
    return shape.sameContent(one, other);
  }
}
