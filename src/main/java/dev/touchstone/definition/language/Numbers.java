package dev.touchstone.definition.language;

import static dev.touchstone.definition.language.Leaf.json;
import static dev.touchstone.definition.language.Leaf.unfit;

import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of the language: always exact, and spelled in one way. */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int MOST_DIGITS = 38;

  public static final Leaf<BigDecimal> ANY = number("a number", "40", null, null);
  public static final Leaf<BigDecimal> WEIGHT =
      number("a number from 0 to 100", "40", BigDecimal.ZERO, BigDecimal.valueOf(100));
  public static final Leaf<BigDecimal> ABOVE_ZERO =
      number("a number above zero", "1.08", BigDecimal.ZERO, null, true);

  /** Digits after the point: 0.01 is 2. */
  public static final Leaf<Integer> POWER_OF_TEN =
      new Leaf<>(
          "a power of ten from 1 down",
          "0.01",
          scalar -> {
            var value = decimal(scalar, "a power of ten from 1 down").stripTrailingZeros();
            boolean power = value.unscaledValue().equals(BigInteger.ONE);
            if (!power || value.scale() < 0 || value.scale() > 18) {
              throw unfit(
                  scalar, "a power of ten from 1 down", "For example: 1, 0.1, 0.01, 0.0001");
            }
            return value.scale();
          },
          digits -> BigDecimal.ONE.movePointLeft(digits).toPlainString(),
          true,
          json("type", "number", "exclusiveMinimum", 0, "maximum", 1));

  private Numbers() {}

  static Leaf<BigDecimal> number(
      String words, String example, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    return number(words, example, least, most, false);
  }

  private static Leaf<BigDecimal> number(
      String words,
      String example,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      boolean above) {
    var schema = json("type", "number");
    if (least != null) {
      schema.put(above ? "exclusiveMinimum" : "minimum", least);
    }
    if (most != null) {
      schema.put("maximum", most);
    }
    return new Leaf<>(
        words,
        example,
        scalar -> {
          var value = decimal(scalar, words);
          boolean low = least != null && value.compareTo(least) < (above ? 1 : 0);
          if (low || (most != null && value.compareTo(most) > 0)) {
            throw new Unfit(
                "out-of-range", "Expected " + words + ", but found " + scalar.text(), "");
          }
          return value;
        },
        Numbers::spelled,
        true,
        schema);
  }

  public static Leaf<Integer> whole(String words, int least, int most) {
    return new Leaf<>(
        words,
        "" + Math.max(least, 1),
        scalar -> {
          var value = decimal(scalar, words);
          if (value.stripTrailingZeros().scale() > 0) {
            throw unfit(scalar, words, "");
          }
          if (value.compareTo(BigDecimal.valueOf(least)) >= 0
              && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return value.intValueExact();
          }
          throw new Unfit("out-of-range", "Expected " + words + ", but found " + scalar.text(), "");
        },
        String::valueOf,
        true,
        json("type", "integer", "minimum", least, "maximum", most));
  }

  static BigDecimal decimal(Node.Scalar scalar, String words) throws Unfit {
    if (!scalar.plain() && NUMBER.matcher(scalar.text()).matches()) {
      throw unfit(scalar, words, "Leave out the quotes: in quotes it is a text");
    }
    return decimal(scalar.text(), scalar, words);
  }

  public static BigDecimal decimal(String text, Node.Scalar scalar, String words) throws Unfit {
    if (!NUMBER.matcher(text).matches()) {
      boolean grouped = text.matches("[+-]?\\d{1,3}([,_' ]\\d{3})+(\\.\\d+)?");
      boolean comma = text.matches("[+-]?\\d+,\\d+");
      var hint =
          grouped
              ? "Leave out what separates the thousands"
              : comma ? "Write a point, no comma" : "";
      throw unfit(scalar, words, hint);
    }
    var value = new BigDecimal(text);
    if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
      throw unfit(scalar, "a number of at most " + MOST_DIGITS + " digits", "");
    }
    return value;
  }

  /** 40, 40.0 and 4e1 are one number with one spelling. */
  public static String spelled(BigDecimal number) {
    return Spoken.plain(number);
  }

  static BigDecimal numberOf(Node.Entry entry) {
    return new BigDecimal(((Node.Scalar) entry.value()).text());
  }
}
