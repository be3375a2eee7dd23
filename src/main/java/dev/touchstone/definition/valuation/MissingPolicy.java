package dev.touchstone.definition.valuation;

import java.math.BigDecimal;
import java.util.List;

/** What happens to the score when a KPI has no measured value. */
public sealed interface MissingPolicy {
  /** The KPI is left out and its weight shared by its siblings. */
  record Reweight() implements MissingPolicy {}

  /** The last measured value of at most so many periods ago stands in. */
  record CarryForward(int periods) implements MissingPolicy {}

  /** The median of the peers' points stands in. */
  record PeerMedian() implements MissingPolicy {}

  /** Fixed points stand in. */
  record Neutral(BigDecimal points) implements MissingPolicy {}

  /** The partner gets no score at all. */
  record Withhold() implements MissingPolicy {}

  /**
   * A mean or median of measured values stands in before anything is compared, and is one of the
   * peers' values from then on.
   *
   * @param within columns of the partner dataset; only partners with the same text in all of them
   *     count, everybody if empty
   */
  record Impute(Average average, List<String> within) implements MissingPolicy {}

  enum Average {
    MEAN,
    MEDIAN
  }

  /**
   * The partner's own mean over other KPIs stands in, each brought to the share of its way from the
   * worst to the best value measured, and the mean brought back to this KPI's values.
   *
   * @param siblings whether only KPIs of the same group count
   */
  record ImputeRowMean(boolean siblings) implements MissingPolicy {}
}
