package dev.touchstone.definition.valuation;

import java.math.BigDecimal;
import java.util.List;

/**
 * From a KPI's value to points on the scorecard's scale. Everything clips to the scale's ends
 * unless it says otherwise. <em>Worst</em> and <em>best</em> go by the KPI's direction.
 */
public sealed interface Scoring {
  /**
   * Share of the target reached, as a fraction. Points rise in a straight line from the scale's
   * start at {@code nothingBelow} (which scores nothing itself) to its end at {@code fullAt}.
   *
   * @param atMost share beyond which more counts no more; above {@code fullAt} it can lift a KPI
   *     over the scale's end by the same slope
   */
  record Attainment(BigDecimal nothingBelow, BigDecimal fullAt, BigDecimal atMost)
      implements Scoring {}

  /**
   * Two-thirds of the scale at the goal, one-third at the red flag, straight lines through both and
   * on to the scale's ends. Works in both directions: lower is better when goal &lt; red.
   */
  record GoalRedFlag(BigDecimal goal, BigDecimal redFlag) implements Scoring {}

  /**
   * The scale's start at {@code worst}, its end at {@code best}, a straight line between.
   *
   * @param clipped whether values beyond the posts count as the posts
   */
  record Goalposts(BigDecimal worst, BigDecimal best, boolean clipped, Axis axis)
      implements Scoring {}

  /** What the straight line is straight in. */
  sealed interface Axis {
    record Linear() implements Axis {}

    /** The natural logarithm of value + {@code plus}. */
    record Log(BigDecimal plus) implements Axis {}
  }

  /** The value is the points. */
  record AsIs() implements Scoring {}

  /**
   * The peers' worst value scores the scale's start, their best its end.
   *
   * @param trim share of the peers, 0 to below 0.5, left out at each end: the posts are then their
   *     quantiles
   */
  record MinMax(BigDecimal trim, QuantileType quantile) implements Scoring {
    public MinMax() {
      this(BigDecimal.ZERO, QuantileType.DEFAULT);
    }
  }

  /** A share of the peers by rank r from the worst, over the scale. */
  record Percentile(Share share, Ties ties) implements Scoring {
    public Percentile() {
      this(Share.OTHERS, Ties.MINIMUM);
    }
  }

  /** Which share a percentile rank is, of n peers. */
  enum Share {
    /** (r-1)/(n-1): of the others. */
    OTHERS,
    /** r/n. */
    UP_TO,
    /** (r-0.5)/n. */
    MIDDLE,
    /** r/(n+1). */
    EXPECTED
  }

  /** The rank that equal values have. */
  enum Ties {
    MINIMUM,
    AVERAGE,
    MAXIMUM,
    /** The minimum, and the next value has the next whole rank. */
    DENSE
  }

  /**
   * The rank among the peers is the points, the worst peer having {@code first}; not clipped, so
   * that large groups lose nothing.
   *
   * @param first 1 for ranks, 0 for Borda counts
   */
  record Rank(Ties ties, int first) implements Scoring {}

  /** mean + sd * z, z over the peers with n-1 in the deviation. */
  record ZScore(BigDecimal mean, BigDecimal sd) implements Scoring {}

  /** The value as a share of the best peer's, over the scale. */
  record ShareOfBest() implements Scoring {}

  /** The way from the peers' worst value to the KPI's target, over the scale. */
  record TowardTarget(boolean capped) implements Scoring {}

  /** The way from the peers' worst value to that of one partner, over the scale. */
  record TowardPartner(String partner, boolean capped) implements Scoring {}

  /**
   * factor * distance<sup>power</sup>, the distance going from {@code from} in the better
   * direction; nothing on its other side.
   *
   * @param whole whether broken points are cut off
   */
  record Curve(BigDecimal factor, BigDecimal from, BigDecimal power, boolean whole)
      implements Scoring {}

  /** The points of the last step whose lower bound the value reaches. */
  record Rubric(List<Step> steps) implements Scoring {}

  /**
   * @param from lower bound, inclusive; the first step of a rubric has none and is given as the
   *     smallest bound
   */
  record Step(BigDecimal from, BigDecimal points, String title) {}

  /** A table of single values; any other value is missing. */
  record Categories(List<Category> all) implements Scoring {}

  record Category(BigDecimal value, BigDecimal points, String title) {}

  /** What values are held against. */
  enum Against {
    /** What the document says, and nothing else. */
    FIXED,
    /** Other partners' values, on the scale. */
    PEERS,
    /** The way from the worst peer to something the document names. */
    PEERS_AND_GOAL
  }

  default Against against() {
    return switch (this) {
      case MinMax _, Percentile _, Rank _, ZScore _, ShareOfBest _ -> Against.PEERS;
      case TowardTarget _, TowardPartner _ -> Against.PEERS_AND_GOAL;
      case Attainment _, GoalRedFlag _, Goalposts _, AsIs _, Curve _, Rubric _, Categories _ ->
          Against.FIXED;
    };
  }

  /** Whether other partners' values move points. */
  default boolean comparesPeers() {
    return against() != Against.FIXED;
  }

  /**
   * Whether what one peer has follows from points: of the best, or of two ends, or of the worst.
   */
  default boolean tellsOfOnePeer() {
    return switch (this) {
      case MinMax _, ShareOfBest _, TowardTarget _, TowardPartner _ -> true;
      case Percentile _, Rank _, ZScore _ -> false;
      case Attainment _, GoalRedFlag _, Goalposts _, AsIs _, Curve _, Rubric _, Categories _ ->
          false;
    };
  }
}
