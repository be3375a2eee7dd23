package dev.touchstone.plan;

import dev.touchstone.shared.Period;
import java.time.LocalDate;

/**
 * The days one statement reads, half-open. Starting at {@link #BEGINNING} means from the first row
 * on; {@link #EVER} is for data without a time and reads rows without a date too.
 */
public record Slice(LocalDate from, LocalDate to) {
  public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
  public static final LocalDate END = LocalDate.of(9999, 12, 31);
  public static final Slice EVER = new Slice(BEGINNING, END);

  public static Slice of(Period period) {
    return new Slice(period.from(), period.to());
  }

  static Slice before(LocalDate day) {
    return new Slice(BEGINNING, day);
  }

  boolean ever() {
    return equals(EVER);
  }

  boolean open() {
    return from.equals(BEGINNING);
  }
}
