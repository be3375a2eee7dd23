package dev.touchstone.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SensitivityTests {
  /** KPI b ranks everybody the other way round; a, c and d say nothing about it. */
  @Test
  void theWeightThatTurnsTheRankingDrivesTheDoubt() {
    int n = 20;
    var up = new double[n];
    var down = new double[n];
    for (int i = 0; i < n; i++) {
      up[i] = i;
      down[i] = n - i;
    }
    var same = new double[n];
    var trials =
        Given.trials(
            "robustness: {sensitivity: 200, weights: {kpis: 100 %}}",
            Given.measured(same, same, up, down));
    var drivers = trials.sensitivity().drivers();
    assertThat(drivers).extracting(Driver::id).startsWith("weights");
    var weights = drivers.stream().filter(Driver::weight).toList();
    assertThat(weights).extracting(Driver::id).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(weights.subList(0, 2)).extracting(Driver::id).containsExactlyInAnyOrder("c", "d");
    assertThat(weights.get(3).total()).isZero();
  }

  @Test
  void whatIsNotInDoubtIsNoDriver() {
    var trials = Given.trials("robustness: {score: min-max, weights: 0 %}", Given.random(30, 1));
    assertThat(trials.sensitivity().drivers()).extracting(Driver::id).containsExactly("score");
  }

  @Test
  void onlyDoubtExplainsEverything() {
    var trials =
        Given.trials(
            "robustness: {score: [min-max, z-score], weights: 0 %, sensitivity: 500}",
            Given.random(40, 2));
    var driver = trials.sensitivity().drivers().getFirst();
    assertThat(driver.total()).isBetween(0.85, 1.15);
    assertThat(driver.first()).isBetween(0.85, 1.15);
  }

  @Test
  void leavingOutTheOnlyKpiThatDiffersMovesRanksMost() {
    int n = 9;
    var up = new double[n];
    for (int i = 0; i < n; i++) {
      up[i] = i;
    }
    var same = new double[n];
    var found = Given.trials("", Given.measured(up, same, same, same)).sensitivity().leverages();
    var ids = new ArrayList<String>();
    found.forEach(one -> ids.add(one.id()));
    assertThat(ids.subList(0, 2)).containsExactlyInAnyOrder("a", "first");
    assertThat(found.getFirst().shift()).isEqualTo(4); // everybody becomes first
  }
}
