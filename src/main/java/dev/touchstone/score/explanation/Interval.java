package dev.touchstone.score.explanation;

import dev.touchstone.measure.Sample;
import dev.touchstone.statistics.Chance;

/** Between which values the one behind the measured one lies. */
public sealed interface Interval {
  /**
   * @param level how often such an interval holds the true value, 0..1
   * @param rows how many rows it is made of
   * @param words the same for people, in the KPI's unit: {@code between 41.0 % and 63.0 %}
   * @param how it was found, where the KPI says how; empty for a formula that nobody had to choose
   */
  record Between(double level, double low, double high, long rows, String words, String how)
      implements Interval {
    Between(double level, double low, double high, long rows) {
      this(level, low, high, rows, "", "");
    }

    Between with(String otherHow) {
      return new Between(level, low, high, rows, words, otherHow);
    }
  }

  /**
   * There is none.
   *
   * @param reason in words; empty where none was asked for
   */
  record Unknown(String reason) implements Interval {}

  Interval NOT_ASKED = new Unknown("");
  Interval ALIKE = new Unknown("all rows are alike, which does not tell how much rows differ");

  /** What is known of so many rows; see {@link #wilson} and {@link #student}. */
  static Interval of(Sample sample, double level) {
    return switch (sample) {
      case Sample.Unknown _ -> new Unknown("nothing is known of the rows behind it");
      case Sample.Share(var hits, var rows) -> wilson(hits, rows, level);
      case Sample.Mean(var rows, _, _) when rows < 2 ->
          new Unknown("one row does not tell how much rows differ");
      case Sample.Mean(_, _, var squares) when squares == 0 -> ALIKE;
      case Sample.Mean(var rows, var value, var squares) -> student(rows, value, squares, level);
    };
  }

  /**
   * Wilson's score interval for a share, without continuity correction: E. B. Wilson, JASA 22
   * (1927); method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872. Lies in 0..1 and
   * holds the share itself, also for none and for all.
   */
  static Between wilson(long hits, long rows, double level) {
    double z = Chance.normalWithin(level);
    double z2 = z * z;
    double n = rows;
    double middle = 2 * hits + z2;
    double root = z * StrictMath.sqrt(z2 + 4.0 * hits * (rows - hits) / n);
    double low = hits == 0 ? 0 : (middle - root) / (2 * (n + z2));
    double high = hits == rows ? 1 : (middle + root) / (2 * (n + z2));
    return new Between(level, low, high, rows);
  }

  /**
   * Student's interval for a mean, or for a sum over a sum by its linearised rows.
   *
   * @param squares squared deviations of the rows, added up
   */
  static Between student(long rows, double value, double squares, double level) {
    double error = StrictMath.sqrt(squares / (rows - 1) / rows);
    double reach = Chance.studentWithin(level, rows - 1.0) * error;
    return new Between(level, value - reach, value + reach, rows);
  }
}
