package dev.touchstone;

/** How many generated inputs a test looks at. */
public final class Fuzz {
  private Fuzz() {}

  /** A few thousand as a rule, many times as many with the profile {@code fuzz}. */
  public static int times(int usual) {
    return usual * Integer.getInteger("fuzz", 1);
  }
}
