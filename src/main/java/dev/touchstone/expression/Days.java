package dev.touchstone.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as a formula writes them: {@code 2026-01-31}, years 0001 to 9999. */
final class Days {
  private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Days() {}

  static Optional<LocalDate> parse(String text) {
    if (!WRITTEN.matcher(text).matches() || text.startsWith("0000")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
