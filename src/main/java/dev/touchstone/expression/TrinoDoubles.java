package dev.touchstone.expression;

/**
 * How Trino's doubles and decimals become one another with the same digits as DuckDB's. Trino by
 * itself takes a double's shortest text for its value, and rounds twice where a decimal of up to 18
 * digits becomes a double.
 */
public final class TrinoDoubles {
  /** 2^62: both parts of a number that is split here fit in 64 bits, and splitting is exact. */
  private static final String SPLIT = "4611686018427387904";

  private TrinoDoubles() {}

  /** The nearest double of any exact number. */
  public static String of(String number) {
    return "CAST((" + number + " + CAST(0 AS DECIMAL(38, 0))) AS DOUBLE)";
  }

  /**
   * The double times ten to the scale, rounded half away from zero, as a decimal with 38 digits.
   * Beyond 4 x 10^37 of them it is an error.
   */
  public static String toDecimal(String number, int scale) {
    var high = "truncate(x / " + SPLIT + "e0)";
    return ("element_at(transform(ARRAY[%s * 1e%d], x -> (CAST(CAST(%s AS BIGINT) AS DECIMAL(38,"
            + " 0)) * DECIMAL '%s' + CAST(x - %s * %se0 AS BIGINT)) * DECIMAL '0.%s1'), 1)")
        .formatted(number, scale, high, SPLIT, high, SPLIT, "0".repeat(scale - 1));
  }
}
