package dev.touchstone.publication;

import java.math.BigDecimal;

/** What came out for a partner in a period. */
public sealed interface Result {
  /**
   * @param band id of the band after gates
   */
  record Scored(BigDecimal score, int rank, int of, String band) implements Result {}

  /** No score, and why. */
  record Withheld(String reason) implements Result {}
}
