package dev.touchstone.score.column;

import dev.touchstone.measure.Sample;
import dev.touchstone.statistics.Chance;
import java.util.SplittableRandom;

/**
 * Where the value behind a measured one could as well lie, to be drawn at random. Draws spread as
 * the interval shown beside the value says: nine of ten lie within the one of 90 %. So they are
 * confidence distributions (M. Xie and K. Singh, International Statistical Review 81, 2013): of
 * Wilson's score interval for shares, of Student's for means. Values that were moved toward their
 * peers are drawn from what is known of them thereafter, the posterior.
 */
public sealed interface Noise {
  /** A value, not rounded; equal generators draw equally. */
  double draw(SplittableRandom random);

  /**
   * Nothing can be told, and so the value stays as it was measured.
   *
   * @param reason in words, about the value
   */
  record None(String reason) implements Noise {
    @Override
    public double draw(SplittableRandom random) {
      return Double.NaN;
    }
  }

  /**
   * The share from which the one measured lies z of its standard errors away, z normal: Wilson's
   * bound (1927) of a random level. Never below 0 or above 1, also of none and of all.
   */
  record OfShare(long hits, long rows) implements Noise {
    @Override
    public double draw(SplittableRandom random) {
      double z = random.nextGaussian();
      double z2 = z * z;
      double n = rows;
      double root = z * Math.sqrt(z2 + 4.0 * hits * (rows - hits) / n);
      return Math.clamp((2.0 * hits + z2 + root) / (2 * (n + z2)), 0, 1);
    }
  }

  /**
   * Student's t about the value.
   *
   * @param error standard error, above 0
   * @param freedom rows less one
   */
  record OfMean(double value, double error, double freedom) implements Noise {
    @Override
    public double draw(SplittableRandom random) {
      return value + error * Chance.student(random, freedom);
    }
  }

  /** The posterior of a share that was moved toward its peers. */
  record Beta(double hits, double misses) implements Noise {
    @Override
    public double draw(SplittableRandom random) {
      double one = Chance.gamma(random, hits);
      double other = Chance.gamma(random, misses);
      return one + other == 0 ? hits / (hits + misses) : one / (one + other);
    }
  }

  /** The posterior of a mean that was moved toward its peers. */
  record Normal(double mean, double deviation) implements Noise {
    @Override
    public double draw(SplittableRandom random) {
      return mean + deviation * random.nextGaussian();
    }
  }

  /** What the rows behind a value tell. */
  static Noise of(Sample sample) {
    return switch (sample) {
      case Sample.Unknown _ -> new None("nothing is known of the rows behind it");
      case Sample.Share(var hits, var rows) -> new OfShare(hits, rows);
      case Sample.Mean(var rows, _, _) when rows < 2 ->
          new None("one row does not tell how much rows differ");
      case Sample.Mean(_, _, var squares) when squares == 0 ->
          new None("all rows are alike, which does not tell how much rows differ");
      case Sample.Mean(var rows, var value, var squares) ->
          new OfMean(value, StrictMath.sqrt(squares / (rows - 1) / rows), rows - 1.0);
    };
  }
}
