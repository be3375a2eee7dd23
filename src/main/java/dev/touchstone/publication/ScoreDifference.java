package dev.touchstone.publication;

import java.math.BigDecimal;

/** How a score compares with the period before. */
public sealed interface ScoreDifference {
  /** Difference of the two rounded scores, in points. */
  record By(BigDecimal points) implements ScoreDifference {}

  /** One of the two periods has no score, or there is no period before. */
  record Unknown() implements ScoreDifference {}
}
