package dev.touchstone.upkeep;

import dev.touchstone.shared.Refused;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a workspace keeps what nobody uses. Tables are large and can be made again from the same
 * data; receipts are small and are the proof of a run.
 *
 * @param tables days after the last command that used them; 0 for ever
 * @param runs days after the last command that made or verified them; 0 for ever
 */
public record Retention(int tables, int runs) {
  public static final Retention STANDARD = new Retention(30, 400);

  public Retention {
    if (tables < 0 || runs < 0) {
      throw new Refused(
          "bad-option",
          "Tables and runs are kept for days, and this is %d".formatted(Math.min(tables, runs)),
          "Write 0 to keep them for ever.");
    }
  }

  boolean isOver(int days, Instant used, Instant now) {
    return days > 0 && used.isBefore(now.minus(Duration.ofDays(days)));
  }
}
