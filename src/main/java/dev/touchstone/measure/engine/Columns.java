package dev.touchstone.measure.engine;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * An answer that is read column by column, some rows at a time. Columns are counted from 1, the
 * rows at hand from 0.
 */
public interface Columns {
  /** Goes on to the next rows; false behind the last. */
  boolean next() throws SQLException;

  /** How many are at hand. */
  int rows();

  /** Whether the column holds whole numbers of 64 bits. */
  boolean whole(int column) throws SQLException;

  boolean missing(int column, int row) throws SQLException;

  /** Of text that is not missing. */
  String text(int column, int row) throws SQLException;

  /** Of a whole number of 64 bits that is not missing. */
  long whole(int column, int row) throws SQLException;

  /** Of any number that is not missing, exact. */
  BigDecimal decimal(int column, int row) throws SQLException;

  /** One row at a time, as any driver hands it over. */
  record OfRows(ResultSet all) implements Columns {
    @Override
    public boolean next() throws SQLException {
      return all.next();
    }

    @Override
    public int rows() {
      return 1;
    }

    @Override
    public boolean whole(int column) throws SQLException {
      return all.getMetaData().getColumnType(column) == Types.BIGINT;
    }

    @Override
    public boolean missing(int column, int row) throws SQLException {
      return all.getObject(column) == null;
    }

    @Override
    public String text(int column, int row) throws SQLException {
      return all.getString(column);
    }

    @Override
    public long whole(int column, int row) throws SQLException {
      return all.getLong(column);
    }

    @Override
    public BigDecimal decimal(int column, int row) throws SQLException {
      return all.getBigDecimal(column);
    }
  }
}
