package dev.touchstone.definition.scorecard;

import java.math.BigDecimal;
import java.util.List;

/** Whether people judge a KPI instead of rows being added up. */
public sealed interface Assessment {
  /** Nobody is asked. */
  record None() implements Assessment {}

  /**
   * Assessors say a level for each criterion. Their levels' points are combined criterion by
   * criterion, and criteria by weight.
   *
   * @param assessor the column that says who judged
   * @param level the column that holds the level
   * @param levels ascending by points, no two with the same; at least two
   * @param criterion the column that names what was judged; empty where a row judges the whole
   * @param criteria what is judged; one with an empty value where a row judges the whole
   * @param atLeast how many assessors a criterion needs to count
   * @param apartAtMost how many levels assessors may be apart before it is remarked on
   */
  record Rubric(
      String assessor,
      String level,
      List<Level> levels,
      String criterion,
      List<Criterion> criteria,
      Combine combine,
      int atLeast,
      int apartAtMost)
      implements Assessment {}

  /**
   * @param value as the column holds it
   * @param means what a partner must be like to be given the level; may be empty
   */
  record Level(String value, BigDecimal points, String means) {}

  /**
   * @param value as the column holds it
   * @param weight relative to the others', above zero
   */
  record Criterion(String value, BigDecimal weight) {}

  /** How the levels that assessors say become one. */
  enum Combine {
    /** The middle one, or the mean of the two in the middle: one far-off opinion moves little. */
    MEDIAN,
    MEAN
  }
}
