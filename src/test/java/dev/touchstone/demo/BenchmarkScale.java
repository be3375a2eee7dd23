package dev.touchstone.demo;

/**
 * How many rows a benchmark world has, over all its quarters.
 *
 * @param quarters calendar quarters, of which the last is 2026-Q4
 */
public record BenchmarkScale(
    int partners, long deals, long leads, long certifications, long usage, int quarters) {
  /** 127 million facts of 20,000 partners. */
  public static final BenchmarkScale FULL =
      new BenchmarkScale(20_000, 20_000_000, 5_000_000, 2_000_000, 100_000_000, 8);

  public BenchmarkScale {
    if (partners < 1 || partners > 100_000 || quarters < 1 || quarters > 40) {
      throw new IllegalArgumentException(
          "A benchmark has 1 to 100,000 partners and 1 to 40 quarters: " + partners);
    }
    if (Math.min(Math.min(deals, leads), Math.min(certifications, usage)) < quarters) {
      throw new IllegalArgumentException("Every dataset needs a row in every quarter");
    }
  }

  /** The same shape with so many times fewer facts and partners. */
  public BenchmarkScale dividedBy(int factor) {
    return new BenchmarkScale(
        Math.max(60, partners / factor),
        deals / factor,
        leads / factor,
        certifications / factor,
        usage / factor,
        quarters);
  }
}
