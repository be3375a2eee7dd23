package dev.touchstone.definition;

import dev.touchstone.definition.Shape.Leaf;
import dev.touchstone.definition.Shape.Parsing;
import dev.touchstone.definition.Shape.Unfit;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The single values of the language: texts, names, numbers, days. Those with units are {@link Units}. */
final class Values {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int MOST_DIGITS = 38;

  static final Leaf<String> TEXT =
      text("a text", "Reseller scorecard", anything());
  static final Leaf<String> ID =
      matching(
          "a name in kebab-case", "win-rate", "[a-z0-9]+(-[a-z0-9]+)*",
          "Use small letters, digits and single hyphens between them");
  static final Leaf<String> COLUMN_NAME =
      matching(
          "a column name in lower_snake_case", "closed_on", "[a-z][a-z0-9]*(_[a-z0-9]+)*",
          "Use small letters, digits and underscores; names that start with _ are Touchstone's own");
  static final Leaf<Word> COLUMN = placed(COLUMN_NAME);
  static final Leaf<Word> FILE = placed(TEXT);
  static final Leaf<String> SOURCE_TEXT = text("a text", "Closed Won", anything());
  static final Leaf<BigDecimal> NUMBER_VALUE = number("a number", "40", null, null);
  static final Leaf<BigDecimal> WEIGHT =
      number("a number from 0 to 100", "40", BigDecimal.ZERO, BigDecimal.valueOf(100));
  static final Leaf<BigDecimal> ABOVE_ZERO =
      number("a number above zero", "1.08", BigDecimal.ZERO, null, true);
  static final Leaf<Boolean> YES = words("true or false", either("true", true, "false", false), true);

  static final Leaf<LocalDate> DAY =
      text(
          "a date",
          "2026-01-31",
          scalar -> {
            try {
              return LocalDate.parse(scalar.text());
            } catch (DateTimeException e) {
              throw unfit(scalar, "a date", "Write year-month-day, e.g. 2026-01-31");
            }
          },
          LocalDate::toString,
          json("type", "string", "format", "date"));

  static final Leaf<ZoneId> ZONE =
      text(
          "a time zone",
          "America/New_York",
          scalar -> {
            if (!ZoneId.getAvailableZoneIds().contains(scalar.text())) {
              var hint = Spelling.hint(scalar.text(), ZoneId.getAvailableZoneIds());
              throw unfit(scalar, "a time zone", hint.startsWith("Did") ? hint : "For example: Europe/Berlin");
            }
            return ZoneId.of(scalar.text());
          },
          ZoneId::getId,
          json("type", "string"));

  static final Leaf<String> CURRENCY =
      text(
          "a currency",
          "USD",
          scalar -> {
            var known =
                java.util.Currency.getAvailableCurrencies().stream()
                    .map(java.util.Currency::getCurrencyCode)
                    .toList();
            if (!known.contains(scalar.text())) {
              throw unfit(scalar, "an ISO 4217 currency", "Three capital letters, e.g. USD or EUR");
            }
            return scalar.text();
          },
          Function.identity(),
          json("type", "string", "pattern", "^[A-Z]{3}$"));

  static final Leaf<Month> MONTH = words("a month", months(), false);

  static final Leaf<Charset> ENCODING =
      text(
          "an encoding",
          "utf-8",
          scalar -> {
            try {
              return Charset.forName(scalar.text());
            } catch (IllegalArgumentException e) {
              throw unfit(scalar, "an encoding", "For example: utf-8, iso-8859-1, windows-1252, utf-16");
            }
          },
          charset -> charset.name().toLowerCase(Locale.ROOT),
          json("type", "string"));

  static final Leaf<Character> CHARACTER =
      text(
          "a single character",
          "\";\"",
          scalar -> {
            if (scalar.text().length() != 1 || "\r\n".contains(scalar.text())) {
              throw unfit(scalar, "a single character", "For example: \";\" or \"|\" or \"\\t\" for a tab");
            }
            return scalar.text().charAt(0);
          },
          c -> "" + c,
          json("type", "string", "minLength", 1, "maxLength", 1));

