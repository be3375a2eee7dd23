package dev.touchstone.score.rule;

/**
 * Two thirds of the scale at the goal, one third at the red flag, and the straight line through
 * both, clipped at the scale's ends. The order of the two says which direction is better.
 */
public record GoalRedFlagRule(Span span, double goal, double redFlag) implements Rule {
  public GoalRedFlagRule {
    if (goal == redFlag) {
      throw new IllegalArgumentException("Goal and red flag must differ");
    }
  }

  @Override
  public double points(double value, double target, Distribution peers, int others) {
    return span.clip(span.at((1 + (value - redFlag) / (goal - redFlag)) / 3));
  }

  /** The red flag, the goal, and then where the line through both has full marks. */
  @Override
  public Next next(double value, double target, double points, double unit) {
    double reached = (value - redFlag) / (goal - redFlag);
    return reached < 0
        ? new Next.Value(redFlag)
        : reached < 1
            ? new Next.Value(goal)
            : reached < 2 ? new Next.Value(goal + (goal - redFlag)) : Next.NONE;
  }

  @Override
  public String sentence(Reading reading, Phrasing phrasing) {
    return "%s; the goal %s scores %s, the red flag %s %s: %s"
        .formatted(
            phrasing.value(reading.value()),
            phrasing.value(goal),
            phrasing.number(span.at(2 / 3.0)),
            phrasing.value(redFlag),
            phrasing.number(span.at(1 / 3.0)),
            phrasing.points(points(reading)));
  }
}
