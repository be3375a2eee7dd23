package dev.touchstone.demo;

/**
 * How large a demo world is.
 *
 * @param partners in all, the named ones included; at least 40
 * @param activity rows per ordinary partner, 1 for as many as a real one has; the named partners
 *     keep their own number, so that their stories hold in every world
 */
public record Size(int partners, double activity) {
  /** The world of the docs: 240 partners, about 200,000 rows. */
  public static final Size DEMO = new Size(240, 1);

  /** A quick one for tests: the named partners and a few peers. */
  public static final Size SMALL = new Size(60, 0.3);

  public Size {
    if (partners < 40 || partners > 99_999 || activity <= 0) {
      throw new IllegalArgumentException(
          "A world has 40 to 99,999 partners and some activity: " + partners + ", " + activity);
    }
  }
}
