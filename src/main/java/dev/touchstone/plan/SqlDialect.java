package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Only what differs between engines; everything else in the statements is plain SQL. */
public sealed interface SqlDialect permits SqlDialect.DuckDb, TrinoDialect {
  Dialect expressions();

  /** A name as it must stand, whatever words the engine reserves. */
  default String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A dataset's rows, before it is known where those are. */
  String rowsOf(String dataset);

  /** Puts a snapshot's rows in the place of {@link #rowsOf}. */
  String withRows(String text, Statement.Source source, SnapshotFiles files);

  /** Exact: what does not fit in 38 digits is an error. */
  String sum(String argument, String filter);

  /** The interpolated quantile, computed in doubles and cut to a decimal at once. */
  String quantile(String argument, BigDecimal fraction, String filter);

  /** Whether the driver hands over numbers of more than 64 bits much slower than others. */
  boolean slowBeyond64Bits();

  /** How to count distinct whole numbers that lie within 63 of each other; empty if as others. */
  Optional<DistinctOfFew> distinctOfFew();

  /** By gathering bits, which costs as little as any other figure of the pass. */
  interface DistinctOfFew {
    /**
     * @param lowest no number is less
     */
    String count(String argument, long lowest, String filter);
  }

  /** Days since 1970-01-01, so that dates travel as whole numbers. */
  default String dayNumber(String day) {
    return "date_diff('day', date '1970-01-01', " + day + ")";
  }

  /** A relation of the dataset's columns and no rows. */
  default String nothingOf(Dataset dataset) {
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

  record DuckDb() implements SqlDialect {
    @Override
    public Dialect expressions() {
      return Dialect.DUCKDB;
    }

    @Override
    public String rowsOf(String dataset) {
      return "read_parquet([:" + dataset + "])";
    }

    @Override
    public String withRows(String text, Statement.Source source, SnapshotFiles files) {
      var rows = rowsOf(source.dataset().id());
      var paths = files.of(source);
      if (paths.isEmpty()) {
        return text.replace(rows, nothingOf(source.dataset()));
      }
      var list = paths.stream().map(DuckDb::quoted).collect(Collectors.joining(", "));
      return text.replace(rows, "read_parquet([" + list + "])");
    }

    @Override
    public String sum(String argument, String filter) {
      return "sum(" + argument + ")" + filter;
    }

    @Override
    public String quantile(String argument, BigDecimal fraction, String filter) {
      return "cast(quantile_cont(cast(%s as double), %s)%s as decimal(28, 6))"
          .formatted(argument, fraction.toPlainString(), filter);
    }

    @Override
    public boolean slowBeyond64Bits() {
      return true;
    }

    /** An argument out of bounds is an error of DuckDB's, never a wrong bit. */
    @Override
    public Optional<DistinctOfFew> distinctOfFew() {
      return Optional.of(
          (argument, lowest, filter) ->
              "cast(bit_count(bit_or(cast(1 as bigint) << (%s - (%d)))%s) as bigint)"
                  .formatted(argument, lowest, filter));
    }

    private static String quoted(Path file) {
      return "'" + file.toString().replace("'", "''") + "'";
    }
  }
}
