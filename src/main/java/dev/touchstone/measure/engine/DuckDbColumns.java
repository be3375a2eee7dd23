package dev.touchstone.measure.engine;

import dev.touchstone.expression.Sql;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * DuckDB's own chunks of columns, which cost a third of what rows do. They arrive as they are made,
 * and an answer that breaks off looks to the driver like one that is over; so the last row has to
 * say that it is the last.
 */
final class DuckDbColumns implements Columns {
  private final DuckDBChunkedResult chunks;
  private final List<DuckDBReadableVector> columns = new ArrayList<>();
  private int rows;
  private boolean over;

  private DuckDbColumns(DuckDBChunkedResult chunks) {
    this.chunks = chunks;
  }

  /**
   * @param statement made of one by {@link #withLastRow}
   */
  static DuckDbColumns of(PreparedStatement statement) throws SQLException {
    return new DuckDbColumns(statement.unwrap(DuckDBPreparedStatement.class).query());
  }

  <T> T read(Engine.ColumnReader<T> reader) throws SQLException {
    try (chunks) {
      return reader.read(this);
    }
  }

  /** A statement that answers in the order of its column by_key, and one row and column more. */
  static Sql withLastRow(Sql statement) {
    return new Sql(
        """
        select *, false as last_row
        from (
        %s
        ) answer
        union all by name
        select true as last_row
        order by last_row, by_key nulls first\
        """
            .formatted(statement.text()),
        statement.binds());
  }

  @Override
  public boolean next() throws SQLException {
    if (over) {
      return false;
    }
    if (!chunks.nextChunk()) {
      throw new SQLException("INTERNAL Error: the answer broke off");
    }
    columns.clear();
    for (int i = 0; i < chunks.columnCount(); i++) {
      columns.add(chunks.chunk().vector(i));
    }
    rows = Math.toIntExact(chunks.chunk().rowCount());
    over = rows > 0 && columns.getLast().getBoolean(rows - 1);
    if (over) {
      rows--;
    }
    return true;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean whole(int column) {
    return columns.get(column - 1).getType() == DuckDBColumnType.BIGINT;
  }

  @Override
  public boolean missing(int column, int row) {
    return columns.get(column - 1).isNull(row);
  }

  @Override
  public String text(int column, int row) {
    return columns.get(column - 1).getString(row);
  }

  @Override
  public long whole(int column, int row) {
    return columns.get(column - 1).getLong(row);
  }

  @Override
  public BigDecimal decimal(int column, int row) {
    var values = columns.get(column - 1);
    return switch (values.getType()) {
      case DECIMAL -> values.getBigDecimal(row);
      case HUGEINT -> new BigDecimal(values.getHugeInt(row));
      case BIGINT -> BigDecimal.valueOf(values.getLong(row));
      case INTEGER -> BigDecimal.valueOf(values.getInt(row));
      default -> throw new IllegalStateException("No exact number: " + values.getType());
    };
  }
}
