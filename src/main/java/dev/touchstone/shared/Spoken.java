package dev.touchstone.shared;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that are written for machines, as people read them where nobody gave a title. */
public final class Spoken {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");
  private static final int LONGEST_ABBREVIATION = 3;

  private Spoken() {}

  /** {@code 1 row}, {@code 1,200 rows}. */
  public static String counted(long number, String word) {
    return counted(String.format(Locale.ROOT, "%,d", number), word);
  }

  /** 40, 40.0 and 4e1 are all {@code 40}. */
  public static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** As {@link #counted(long, String)}, of a number that is written already. */
  public static String counted(String number, String word) {
    return number + " " + word + (number.equals("1") ? "" : "s");
  }

  /** A column within a sentence: {@code partner_type} is partner type. */
  public static String column(String name) {
    return name.replace('_', ' ').strip();
  }

  /** {@code north-america} is North America, {@code msp} is MSP; what is no id stays as it is. */
  public static String id(String id) {
    if (!ID.matcher(id).matches()) {
      return id;
    }
    return id.length() <= LONGEST_ABBREVIATION
        ? id.toUpperCase(Locale.ROOT)
        : Arrays.stream(id.split("[-_]"))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining(" "));
  }

  /** Who answers for something, as a heading: {@code channel-finance} is Channel finance. */
  public static String team(String id) {
    if (!ID.matcher(id).matches()) {
      return id;
    }
    var words = id.replace('-', ' ').replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
