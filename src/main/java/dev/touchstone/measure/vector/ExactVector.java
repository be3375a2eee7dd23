package dev.touchstone.measure.vector;

import dev.touchstone.plan.Figure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Exact numbers, some of them missing, side by side. Kept as unscaled 64-bit integers of one scale
 * as long as all of them fit, and as whole {@link BigInteger}s beyond that; nobody outside can
 * tell.
 */
public final class ExactVector {
  private static final long MISSING = Long.MIN_VALUE;

  /** Marks a missing place among large values; told apart by identity. */
  private static final BigInteger NOTHING = BigInteger.ONE.shiftLeft(512);

  private final int size;
  private final int scale;
  private final long[] small;
  private final BigInteger[] large;

  private ExactVector(int size, int scale, long[] small, BigInteger[] large) {
    this.size = size;
    this.scale = scale;
    this.small = small;
    this.large = large;
  }

  static ExactVector allMissing(int size) {
    var values = new long[size];
    Arrays.fill(values, MISSING);
    return new ExactVector(size, 0, values, new BigInteger[0]);
  }

  /** As {@link #small} gives them; kept, not copied. */
  public static ExactVector ofSmall(long[] unscaled, int scale) {
    return new ExactVector(unscaled.length, scale, unscaled, new BigInteger[0]);
  }

  public int size() {
    return size;
  }

  public int scale() {
    return scale;
  }

  public boolean isSmall() {
    return large.length == 0;
  }

  public boolean has(int i) {
    return isSmall() ? small[i] != MISSING : large[i] != NOTHING;
  }

  public Optional<BigDecimal> get(int i) {
    return has(i) ? Optional.of(new BigDecimal(unscaled(i), scale)) : Optional.empty();
  }

  /** For whole numbers such as row counts; missing reads as zero. */
  public long count(int i) {
    if (!has(i)) {
      return 0;
    }
    return isSmall() ? small[i] : large[i].longValueExact();
  }

  /** The unscaled value where {@link #isSmall}; a mark that is no value where it is missing. */
  public long small(int i) {
    return small[i];
  }

  public BigInteger unscaled(int i) {
    return isSmall() ? BigInteger.valueOf(small[i]) : large[i];
  }

  /** The sum of all that are there. */
  public BigDecimal total() {
    var sum = BigInteger.ZERO;
    long running = 0;
    for (int i = 0; i < size; i++) {
      if (!has(i)) {
        continue;
      }
      if (isSmall() && Math.abs(running) < Long.MAX_VALUE / 4) {
        running += small[i]; // small values take at most half of what is left
      } else {
        sum = sum.add(unscaled(i));
      }
    }
    return new BigDecimal(sum.add(BigInteger.valueOf(running)), scale);
  }

  /** Place by place; a missing value adds nothing, and where all are missing so is the union. */
  public static ExactVector union(List<ExactVector> parts, Figure.Union how) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var result = new Builder(parts.getFirst().size);
    for (int i = 0; i < result.size; i++) {
      for (var part : parts) {
        if (part.has(i)) {
          result.merge(i, part, i, how);
        }
      }
    }
    return result.build();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ExactVector that) || that.size != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (has(i) != that.has(i)
          || has(i) && get(i).orElseThrow().compareTo(that.get(i).orElseThrow()) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public String toString() {
    var words = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      words.add(get(i).map(BigDecimal::toPlainString).orElse("-"));
    }
    return words.toString();
  }

  /** Fills a vector place by place. Starts with every place missing. */
  public static final class Builder {
    private int size;
    private int scale;
    private long[] small;
    private BigInteger[] large = new BigInteger[0];

    public Builder(int size) {
      this.size = size;
      this.small = new long[size];
      Arrays.fill(small, MISSING);
    }

    /** One more place at the end, missing. */
    public int grow() {
      if (large.length == 0 && size == small.length) {
        small = Arrays.copyOf(small, Math.max(64, size * 2));
        Arrays.fill(small, size, small.length, MISSING);
      } else if (large.length > 0 && size == large.length) {
        large = Arrays.copyOf(large, size * 2);
        Arrays.fill(large, size, large.length, NOTHING);
      }
      return size++;
    }

    public int scale() {
      return scale;
    }

    /** Fixes the scale before anything is set, so that equal columns have equal bytes. */
    public Builder scale(int scale) {
      this.scale = scale;
      return this;
    }

    public Builder set(int i, long value) {
      if (scale == 0 && large.length == 0 && value != MISSING) {
        small[i] = value;
        return this;
      }
      return set(i, BigDecimal.valueOf(value));
    }

    public Builder set(int i, BigDecimal value) {
      if (value.scale() > scale) {
        rescale(value.scale());
      }
      return setUnscaled(i, value.setScale(scale).unscaledValue());
    }

    /** A value far enough from the ends of 64 bits, as another vector kept it. */
    public Builder setUnscaled(int i, long value) {
      if (large.length == 0 && value != MISSING) {
        small[i] = value;
        return this;
      }
      return setUnscaled(i, BigInteger.valueOf(value));
    }

    public Builder setUnscaled(int i, BigInteger value) {
      if (large.length == 0 && value.bitLength() < Long.SIZE - 1) {
        small[i] = value.longValueExact();
      } else {
        widen();
        large[i] = value;
      }
      return this;
    }

    public void merge(int i, ExactVector from, int at, Figure.Union how) {
      if (from.scale == scale && from.isSmall() && large.length == 0) {
        long added = from.small[at];
        long before = small[i];
        if (before == MISSING) {
          small[i] = added;
          return;
        }
        if (how != Figure.Union.SUM) {
          small[i] = how == Figure.Union.LEAST ? Math.min(before, added) : Math.max(before, added);
          return;
        }
        long sum = before + added;
        // The usual test for overflow: both operands differ in sign from the sum.
        if (((before ^ sum) & (added ^ sum)) >= 0 && sum != MISSING) {
          small[i] = sum;
          return;
        }
      }
      var added = new BigDecimal(from.unscaled(at), from.scale);
      var before = value(i);
      set(
          i,
          before
              .map(
                  there ->
                      switch (how) {
                        case SUM -> there.add(added);
                        case LEAST -> there.min(added);
                        case GREATEST -> there.max(added);
                      })
              .orElse(added));
    }

    private Optional<BigDecimal> value(int i) {
      if (large.length > 0) {
        return large[i] == NOTHING
            ? Optional.empty()
            : Optional.of(new BigDecimal(large[i], scale));
      }
      return small[i] == MISSING
          ? Optional.empty()
          : Optional.of(BigDecimal.valueOf(small[i], scale));
    }

    private void rescale(int wider) {
      var factor = BigInteger.TEN.pow(wider - scale);
      scale = wider;
      for (int i = 0; i < size; i++) {
        if (large.length > 0 && large[i] != NOTHING) {
          large[i] = large[i].multiply(factor);
        } else if (large.length == 0 && small[i] != MISSING && small[i] != 0) {
          setUnscaled(i, BigInteger.valueOf(small[i]).multiply(factor));
        }
      }
    }

    private void widen() {
      if (large.length > 0) {
        return;
      }
      large = new BigInteger[small.length];
      for (int i = 0; i < large.length; i++) {
        large[i] = small[i] == MISSING ? NOTHING : BigInteger.valueOf(small[i]);
      }
      small = new long[0];
    }

    public ExactVector build() {
      return new ExactVector(
          size,
          scale,
          large.length == 0 ? Arrays.copyOf(small, size) : small,
          large.length == 0 ? large : Arrays.copyOf(large, size));
    }
  }
}
