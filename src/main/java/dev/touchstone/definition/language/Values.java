package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
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

/**
 * The single values of the language: texts, names, numbers, days. Those with units are {@link
 * Units}.
 */
public final class Values {
  public static final Leaf<String> TEXT = text("a text", "Reseller scorecard", anything(""));
  public static final Leaf<String> ID =
      matching(
          "a name in kebab-case",
          "win-rate",
          "[a-z0-9]+(-[a-z0-9]+)*",
          "Use small letters, digits and single hyphens between them");
  public static final Leaf<Word> PLACED_ID = placed(ID);
  public static final Leaf<String> COLUMN_NAME =
      matching(
          "a column name in lower_snake_case",
          "closed_on",
          "[a-z][a-z0-9]*(_[a-z0-9]+)*",
          "Use small letters, digits and underscores; names that start with _ are Touchstone's"
              + " own");
  public static final Leaf<Word> COLUMN = placed(COLUMN_NAME);
  public static final Leaf<Word> FILE = placed(TEXT);
  public static final Leaf<Word> PLACED_TEXT = placed(TEXT);
  public static final Leaf<String> SOURCE_TEXT = text("a text", "Closed Won", anything(""));

  /** What a text of the source stands for, which is never nothing. */
  public static final Leaf<String> MEANING =
      text("a text", "won", anything("List what means that there is no value under missing:"));

  public static final Leaf<Boolean> YES =
      Leaf.words("true or false", Leaf.either("true", true, "false", false), true);

  public static final Leaf<LocalDate> DAY =
      Leaf.of(
          "a date",
          "2026-01-31",
          scalar -> {
            try {
              return LocalDate.parse(scalar.text());
            } catch (DateTimeException e) {
              throw Leaf.unfit(scalar, "a date", "Write year-month-day, e.g. 2026-01-31");
            }
          },
          LocalDate::toString,
          Leaf.json("type", "string", "format", "date"));

  public static final Leaf<ZoneId> ZONE =
      Leaf.of(
          "a time zone",
          "America/New_York",
          scalar -> {
            if (!ZoneId.getAvailableZoneIds().contains(scalar.text())) {
              throw Leaf.unfit(
                  scalar,
                  "a time zone",
                  Spelling.guess(scalar.text(), ZoneId.getAvailableZoneIds())
                      .orElse("For example: Europe/Berlin"));
            }
            return ZoneId.of(scalar.text());
          },
          ZoneId::getId,
          Leaf.json("type", "string"));

  public static final Leaf<String> CURRENCY =
      Leaf.of(
          "a currency",
          "USD",
          scalar -> {
            var known =
                java.util.Currency.getAvailableCurrencies().stream()
                    .map(java.util.Currency::getCurrencyCode)
                    .toList();
            if (!known.contains(scalar.text())) {
              throw Leaf.unfit(
                  scalar, "an ISO 4217 currency", "Three capital letters, e.g. USD or EUR");
            }
            return scalar.text();
          },
          Function.identity(),
          Leaf.json("type", "string", "pattern", "^[A-Z]{3}$"));

  public static final Leaf<Month> MONTH = Leaf.words("a month", months(), false);

  public static final Leaf<Charset> ENCODING =
      Leaf.of(
          "an encoding",
          "utf-8",
          scalar -> {
            try {
              return Charset.forName(scalar.text());
            } catch (IllegalArgumentException e) {
              throw Leaf.unfit(
                  scalar, "an encoding", "For example: utf-8, iso-8859-1, windows-1252, utf-16");
            }
          },
          charset -> charset.name().toLowerCase(Locale.ROOT),
          Leaf.json("type", "string"));

  public static final Leaf<Character> CHARACTER =
      Leaf.of(
          "a single character",
          "\";\"",
          scalar -> {
            if (scalar.text().length() != 1 || "\r\n".contains(scalar.text())) {
              throw Leaf.unfit(
                  scalar, "a single character", "For example: \";\" or \"|\" or \"\\t\" for a tab");
            }
            return scalar.text().charAt(0);
          },
          c -> "" + c,
          Leaf.json("type", "string", "minLength", 1, "maxLength", 1));

  /** Null where quotes mean nothing. */
  public static final Leaf<Character> QUOTE =
      Leaf.of(
          "a quote character, or none",
          "none",
          scalar -> scalar.text().equals("none") ? '\0' : CHARACTER.parsing().of(scalar),
          c -> c == '\0' ? "none" : "" + c,
          Leaf.json("anyOf", List.of(Leaf.json("const", "none"), CHARACTER.schema())));

  public static final Leaf<String> DATE_PATTERN =
      Leaf.of(
          "a date pattern",
          "dd.MM.yyyy",
          scalar -> {
            try {
              DateTimeFormatter.ofPattern(scalar.text(), Locale.ROOT);
              return scalar.text();
            } catch (IllegalArgumentException e) {
              throw Leaf.unfit(
                  scalar,
                  "a date pattern",
                  "y is the year, M the month, d the day: dd.MM.yyyy, M/d/yyyy");
            }
          },
          Function.identity(),
          Leaf.json("type", "string"));

  public static final Leaf<Formula> FORMULA =
      Leaf.of(
          "an expression",
          "sum(amount)",
          Values::formula,
          formula -> oneLine(formula.text()),
          Leaf.json("type", List.of("string", "number", "boolean")));

  private Values() {}

  private static Leaf<String> text(String words, String example, Leaf.Parsing<String> parsing) {
    return Leaf.of(
        words,
        example,
        parsing,
        Function.identity(),
        Leaf.json("type", List.of("string", "number", "boolean")));
  }

  private static Leaf.Parsing<String> anything(String hint) {
    return scalar -> {
      if (scalar.text().isBlank()) {
        throw new Unfit("empty-value", "Expected a text, but it is empty", hint);
      }
      return scalar.text().strip();
    };
  }

  private static Leaf<Word> placed(Leaf<String> leaf) {
    return Leaf.of(
        leaf.words(),
        leaf.example(),
        scalar -> new Word(leaf.parsing().of(scalar), scalar.at()),
        Word::text,
        leaf.schema());
  }

  private static Leaf<String> matching(String words, String example, String pattern, String hint) {
    return Leaf.of(
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
        Leaf.json("type", "string", "pattern", "^" + pattern + "$"));
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
  public static String oneLine(String expression) {
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
}
