package dev.touchstone.definition.mapping;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a mapping says that dates are written: a pattern of {@link DateTimeFormatter}. */
public final class DatePattern {
  /** Text in quotes, which means itself, or a year. */
  private static final Pattern YEAR = Pattern.compile("'[^']*'?|(?<year>[yu]+)");

  private DatePattern() {}

  /** Whether a year may be written so that its century has to be guessed. */
  public static boolean hasTwoDigitYears(String pattern) {
    return YEAR.matcher(pattern).results().anyMatch(found -> isTwoDigits(found.group("year")));
  }

  private static boolean isTwoDigits(@org.jspecify.annotations.Nullable String year) {
    return year != null && year.length() == 2;
  }

  /**
   * A reader that takes no day that does not exist. {@code y} means a year of an era, which a
   * strict reader will not resolve without the era, so it is read as {@code u}.
   *
   * @param yearsFrom the first year that two digits can mean
   */
  public static DateTimeFormatter strict(String pattern, int yearsFrom) {
    var strict = new DateTimeFormatterBuilder().parseCaseInsensitive();
    var year = YEAR.matcher(pattern);
    int end = 0;
    while (year.find()) {
      if (year.group("year") != null) {
        strict.appendPattern(pattern.substring(end, year.start()));
        if (isTwoDigits(year.group("year"))) {
          strict.appendValueReduced(ChronoField.YEAR, 2, 2, yearsFrom);
        } else {
          strict.appendPattern(year.group("year").replace('y', 'u'));
        }
        end = year.end();
      }
    }
    return strict
        .appendPattern(pattern.substring(end))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
