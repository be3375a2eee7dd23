package dev.touchstone.fact.field;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;

/**
 * Days in ISO form or in the mapping's pattern. 31.02. is no day and does not become one. A moment
 * that says its offset from UTC falls on the day it is in the program's zone; one that does not is
 * taken for local time.
 */
public final class DayParser implements FieldParser {
  private static final int MOST_REMEMBERED = 20_000;
  private static final Pattern TIME_OF_DAY =
      Pattern.compile(
          "[T ](?<time>\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)"
              + " ?(?<offset>Z|[+-]\\d{2}(:?\\d{2})?)?");

  private final String pattern;
  private final Optional<DateTimeFormatter> formatter;
  private final ZoneId zone;

  /** A file names the same days again and again. */
  private final Map<String, Integer> remembered = new HashMap<>();

  private int epochDay;

  /**
   * @param pattern of {@link DateTimeFormatter}; empty for ISO dates
   */
  DayParser(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
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
      return (int) day(formatter.get().parse(text)).toEpochDay();
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

  private LocalDate day(TemporalAccessor written) {
    return written.isSupported(ChronoField.INSTANT_SECONDS)
        ? Instant.from(written).atZone(zone).toLocalDate()
        : LocalDate.from(written);
  }

  private LocalDate iso(String text) {
    if (!looksIso(text)) {
      throw new DateTimeException("not ISO");
    }
    var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    if (text.length() == 10) {
      return day;
    }
    var time = TIME_OF_DAY.matcher(text.substring(10));
    if (!time.matches()) {
      throw new DateTimeException("not ISO");
    }
    var offset = time.group("offset");
    return offset == null
        ? day
        : day.atTime(LocalTime.parse(time.group("time")))
            .toInstant(ZoneOffset.of(offset))
            .atZone(zone)
            .toLocalDate();
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
