package dev.touchstone.fact.field;

import dev.touchstone.definition.mapping.DatePattern;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;

/**
 * Days in ISO form or in the mapping's pattern. 31.02. is no day and does not become one. A moment
 * that says its offset from UTC falls on the day it is in the program's zone; one that does not is
 * taken for local time. A day that no partner's record is of, such as 9999-12-31, is a placeholder
 * and is refused.
 */
public final class DayParser implements FieldParser {
  /** 1900-01-01 is what spreadsheets and databases make of nothing. */
  private static final int FIRST_YEAR = 1901;

  private static final int LAST_YEAR = 2199;
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
   * @param yearsFrom the first year that two digits can mean
   */
  DayParser(String pattern, int yearsFrom, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    this.formatter =
        pattern.isEmpty() ? Optional.empty() : Optional.of(DatePattern.strict(pattern, yearsFrom));
  }

  @Override
  public void parse(String text, boolean plain) throws RowFault {
    var known = remembered.get(text);
    if (known != null) {
      epochDay = known;
      return;
    }
    epochDay = (int) plausible(day(text, plain), text).toEpochDay();
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(text, epochDay);
    }
  }

  private LocalDate day(String text, boolean plain) throws RowFault {
    try {
      if (formatter.isEmpty() || plain && looksIso(text)) {
        return iso(text);
      }
      return day(formatter.get().parse(text));
    } catch (DateTimeException e) {
      throw new RowFault(
          "bad-date",
          "%s is not a date of the form %s%s"
              .formatted(
                  RowFault.shown(text),
                  pattern.isEmpty() ? "yyyy-MM-dd" : pattern,
                  RowFault.orMissing(text)));
    }
  }

  private static LocalDate plausible(LocalDate day, String text) throws RowFault {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new RowFault(
          "bad-date",
          "%s is not in the years %d to %d; if it stands for no date, say missing: [%s] in the mapping"
              .formatted(RowFault.shown(text), FIRST_YEAR, LAST_YEAR, RowFault.shown(text)));
    }
    return day;
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
    var local = day.atTime(LocalTime.parse(time.group("time")));
    var offset = time.group("offset");
    return offset == null ? day : local.toInstant(ZoneOffset.of(offset)).atZone(zone).toLocalDate();
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
