package dev.touchstone.shared;

import java.time.LocalDate;

/**
 * A half-open span of days, {@code from <= day < to}, with the label people use for it, e.g. {@code
 * 2026-Q3}.
 */
public record Period(String label, LocalDate from, LocalDate to) implements Comparable<Period> {
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A period must end after it starts: " + from + " .. " + to);
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** The last day that belongs to the period. */
  public LocalDate lastDay() {
    return to.minusDays(1);
  }

  @Override
  public int compareTo(Period other) {
    return from.compareTo(other.from);
  }

  @Override
  public String toString() {
    return label;
  }
}
