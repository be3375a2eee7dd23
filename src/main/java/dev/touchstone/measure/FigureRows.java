package dev.touchstone.measure;

import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a key and one column per figure. Sums come with 38 digits, which a driver can only hand
 * over as objects; almost all of them fit in 64 bits, so that an engine with a slow way for the
 * former is asked for both, and the long way is gone only where it has to be.
 *
 * @param short64 whether to ask for both
 * @param known groups of earlier passes
 */
record FigureRows(List<Figure> figures, boolean short64, KnownGroups known) {
  private static final int FIRST = 2;
  private static final long SAFE = 1L << (Long.SIZE - 2);

  /** The statement as it has to be asked. */
  Sql asked(Sql statement) {
    var shorts = new StringBuilder();
    for (int i = 0; i < figures.size(); i++) {
      var type = shortType(figures.get(i));
      if (!type.isEmpty()) {
        shorts.append(", try_cast(f%d as %s) as s%d".formatted(i + 1, type, i + 1));
      }
    }
    return shorts.isEmpty()
        ? statement
        : new Sql(
            "select *%s\nfrom (\n%s\n) figures\norder by by_key nulls first"
                .formatted(shorts, statement.text()),
            statement.binds());
  }

  private String shortType(Figure figure) {
    if (!short64
        || !(figure instanceof Figure.Aggregated(Aggregate aggregate))
        || !(aggregate.type() instanceof Type.Number(int scale))
        || scale > 12) {
      return "";
    }
    return switch (aggregate.function()) {
      case SUM -> scale == 0 ? "bigint" : "decimal(18, " + scale + ")";
      case QUANTILE -> "decimal(18, 6)";
      case COUNT, COUNT_DISTINCT, MIN, MAX -> "";
    };
  }

  List<Grouped> read(ResultSet rows) throws SQLException {
    var names = rows.getMetaData();
    var keys = known.reading();
    var columns = new ArrayList<Column>();
    for (int i = 0; i < figures.size(); i++) {
      columns.add(column(names, i));
    }
    while (rows.next()) {
      var key = rows.getString(1);
      keys.add(rows.wasNull() ? Groups.NONE : key);
      for (var column : columns) {
        column.read(rows);
      }
    }
    var shared = keys.groups();
    return columns.stream().map(column -> new Grouped(shared, column.values().build())).toList();
  }

  private Column column(ResultSetMetaData names, int figure) throws SQLException {
    int at = FIRST + figure;
    int scale = names.getScale(at);
    int shorter = 0;
    for (int i = FIRST + figures.size(); i <= names.getColumnCount(); i++) {
      // Of another scale it would have been rounded.
      if (names.getColumnName(i).equals("s" + (figure + 1)) && names.getScale(i) == scale) {
        shorter = i;
      }
    }
    return new Column(
        at,
        shorter,
        names.getColumnType(shorter > 0 ? shorter : at) == Types.BIGINT,
        scale,
        new ExactVector.Builder(0).scale(scale));
  }

  /**
   * @param at where the figure stands
   * @param shorter where it stands if it fits in 64 bits; 0 if nowhere
   * @param whole whether it can be read as a whole number of 64 bits
   */
  private record Column(int at, int shorter, boolean whole, int scale, ExactVector.Builder values) {
    void read(ResultSet rows) throws SQLException {
      int place = values.grow();
      int from = shorter > 0 ? shorter : at;
      if (whole) {
        long value = rows.getLong(from);
        if (!rows.wasNull()) {
          set(place, value);
          return;
        }
      } else {
        var value = rows.getBigDecimal(from);
        if (!rows.wasNull()) {
          set(place, value);
          return;
        }
      }
      if (from != at) {
        var value = rows.getBigDecimal(at);
        if (!rows.wasNull()) {
          set(place, value);
        }
      }
    }

    /** What is close to the end of 64 bits has to be kept as a large number. */
    private void set(int place, long value) {
      if (value > -SAFE && value < SAFE) {
        values.setUnscaled(place, value);
      } else {
        values.setUnscaled(place, BigInteger.valueOf(value));
      }
    }

    private void set(int place, BigDecimal value) {
      if (value.scale() == scale && value.precision() <= 18) {
        values.setUnscaled(place, value.scaleByPowerOfTen(scale).longValue());
      } else {
        values.set(place, value);
      }
    }
  }
}
