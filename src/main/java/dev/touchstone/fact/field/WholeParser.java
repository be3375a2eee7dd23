package dev.touchstone.fact.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Whole numbers of 64 bits. {@code 89.00} is one; {@code 1.5} is not, unless rounded. */
public final class WholeParser implements FieldParser {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final NumberText number;
  private final int round;
  private long value;

  WholeParser(NumberText number, int round) {
    this.number = number;
    this.round = round;
  }

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    if (number.small(text, plain) && number.scale() == 0) {
      value = number.unscaled();
      return;
    }
    var exact = number.large(text, plain);
    if (exact.compareTo(LEAST) < 0 || exact.compareTo(MOST) > 0) {
      throw NumberText.tooLarge(text);
    }
    var whole = exact.setScale(0, RoundingMode.HALF_UP);
    if (round < 0 && whole.compareTo(exact) != 0) {
      throw NumberText.tooManyDigits(text, 0);
    }
    value = whole.longValueExact();
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.append(value);
  }
}
