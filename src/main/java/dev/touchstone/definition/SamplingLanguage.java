package dev.touchstone.definition;

import static dev.touchstone.definition.Leaf.json;

import dev.touchstone.definition.Sampling.Shrink;
import java.math.BigDecimal;

/** What is made of the rows behind a value. */
final class SamplingLanguage {
  private static final String WORDS = "a level from 50 % to 99.9 %";
  private static final BigDecimal LEAST = new BigDecimal("0.5");
  private static final BigDecimal MOST = new BigDecimal("0.999");

  private static final Leaf<BigDecimal> LEVEL =
      Leaf.of(
          WORDS,
          "95 %",
          scalar -> {
            var level = Units.PERCENT.parsing().of(scalar);
            if (level.compareTo(LEAST) < 0 || level.compareTo(MOST) > 0) {
              throw Leaf.unfit(scalar, WORDS, "The usual one is 95 %");
            }
            return level;
          },
          Units.PERCENT.print(),
          json("type", "string", "pattern", "^[0-9]+(\\.[0-9]+)? *%$"));

  static final Key<BigDecimal> INTERVAL =
      Key.of(
          "interval",
          LEVEL,
          "Between which values the true one lies, with this certainty; shares of counts have one"
              + " of 95 % anyway.");
  static final Key<Shrink> SHRINK =
      Key.of(
              "shrink",
              Leaf.words("none or peer-mean", Shrink.class),
              "Whether a value of few rows is moved toward the mean of its peers.")
          .otherwise("none");

  private SamplingLanguage() {}

  static Sampling read(Fields written) {
    return new Sampling(written.get(INTERVAL, BigDecimal.ZERO), written.get(SHRINK, Shrink.NONE));
  }
}
