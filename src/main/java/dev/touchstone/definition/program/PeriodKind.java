package dev.touchstone.definition.program;

/** The length of a scoring period. */
public enum PeriodKind {
  MONTH(1),
  QUARTER(3),
  YEAR(12);

  private final int months;

  PeriodKind(int months) {
    this.months = months;
  }

  /** Fiscal months in one period. */
  public int months() {
    return months;
  }

  /** The word of the language: {@code month}, {@code quarter}, {@code year}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** e.g. {@code 2026-Q3}, {@code FY2027-M01}, {@code 2026}; index counts from 0. */
  String label(String year, int index) {
    return switch (this) {
      case MONTH -> "%s-M%02d".formatted(year, index + 1);
      case QUARTER -> year + "-Q" + (index + 1);
      case YEAR -> year;
    };
  }
}
