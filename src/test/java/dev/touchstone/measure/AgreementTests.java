package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Krippendorff's alpha against published examples, and what it is where nothing can be told. */
class AgreementTests {
  /** Krippendorff 2011, section C: four observers, twelve units, five values, missing data. */
  private static final int[][] KRIPPENDORFF_2011 = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
    {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
  };

  @Test
  void theExampleOfKrippendorffComesOutAsPublished() {
    var agreement = agreement(5, KRIPPENDORFF_2011);
    assertThat(agreement.nominal()).isCloseTo(0.743, within(5e-4));
    assertThat(agreement.ordinal()).isCloseTo(0.815, within(5e-4));
    assertThat(agreement.interval()).isCloseTo(0.849, within(5e-4));
    assertThat(agreement.units())
        .as("unit 12 was judged once and pairs with nothing")
        .isEqualTo(11);
    assertThat(agreement.ratings()).isEqualTo(40);
  }

  /** Krippendorff 2011, section A: two observers, ten units, binary data: alpha 0.095. */
  @Test
  void twoObserversOfBinaryDataComeOutAsPublished() {
    var agreement =
        agreement(2, new int[][] {{1, 2, 1, 1, 1, 1, 1, 1, 2, 1}, {2, 2, 2, 1, 1, 2, 1, 1, 1, 1}});
    assertThat(agreement.nominal()).isCloseTo(0.095, within(5e-4));
    assertThat(agreement.ordinal())
        .as("between two values there is only one distance")
        .isEqualTo(agreement.nominal());
  }

  @Test
  void whoNeverDiffersAgreesPerfectly() {
    var agreement = agreement(3, new int[][] {{1, 2, 3}, {1, 2, 3}});
    assertThat(agreement.nominal()).isOne();
    assertThat(agreement.ordinal()).isOne();
    assertThat(agreement.interval()).isOne();
  }

  @Test
  void oneLevelForEverybodyTellsNothingAboutAgreement() {
    var agreement = agreement(3, new int[][] {{2, 2, 2}, {2, 2, 2}});
    assertThat(agreement.known()).isFalse();
    assertThat(agreement.ordinal()).isNaN();
    assertThat(agreement.units()).isEqualTo(3);
  }

  @Test
  void singleOpinionsTellNothingAboutAgreement() {
    assertThat(agreement(3, new int[][] {{1, 2, 3}})).isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void theOrderOfUnitsAndAssessorsNeverMatters() {
    var luck = new Random(4);
    for (int round = 0; round < 200; round++) {
      var units = new ArrayList<int[]>();
      for (int unit = 0; unit < 8; unit++) {
        units.add(luck.ints(5, 0, 5).toArray());
      }
      var straight = agreement(4, transposed(units));
      Collections.shuffle(units, luck);
      assertThat(agreement(4, transposed(units))).isEqualTo(straight);
    }
  }

  private static int[][] transposed(List<int[]> units) {
    var assessors = new int[units.getFirst().length][units.size()];
    for (int a = 0; a < assessors.length; a++) {
      for (int u = 0; u < units.size(); u++) {
        assessors[a][u] = units.get(u)[a];
      }
    }
    return assessors;
  }

  /** Rows are assessors, columns units, 0 is no opinion; level n is worth n points. */
  private static Agreement agreement(int levels, int[][] opinions) {
    var points = new ArrayList<BigDecimal>();
    for (int level = 1; level <= levels; level++) {
      points.add(BigDecimal.valueOf(level));
    }
    var tally = new Agreement.Tally(points);
    for (int unit = 0; unit < opinions[0].length; unit++) {
      var counts = new long[levels];
      for (var assessor : opinions) {
        if (assessor[unit] > 0) {
          counts[assessor[unit] - 1]++;
        }
      }
      tally.add(counts);
    }
    return tally.agreement();
  }
}
