package dev.touchstone.trend;

/**
 * Too short a history to say anything, rather than a number that means nothing.
 *
 * @param has how many there are
 * @param needs how many it takes
 * @param of what is counted, as a plural: {@code quarters with a value}
 */
public record NotEnough(int has, int needs, String of) implements Momentum, Forecast, Reach {
  /** {@code not enough history: has 3 quarters, needs 5}. */
  public String sentence() {
    return "not enough history: has %d %s, needs %d".formatted(has, has == 1 ? one() : of, needs);
  }

  /** One word is a plural, and a regular one. */
  private String one() {
    return of.replaceFirst("s\\b", "");
  }
}
