package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.explanation.Change.Stand;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoweredTests {
  private static final Stand STAND =
      new Stand(
          new Period("Q1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)),
          50,
          50,
          1,
          2,
          "Strong",
          "Strong");

  private static Lowered by(Line... lines) {
    return Lowered.by(new Moved(STAND, STAND, 0, List.of(lines), List.of()));
  }

  private static Line line(String id, Kind kind, double points) {
    return new Line(id, id.toUpperCase(java.util.Locale.ROOT), kind, points, "");
  }

  @Test
  void causesOfOneKpiCountTogether() {
    assertThat(
            by(
                line("a", Kind.OWN, -3),
                line("b", Kind.OWN, -2),
                line("b", Kind.PEERS, -1.506),
                line("a", Kind.PEERS, 1)))
        .isEqualTo(new Lowered("B", new BigDecimal("3.51")));
  }

  @Test
  void roundingIsNobodysAndWhatRoseLoweredNothing() {
    assertThat(by(line("card", Kind.ROUNDING, -0.05), line("a", Kind.OWN, 2)))
        .isEqualTo(Lowered.NONE);
    assertThat(Lowered.by(Change.NONE)).isEqualTo(Lowered.NONE);
  }
}
