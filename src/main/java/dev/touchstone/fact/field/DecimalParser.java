package dev.touchstone.fact.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Exact decimals: a digit that does not fit is a fault unless the mapping says to round it. */
public final class DecimalParser implements FieldParser {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final NumberText number;
  private final int digits;
  private final int scale;
  private final int round;
  private boolean small;
  private long unscaled;
  private BigDecimal large = BigDecimal.ZERO;

  /**
   * @param round digits after the point to round to, half-up; -1 to refuse more than the scale
   */
  DecimalParser(NumberText number, int digits, int scale, int round) {
    this.number = number;
    this.digits = digits;
    this.scale = scale;
    this.round = round;
  }

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    small = number.small(text, plain) && fits(number.unscaled(), number.scale());
    if (!small) {
      large = fitted(text, number.large(text, plain));
    }
  }

  /** The short way, for numbers that need neither rounding nor more than 18 digits. */
  private boolean fits(long value, int valueScale) {
    while (valueScale > scale && value % 10 == 0) {
      value /= 10;
      valueScale--;
    }
    if (digits > 18 || valueScale > scale || round >= 0 && valueScale > round) {
      return false;
    }
    int missing = scale - valueScale;
    if (Math.abs(value) >= POWERS[digits - missing]) {
      return false;
    }
    unscaled = value * POWERS[missing];
    return true;
  }

  private BigDecimal fitted(String text, BigDecimal value) throws RowFault {
    var exact = value.stripTrailingZeros();
    if (round >= 0 && exact.scale() > round) {
      exact = exact.setScale(round, RoundingMode.HALF_UP).stripTrailingZeros();
    }
    if (exact.scale() > scale) {
      throw NumberText.tooManyDigits(text, scale);
    }
    if (exact.signum() != 0 && exact.precision() - exact.scale() > digits - scale) {
      throw NumberText.tooLarge(text);
    }
    return exact.setScale(scale);
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    if (small && digits > 9) {
      row.appendDecimal(unscaled);
    } else {
      row.append(small ? BigDecimal.valueOf(unscaled, scale) : large);
    }
  }
}
