package dev.touchstone.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Cells of ours that were found equal to published ones, to 1e-10 relative. They are counted, so
 * that a published table that is empty or not read is no agreement.
 */
final class Compared {
  private int cells;

  /** NaN, which is missing, equals NaN alone. */
  void same(String about, double ours, double theirs) {
    assertThat(Double.isNaN(ours)).as(about + " is missing").isEqualTo(Double.isNaN(theirs));
    if (!Double.isNaN(theirs)) {
      assertThat(ours)
          .as(about)
          .isCloseTo(theirs, within(1e-10 * Math.max(1e-2, Math.abs(theirs))));
    }
    cells++;
  }

  void same(String about, int ours, int theirs) {
    assertThat(ours).as(about).isEqualTo(theirs);
    cells++;
  }

  void amountTo(int all) {
    assertThat(cells).as("cells compared").isEqualTo(all);
  }
}
