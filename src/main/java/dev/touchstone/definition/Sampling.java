package dev.touchstone.definition;

import java.math.BigDecimal;

/**
 * What is made of the few or many rows behind a value.
 *
 * @param level of the interval shown beside the value, 0.5..0.999; zero where none is asked for
 * @param shrink whether the value is moved toward the mean of its peers
 */
public record Sampling(BigDecimal level, Shrink shrink) {
  /** An interval only where it is free, and the value as measured. */
  public static final Sampling AS_MEASURED = new Sampling(BigDecimal.ZERO, Shrink.NONE);

  public enum Shrink {
    NONE,
    /** As far as the partner's own rows do not carry it. */
    PEER_MEAN
  }

  public boolean shrinks() {
    return shrink == Shrink.PEER_MEAN;
  }

  /** Whether something needs to be known of the rows behind the value. */
  public boolean asked() {
    return shrinks() || level.signum() > 0;
  }
}
