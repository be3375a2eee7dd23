package dev.touchstone.fact;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;

/** Days in ISO form or in the mapping's pattern. 31.02. is no day and does not become one. */
final class DayParser implements FieldParser {
  private static final int MOST_REMEMBERED = 20_000;
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)? ?(Z|[+-]\\d{2}(:?\\d{2})?)?");

  private final String pattern;
  private final Optional<DateTimeFormatter> formatter;

  /** A file names the same days again and again. */
  private final Map<String, Integer> remembered = new HashMap<>();

  private int epochDay;

  /**
   * @param pattern of {@link DateTimeFormatter}; empty for ISO dates
   */
  DayParser(String pattern) {
    this.pattern = pattern;
    this.formatter = pattern.isEmpty() ? Optional.empty() : Optional.of(strict(pattern));
  }

  /** {@code y} means a year of an era, which a strict reader will not resolve without the era. */
  private static DateTimeFormatter strict(String pattern) {
    var proleptic = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      proleptic.append(c == 'y' && !quoted ? 'u' : c);
    }
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(proleptic.toString())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    var known = remembered.get(text);
    if (known != null) {
      epochDay = known;
      return;
    }
    epochDay = day(text, plain);
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(text, epochDay);
    }
  }

  private int day(String text, boolean plain) throws RowFault {
    try {
      if (formatter.isEmpty() || plain && looksIso(text)) {
        return (int) iso(text).toEpochDay();
      }
      return (int) formatter.get().parse(text, LocalDate::from).toEpochDay();
    } catch (DateTimeException e) {
      throw new RowFault(
          "bad-date",
          "%s is not a date of the form %s"
              .formatted(RowFault.shown(text), pattern.isEmpty() ? "yyyy-MM-dd" : pattern));
    }
  }

  private static boolean looksIso(String text) {
    return text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
  }

  private static LocalDate iso(String text) {
    if (!looksIso(text)
        || text.length() > 10 && !TIME_OF_DAY.matcher(text.substring(10)).matches()) {
      throw new DateTimeException("not ISO");
    }
    return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("not a digit");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  @Override
  public void append(DuckDBAppender row) throws SQLException {
    row.appendEpochDays(epochDay);
  }
}
