package dev.touchstone.measure.fetching;

import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.Type;
import dev.touchstone.measure.engine.Columns;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Groups;
import dev.touchstone.measure.vector.KnownGroups;
import dev.touchstone.plan.Figure;
import java.math.BigDecimal;
import java.sql.SQLException;
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
  private static final int KEY = 1;
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
            "select *%s\nfrom (\n%s\n) figures".formatted(shorts, statement.text()),
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

  List<Grouped> read(Columns answer) throws SQLException {
    var keys = known.reading();
    var columns = new ArrayList<Column>();
    int shorter = FIRST + figures.size();
    for (int i = 0; i < figures.size(); i++) {
      boolean both = !shortType(figures.get(i)).isEmpty();
      columns.add(new Column(FIRST + i, both ? shorter++ : 0, new ExactVector.Builder(0)));
    }
    while (answer.next()) {
      for (int row = 0; row < answer.rows(); row++) {
        keys.add(answer.missing(KEY, row) ? Groups.NONE : answer.text(KEY, row));
      }
      for (var column : columns) {
        column.read(answer);
      }
    }
    var shared = keys.groups();
    return columns.stream().map(column -> new Grouped(shared, column.values().build())).toList();
  }

  /**
   * @param at where the figure stands
   * @param shorter where it stands if it fits in 64 bits; 0 if nowhere
   */
  private record Column(int at, int shorter, ExactVector.Builder values) {
    void read(Columns answer) throws SQLException {
      int first = shorter > 0 && sameScale(answer) ? shorter : at;
      boolean whole = answer.whole(first);
      for (int row = 0; row < answer.rows(); row++) {
        int place = values.grow();
        if (!answer.missing(first, row)) {
          if (whole) {
            set(place, answer.whole(first, row));
          } else {
            set(place, answer.decimal(first, row));
          }
        } else if (first != at && !answer.missing(at, row)) {
          set(place, answer.decimal(at, row));
        }
      }
    }

    /** Of another scale it would have been rounded. */
    private boolean sameScale(Columns answer) throws SQLException {
      for (int row = 0; row < answer.rows(); row++) {
        if (!answer.missing(shorter, row)) {
          int scale = answer.whole(shorter) ? 0 : answer.decimal(shorter, row).scale();
          return answer.decimal(at, row).scale() == scale;
        }
      }
      return false;
    }

    private void set(int place, long value) {
      if (values.scale() == 0 && value > -SAFE && value < SAFE) {
        values.setUnscaled(place, value);
      } else {
        values.set(place, BigDecimal.valueOf(value));
      }
    }

    private void set(int place, BigDecimal value) {
      if (value.scale() == values.scale() && value.precision() <= 18) {
        values.setUnscaled(place, value.scaleByPowerOfTen(value.scale()).longValue());
      } else {
        values.set(place, value);
      }
    }
  }
}
