package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTests {
  @Test
  void threeThirdsAddUpToOneAndTheFirstHasTheMillionthMore() {
    assertThat(LargestRemainder.rounded(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0), 3))
        .containsExactly(0.333334, 0.333333, 0.333333);
  }

  @Test
  void theLargestRemainderGoesBeforeThePlace() {
    // 1/6 leaves 0.67 of a millionth, 5/6 leaves 0.33
    assertThat(LargestRemainder.rounded(List.of(5 / 6.0, 1 / 6.0), 6))
        .containsExactly(0.833333, 0.166667);
  }

  @Test
  void sharesOfNothingStayWithoutValue() {
    assertThat(LargestRemainder.rounded(List.of(Double.NaN, Double.NaN), 0))
        .containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void whateverWasCountedAddsUpAndNoShareIsOffByAMillionth() {
    var random = new Random(7);
    for (int trial = 0; trial < 5_000; trial++) {
      var counts = random.ints(1 + random.nextInt(7), 0, 14_000).toArray();
      int of = 0;
      for (int count : counts) {
        of += count;
      }
      if (of == 0) {
        continue;
      }
      var shares = new ArrayList<Double>();
      for (int count : counts) {
        shares.add((double) count / of);
      }
      var written = LargestRemainder.rounded(shares, of);
      assertThat(LongStream.range(0, counts.length).map(i -> millionths(written[(int) i])).sum())
          .isEqualTo(1_000_000);
      for (int i = 0; i < counts.length; i++) {
        assertThat(written[i]).isCloseTo(shares.get(i), within(1e-6));
      }
    }
  }

  private static long millionths(double share) {
    return Math.round(share * 1_000_000);
  }
}
