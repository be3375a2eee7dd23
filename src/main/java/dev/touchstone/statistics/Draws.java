package dev.touchstone.statistics;

import dev.touchstone.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Random numbers that a seed and some names decide: the same on every machine, with every version
 * of Java, whoever draws them and when. SplitMix64 of G. L. Steele, D. Lea and C. H. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014.
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /**
   * @param names of what is drawn for; other names draw otherwise
   */
  public static Draws of(long seed, String... names) {
    var digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    for (var name : names) {
      var bytes = name.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return new Draws(ByteBuffer.wrap(digest.digest()).getLong());
  }

  private long next() {
    state += GOLDEN;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A whole number from 0 to below {@code most}, each as likely (D. Lemire, "Fast random integer
   * generation in an interval", ACM TOMACS 29, 2019).
   */
  public int below(int most) {
    long product = (next() >>> 32) * most;
    if ((product & 0xFFFFFFFFL) < most) {
      long least = (1L << 32) % most;
      while ((product & 0xFFFFFFFFL) < least) {
        product = (next() >>> 32) * most;
      }
    }
    return (int) (product >>> 32);
  }
}
