package dev.touchstone.score.explanation;

import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.rule.Phrasing;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.shared.Spoken;

/** Intervals and shrinkage in words. */
public final class Certainty {
  /** From so many rows on a value is sure enough for nobody to be told of its interval. */
  static final long MANY_ROWS = 30;

  private Certainty() {}

  /** How a value came to count as another one; ends with a colon, before the rule. */
  public static String moved(Shrunk shrunk, Phrasing phrasing) {
    return switch (shrunk) {
      case Shrunk.No(var reason) -> reason.isEmpty() ? "" : reason + ": ";
      case Shrunk.Toward toward when toward.ownWeight() == 0 ->
          "%s of %s counts as %s, the mean of the peers, because they differ no more than by chance: "
              .formatted(
                  phrasing.value(toward.measured()),
                  Spoken.counted(toward.rows(), "row"),
                  phrasing.value(toward.value()));
      case Shrunk.Toward toward ->
          "%s of %s counts as %s, because its own rows weigh %s and the mean of the peers the rest: "
              .formatted(
                  phrasing.value(toward.measured()),
                  Spoken.counted(toward.rows(), "row"),
                  phrasing.value(toward.value()),
                  ReadableNumbers.percent(toward.ownWeight()));
    };
  }

  /** For beside a value: {@code between 41.0 % and 63.0 % (95 %, 12 rows)}; empty if unknown. */
  public static String between(Interval interval) {
    return switch (interval) {
      case Interval.Unknown(var reason) -> reason.isEmpty() ? "" : "no interval: " + reason;
      case Interval.Between(var level, _, _, var rows, var words, var how) ->
          "%s (%s sure, %s%s)"
              .formatted(
                  words,
                  ReadableNumbers.plainPercent(level),
                  Spoken.counted(rows, "row"),
                  how.isEmpty() ? "" : ", " + how);
    };
  }

  /** The same with words for people. */
  static Interval told(Interval interval, Phrasing phrasing) {
    return switch (interval) {
      case Interval.Unknown unknown -> unknown;
      case Interval.Between(var level, var low, var high, var rows, _, var how) ->
          new Interval.Between(
              level,
              low,
              high,
              rows,
              "between %s and %s".formatted(phrasing.value(low), phrasing.value(high)),
              how);
    };
  }
}
