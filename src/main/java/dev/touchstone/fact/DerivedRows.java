package dev.touchstone.fact;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derived rows on their way into files. Those of one quarter wait together and are written when the
 * next one begins, so that memory is that of a quarter and not of all rows.
 */
final class DerivedRows implements Derivation.Rows {
  private static final int UNDATED = -1;

  private final Staging staging;
  private final TargetTable.Replacement into;
  private final int time;
  private WaitingRows waiting;
  private int quarter = UNDATED;

  DerivedRows(Staging staging, TableShape shape, TargetTable.Replacement into) throws SQLException {
    this.staging = staging;
    this.into = into;
    this.time = List.copyOf(shape.columns().keySet()).indexOf(shape.contract().time());
    this.waiting = new WaitingRows(staging, shape);
  }

  @Override
  public void add(@Nullable Object... values) throws SQLException {
    int due =
        time >= 0 && values[time] instanceof LocalDate day
            ? 4 * day.getYear() + (day.getMonthValue() - 1) / 3
            : UNDATED;
    if (due != quarter) {
      finish();
      quarter = due;
    }
    waiting.add(values);
  }

  /** Writes what still waits. */
  void finish() throws SQLException {
    if (waiting.count() > 0) {
      into.add(waiting.whole());
      waiting = waiting.next();
    }
  }
}
