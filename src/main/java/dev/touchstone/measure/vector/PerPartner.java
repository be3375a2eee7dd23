package dev.touchstone.measure.vector;

import dev.touchstone.plan.Figure;
import java.math.BigDecimal;
import java.util.List;

/**
 * A figure in population order.
 *
 * @param outside the sum over groups that are no partner of the population, where it adds up
 * @param repeated what the sum over partners counts more than once, because they share a key
 */
public record PerPartner(ExactVector inside, BigDecimal outside, BigDecimal repeated) {
  public static PerPartner nothing(int size) {
    return new PerPartner(ExactVector.allMissing(size), BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** The population's sum, every row counted once. */
  public BigDecimal population() {
    return inside.total().subtract(repeated);
  }

  public static PerPartner union(List<PerPartner> parts, Figure.Union how) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return new PerPartner(
        ExactVector.union(parts.stream().map(PerPartner::inside).toList(), how),
        parts.stream().map(PerPartner::outside).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream().map(PerPartner::repeated).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
