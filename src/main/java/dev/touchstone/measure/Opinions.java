package dev.touchstone.measure;

/**
 * What assessors said of a KPI in one period, arrays in population order.
 *
 * @param agreement over the whole population
 * @param assessors how many different people judged the partner
 * @param apart how many levels the two furthest opinions on one criterion are apart
 * @param apartAtMost how many they may be before it is remarked on
 */
public record Opinions(Agreement agreement, int[] assessors, int[] apart, int apartAtMost) {
  /** The KPI is measured, not judged. */
  public static final Opinions NONE = new Opinions(Agreement.UNKNOWN, new int[0], new int[0], 0);

  /** Whether people judged this KPI. */
  public boolean asked() {
    return assessors.length > 0;
  }
}
