package dev.touchstone.measure;

import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Dataset.ColumnType;
import dev.touchstone.expression.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Only what differs between engines; everything else in the statements is plain SQL. */
interface SqlDialect {
  Dialect expressions();

  /** A name as it must stand, whatever words the engine reserves. */
  String name(String name);

  /** A dataset's rows, before it is known which files those are. */
  String rowsOf(String dataset);

  /** The interpolated quantile, computed in doubles and cut to a decimal at once. */
  String quantile(String argument, BigDecimal fraction, String filter);

  /**
   * A count of distinct whole numbers that lie within 63 of each other.
   *
   * @param lowest no number is less
   */
  String distinctOfFew(String argument, long lowest, String filter);

  /** Days since 1970-01-01, so that dates travel as whole numbers. */
  String dayNumber(String day);

  /** Puts a snapshot's files in the place of {@link #rowsOf}. */
  String withFiles(String text, Dataset dataset, List<Path> files);

  record DuckDb() implements SqlDialect {
    @Override
    public Dialect expressions() {
      return Dialect.DUCKDB;
    }

    @Override
    public String name(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String rowsOf(String dataset) {
      return "read_parquet([:" + dataset + "])";
    }

    @Override
    public String quantile(String argument, BigDecimal fraction, String filter) {
      return "cast(quantile_cont(cast(%s as double), %s)%s as decimal(28, 6))"
          .formatted(argument, fraction.toPlainString(), filter);
    }

    /** An argument out of bounds is an error of DuckDB's, never a wrong bit. */
    @Override
    public String distinctOfFew(String argument, long lowest, String filter) {
      return "cast(bit_count(bit_or(cast(1 as bigint) << (%s - (%d)))%s) as bigint)"
          .formatted(argument, lowest, filter);
    }

    @Override
    public String dayNumber(String day) {
      return "date_diff('day', date '1970-01-01', " + day + ")";
    }

    @Override
    public String withFiles(String text, Dataset dataset, List<Path> files) {
      var rows = rowsOf(dataset.id());
      if (files.isEmpty()) {
        return text.replace(rows, nothingOf(dataset));
      }
      var list = files.stream().map(DuckDb::quoted).collect(Collectors.joining(", "));
      return text.replace(rows, "read_parquet([" + list + "])");
    }

    /** A relation of the dataset's columns and no rows. */
    private String nothingOf(Dataset dataset) {
      return dataset.columns().stream()
          .map(column -> "cast(null as %s) as %s".formatted(type(column), name(column.name())))
          .collect(Collectors.joining(", ", "(select ", " where false)"));
    }

    private static String type(Dataset.Column column) {
      return switch (column.type()) {
        case ColumnType.Text t -> "varchar";
        case ColumnType.OneOf t -> "varchar";
        case ColumnType.Partner t -> "varchar";
        case ColumnType.Currency t -> "varchar";
        case ColumnType.Whole t -> "bigint";
        case ColumnType.Decimal t -> "decimal(%d, %d)".formatted(t.digits(), t.scale());
        case ColumnType.Money t -> "decimal(%d, %d)".formatted(t.digits(), t.scale());
        case ColumnType.Day t -> "date";
        case ColumnType.Bool t -> "boolean";
      };
    }

    private static String quoted(Path file) {
      return "'" + file.toString().replace("'", "''") + "'";
    }
  }
}
