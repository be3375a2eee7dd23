package dev.touchstone.definition.scorecard;

import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A named step after the tree, in the order of the document. The score before the steps stays
 * visible beside the one after.
 */
public sealed interface Adjustment {
  String id();

  String title();

  Position at();

  /** Points added; below zero, taken away. */
  record Bonus(String id, String title, BigDecimal points, Condition condition, Position at)
      implements Adjustment {}

  /** No more than so many points. */
  record Cap(String id, String title, BigDecimal atMost, Condition condition, Position at)
      implements Adjustment {}

  /** The better of the score with and without some KPIs or groups. */
  record HoldHarmless(
      String id, String title, List<String> without, Condition condition, Position at)
      implements Adjustment {}

  /**
   * One partner's score is set by decision, for a time.
   *
   * @param days periods that lie within them have it
   */
  record ByException(
      String id,
      String title,
      PartnerId partner,
      BigDecimal score,
      Period days,
      String reason,
      Position at)
      implements Adjustment {}

  /**
   * Whom a step is for: all of it must hold.
   *
   * @param points what KPIs or groups must have
   * @param attributes columns of the partner dataset and the texts that count
   */
  record Condition(List<Need> points, Map<String, List<String>> attributes) {}

  /** So many points of a KPI or group; one without points does not fulfil it either way. */
  sealed interface Need {
    String of();

    record AtLeast(String of, BigDecimal points) implements Need {}

    record Below(String of, BigDecimal points) implements Need {}
  }
}