  /** Null where quotes mean nothing. */
  static final Leaf<Character> QUOTE =
      text(
          "a quote character, or none",
          "none",
          scalar -> scalar.text().equals("none") ? '\0' : CHARACTER.parsing().of(scalar),
          c -> c == '\0' ? "none" : "" + c,
          json("anyOf", List.of(json("const", "none"), CHARACTER.schema())));

  static final Leaf<String> DATE_PATTERN =
      text(
          "a date pattern",
          "dd.MM.yyyy",
          scalar -> {
            try {
              DateTimeFormatter.ofPattern(scalar.text(), Locale.ROOT);
              return scalar.text();
            } catch (IllegalArgumentException e) {
              throw unfit(scalar, "a date pattern", "y is the year, M the month, d the day: dd.MM.yyyy, M/d/yy");
            }
          },
          Function.identity(),
          json("type", "string"));

  /** Digits after the point: 0.01 is 2. */
  static final Leaf<Integer> POWER_OF_TEN =
      new Leaf<>(
          "a power of ten from 1 down",
          "0.01",
          scalar -> {
            var value = decimal(scalar, "a power of ten from 1 down").stripTrailingZeros();
            boolean power = value.unscaledValue().equals(BigInteger.ONE);
            if (!power || value.scale() < 0 || value.scale() > 12) {
              throw unfit(scalar, "a power of ten from 1 down", "For example: 1, 0.1, 0.01, 0.0001");
            }
            return value.scale();
          },
          digits -> BigDecimal.ONE.movePointLeft(digits).toPlainString(),
          true,
          json("type", "number", "exclusiveMinimum", 0, "maximum", 1));

  static final Leaf<Formula> FORMULA =
      text(
          "an expression",
          "sum(amount)",
          Values::formula,
          formula -> oneLine(formula.text()),
          json("type", List.of("string", "number", "boolean")));

