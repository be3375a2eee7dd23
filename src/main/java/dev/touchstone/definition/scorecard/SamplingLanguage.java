package dev.touchstone.definition.scorecard;

import static dev.touchstone.definition.language.Leaf.json;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.scorecard.Sampling.Shrink;
import dev.touchstone.definition.valuation.QuantileType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is made of the rows behind a value. */
final class SamplingLanguage {
  private static final String WORDS = "a level from 50 % to 99.9 %";
  private static final BigDecimal LEAST = new BigDecimal("0.5");
  private static final int BEYOND = 5;
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

  static final Key.Required<BigDecimal> CERTAINTY =
      Key.required("level", LEVEL, "In which share of all cases it holds the true value.");
  static final Key.Required<Integer> REPLICATIONS =
      Key.required(
          "replications",
          Numbers.whole("a number of replications from 200 to 20000", 200, 20_000),
          "How often as many rows are drawn as there are.");
  static final Key.Defaulted<Integer> SEED = RobustnessLanguage.SEED;
  static final Key.Defaulted<QuantileType> QUANTILE_TYPE =
      Key.<QuantileType>of(
              "quantile-type",
              Numbers.whole("a quantile type from 1 to 9", 1, 9).as(QuantileType::new),
              "Which of Hyndman and Fan's sample quantiles of the values drawn the ends are.")
          .otherwise("6");
  static final Key.Optional<Fields> BOOTSTRAP =
      Key.of(
          "bootstrap",
          Keys.of("bootstrap", "How rows are drawn again.", REPLICATIONS, SEED, QUANTILE_TYPE)
              .shorthandFor(REPLICATIONS),
          "Finds the interval of a mean or a sum over a sum by drawing its rows again so many"
              + " times, instead of by Student's formula.");

  static final Key.Optional<Fields> INTERVAL =
      Key.of(
          "interval",
          Keys.of("interval", "How sure a value is.", CERTAINTY, BOOTSTRAP).shorthandFor(CERTAINTY),
          "Between which values the true one lies, with this certainty; shares of counts have one"
              + " of 95 % anyway.");
  static final Key.Defaulted<Shrink> SHRINK =
      Key.of(
              "shrink",
              Leaf.words(Shrink.class),
              "Whether a value of few rows is moved toward the mean of its peers.")
          .otherwise("none");

  private SamplingLanguage() {}

  static Sampling read(Fields written) {
    var shrink = written.get(SHRINK);
    return written
        .get(INTERVAL)
        .flatMap(
            interval ->
                Fields.made(
                    () -> new Sampling(interval.get(CERTAINTY), shrink, resampling(interval))))
        .orElse(new Sampling(BigDecimal.ZERO, shrink));
  }

  private static Resampling resampling(Fields interval) {
    return interval
        .get(BOOTSTRAP)
        .<Resampling>map(drawn -> bootstrap(drawn, interval.get(CERTAINTY)))
        .orElse(new Resampling.None());
  }

  private static Resampling.Bootstrap bootstrap(Fields drawn, BigDecimal level) {
    var bootstrap =
        new Resampling.Bootstrap(
            drawn.get(REPLICATIONS), drawn.get(SEED), drawn.get(QUANTILE_TYPE));
    int least = leastReplications(level);
    if (bootstrap.replications() < least) {
      drawn
          .issues()
          .error(
              "few-replications",
              drawn.at(REPLICATIONS),
              "%d replications leave fewer than %d beyond each end of an interval of %s"
                  .formatted(bootstrap.replications(), BEYOND, Units.PERCENT.print().apply(level)),
              "Write at least " + least + "; 2000 is usual for 90 % and 95 %");
    }
    return bootstrap;
  }

  /** So many that a handful of values lies beyond each end. */
  private static int leastReplications(BigDecimal level) {
    var outside = BigDecimal.ONE.subtract(level);
    return BigDecimal.valueOf(2L * BEYOND).divide(outside, 0, RoundingMode.CEILING).intValue();
  }
}
