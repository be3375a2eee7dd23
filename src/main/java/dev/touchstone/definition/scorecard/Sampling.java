package dev.touchstone.definition.scorecard;

import java.math.BigDecimal;

/**
 * What is made of the few or many rows behind a value.
 *
 * @param level of the interval shown beside the value, 0.5..0.999; zero where none is asked for
 * @param shrink whether the value is moved toward the mean of its peers
 * @param resampling how the interval is found
 */
public record Sampling(BigDecimal level, Shrink shrink, Resampling resampling) {
  /** An interval only where it is free, and the value as measured. */
  public static final Sampling AS_MEASURED = new Sampling(BigDecimal.ZERO, Shrink.NONE);

  /** An interval by a formula. */
  public Sampling(BigDecimal level, Shrink shrink) {
    this(level, shrink, new Resampling.None());
  }

  public enum Shrink {
    NONE,
    /** As far as the partner's own rows do not carry it. */
    PEER_MEAN
  }

  public boolean shrinks() {
    return shrink == Shrink.PEER_MEAN;
  }

  /** Whether every row behind the value has to be known. */
  public boolean resamples() {
    return !(resampling instanceof Resampling.None);
  }

  /** Whether something needs to be known of the rows behind the value. */
  public boolean asked() {
    return shrinks() || level.signum() > 0;
  }
}