  private Values() {}

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
            throw new Unfit("out-of-range", "Expected " + words + ", but found " + scalar.text(), "");
          }
          return value;
        },
        Values::spelled,
        true,
        schema);
  }

  static Leaf<Integer> whole(String words, int least, int most) {
    return new Leaf<>(
        words,
        "" + Math.max(least, 1),
        scalar -> {
          var value = decimal(scalar, words);
          try {
            int whole = value.intValueExact();
            if (whole >= least && whole <= most) {
              return whole;
            }
          } catch (ArithmeticException e) {
            throw unfit(scalar, words, "");
          }
          throw new Unfit("out-of-range", "Expected " + words + ", but found " + scalar.text(), "");
        },
        String::valueOf,
        true,
        json("type", "integer", "minimum", least, "maximum", most));
  }

  /** One of some words, each of which stands for a value. */
  static <T> Leaf<T> words(String words, Map<String, T> values, boolean bare) {
    return new Leaf<>(
        words,
        "",
        scalar -> {
          var value = values.get(scalar.text());
          if (value == null || bare && !scalar.plain()) {
            throw new Unfit(
                "unknown-word",
                "Expected %s, but found %s".formatted(words, scalar.words()),
                Spelling.hint(scalar.text(), values.keySet()));
          }
          return value;
        },
        value ->
            values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(),
        bare,
        json(
            "enum",
            values.keySet().stream().map(word -> bare ? Boolean.valueOf(word) : word).toList()));
  }

  static <T> Map<String, T> either(String first, T one, String second, T two) {
    var values = new LinkedHashMap<String, T>();
    values.put(first, one);
    values.put(second, two);
    return values;
  }

  /** The words of an enum: {@code HIGHER} is written {@code higher}. */
  static <E extends Enum<E>> Leaf<E> words(String words, Class<E> type) {
    var values = new LinkedHashMap<String, E>();
    for (var value : type.getEnumConstants()) {
      values.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    return words(words, values, false);
  }

  static <T> Leaf<T> text(
      String words,
      String example,
      Parsing<T> parsing,
      Function<T, String> print,
      Map<String, Object> schema) {
    return new Leaf<>(words, example, parsing, print, false, schema);
  }

  private static Leaf<String> text(String words, String example, Parsing<String> parsing) {
    return text(
        words, example, parsing, Function.identity(), json("type", List.of("string", "number", "boolean")));
  }

  private static Parsing<String> anything() {
    return scalar -> {
      if (scalar.text().isBlank()) {
        throw new Unfit("empty-value", "Expected a text, but it is empty", "");
      }
      return scalar.text().strip();
    };
  }

  private static Leaf<Word> placed(Leaf<String> leaf) {
    return text(
        leaf.words(),
        leaf.example(),
        scalar -> new Word(leaf.parsing().of(scalar), scalar.at()),
        Word::text,
        leaf.schema());
  }

  private static Leaf<String> matching(String words, String example, String pattern, String hint) {
    return text(
        words,
        example,
        scalar -> {
          if (!scalar.text().matches(pattern)) {
            throw new Unfit(
                "bad-name", "Expected %s, but found %s".formatted(words, scalar.words()), hint);
          }
          return scalar.text();
        },
        Function.identity(),
        json("type", "string", "pattern", "^" + pattern + "$"));
  }

  static BigDecimal decimal(Node.Scalar scalar, String words) throws Unfit {
    if (!scalar.plain() && NUMBER.matcher(scalar.text()).matches()) {
      throw unfit(scalar, words, "Leave out the quotes: in quotes it is a text");
    }
    return decimal(scalar.text(), scalar, words);
  }

  static BigDecimal decimal(String text, Node.Scalar scalar, String words) throws Unfit {
    if (!NUMBER.matcher(text).matches()) {
      boolean grouped = text.matches("[+-]?\\d{1,3}([,_' ]\\d{3})+(\\.\\d+)?");
      boolean comma = text.matches("[+-]?\\d+,\\d+");
      var hint =
          grouped ? "Leave out what separates the thousands" : comma ? "Write a point, no comma" : "";
      throw unfit(scalar, words, hint);
    }
    var value = new BigDecimal(text);
    if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
      throw unfit(scalar, "a number of at most " + MOST_DIGITS + " digits", "");
    }
    return value;
  }

  static Unfit unfit(Node.Scalar scalar, String words, String hint) {
    return new Unfit(
        "bad-value", "Expected %s, but found %s".formatted(words, scalar.words()), hint);
  }

  /** 40, 40.0 and 4e1 are one number with one spelling. */
  static String spelled(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static BigDecimal numberOf(Node.Entry entry) {
    return new BigDecimal(((Node.Scalar) entry.value()).text());
  }

  private static Formula formula(Node.Scalar scalar) throws Unfit {
    var text = scalar.text().stripTrailing();
    if (text.isBlank()) {
      throw new Unfit("empty-value", "Expected an expression, but it is empty", "");
    }
    if (scalar.runs().isEmpty()) {
      return new Formula(text, scalar.at());
    }
    var first = scalar.runs().getFirst();
    var start = new Formula(text, scalar.at(), scalar.runs()).at(0, text.length());
    var at = new Position(start.file(), first.line(), first.column(), start.length());
    var runs = scalar.runs();
    return new Formula(text, at, runs.size() == 1 ? List.of() : runs);
  }

  /** Blanks mean nothing in an expression, except inside quotes. */
  static String oneLine(String expression) {
    var line = new StringBuilder();
    boolean quoted = false;
    for (char c : expression.strip().toCharArray()) {
      quoted ^= c == '\'';
      if (quoted || !Character.isWhitespace(c)) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString();
  }

  private static Map<String, Month> months() {
    var months = new LinkedHashMap<String, Month>();
    Arrays.stream(Month.values()).forEach(m -> months.put(m.name().toLowerCase(Locale.ROOT), m));
    return months;
  }

  /** Keys and values in turn, in order. */
  static Map<String, Object> json(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
