package dev.touchstone.measure.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.plan.Figure.Union;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactVectorTests {
  @Test
  void missingIsNotZero() {
    var vector = new ExactVector.Builder(2).set(0, 0L).build();
    assertThat(vector.get(0)).contains(BigDecimal.ZERO);
    assertThat(vector.get(1)).isEmpty();
    assertThat(vector).hasToString("[0, -]");
  }

  @Test
  void aValueThatDoesNotFitWidensTheWholeVector() {
    var builder = new ExactVector.Builder(3).set(0, new BigDecimal("1.25"));
    assertThat(builder.build().isSmall()).isTrue();
    builder.set(2, new BigDecimal("123456789012345678901234567890"));
    var vector = builder.build();
    assertThat(vector.isSmall()).isFalse();
    assertThat(vector).hasToString("[1.25, -, 123456789012345678901234567890.00]");
  }

  @Test
  void aFinerScaleKeepsWhatIsThere() {
    var vector =
        new ExactVector.Builder(4)
            .set(0, 3L)
            .set(1, Long.MAX_VALUE)
            .set(3, new BigDecimal("-0.000000000000000000001"))
            .build();
    assertThat(vector.get(0).orElseThrow()).isEqualByComparingTo("3");
    assertThat(vector.get(1).orElseThrow()).isEqualByComparingTo("9223372036854775807");
    assertThat(vector.get(2)).isEmpty();
    assertThat(vector.total()).isEqualByComparingTo("9223372036854775809.999999999999999999999");
  }

  @Test
  void unionsAreExactAtAnySizeAndScale() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int size = 5;
      var parts = new ArrayList<ExactVector>();
      var expected = new ArrayList<Optional<BigDecimal>>();
      for (int i = 0; i < size; i++) {
        expected.add(Optional.empty());
      }
      var how = Union.values()[round % 3];
      for (int part = 0; part < 4; part++) {
        var builder = new ExactVector.Builder(size);
        for (int i = 0; i < size; i++) {
          if (random.nextInt(4) > 0) {
            var value =
                new BigDecimal(
                    new java.math.BigInteger(random.nextInt(1, 90), random)
                        .multiply(java.math.BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                    random.nextInt(6));
            builder.set(i, value);
            expected.set(
                i, Optional.of(expected.get(i).map(e -> join(e, value, how)).orElse(value)));
          }
        }
        parts.add(builder.build());
      }
      var union = ExactVector.union(parts, how);
      for (int i = 0; i < size; i++) {
        assertThat(union.get(i).map(BigDecimal::stripTrailingZeros))
            .isEqualTo(expected.get(i).map(BigDecimal::stripTrailingZeros));
      }
    }
  }

  private static BigDecimal join(BigDecimal a, BigDecimal b, Union how) {
    return switch (how) {
      case SUM -> a.add(b);
      case LEAST -> a.min(b);
      case GREATEST -> a.max(b);
    };
  }

  @Test
  void aVectorThatGrowsKeepsItsValues() {
    var builder = new ExactVector.Builder(0).scale(2);
    for (int i = 0; i < 1000; i++) {
      int place = builder.grow();
      if (i % 3 > 0) {
        builder.set(place, new BigDecimal(i == 500 ? "1e30" : "" + i));
      }
    }
    var vector = builder.build();
    assertThat(vector.size()).isEqualTo(1000);
    assertThat(vector.get(0)).isEmpty();
    assertThat(vector.get(499).orElseThrow()).isEqualByComparingTo("499");
    assertThat(vector.get(500).orElseThrow()).isEqualByComparingTo("1e30");
    assertThat(vector.get(998).orElseThrow()).isEqualByComparingTo("998");
    assertThat(vector.get(999)).isEmpty();
  }
}
