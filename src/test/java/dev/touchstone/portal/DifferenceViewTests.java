package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.BareExplanation;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Stand;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceViewTests {
  private static final Period NOW =
      new Period("2026-Q2", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));

  private static List<DifferenceView> views(Line... lines) {
    var stand = new Stand(NOW, 50, 50, 1, 1, "Good", "Good");
    var explanation = BareExplanation.of(NOW);
    return DifferenceView.between(
        explanation,
        explanation.since(new Change.Moved(stand, stand, 0, List.of(lines), List.of())),
        "USD");
  }

  @Test
  void theLargestMoveStandsFirstWithItsCausesAndRoundingIsNoMove() {
    var views =
        views(
            new Line("a", "A", Kind.OWN, 1, ""),
            new Line("b", "B", Kind.OWN, 3, ""),
            new Line("b", "B", Kind.PEERS, -1, ""),
            new Line("c", "C", Kind.PRESENCE, 0.5, "no data"),
            new Line("score", "Score", Kind.ROUNDING, 9, ""));
    assertThat(views).extracting(DifferenceView::title).containsExactly("B", "A", "C");
    assertThat(views.get(0).note())
        .contains("its own performance +3.00")
        .contains("its peers")
        .contains("1.00");
    assertThat(views.get(0).width()).isEqualTo(100);
    assertThat(views.get(1).note()).isEmpty();
    assertThat(views.get(2).note()).isEqualTo("no data");
  }

  @Test
  void movesThatCancelEachOtherAreStillShown() {
    assertThat(views(new Line("a", "A", Kind.OWN, 2, ""), new Line("a", "A", Kind.PEERS, -2, "")))
        .singleElement()
        .satisfies(view -> assertThat(view.change().words()).isEqualTo("unchanged"));
  }

  @Test
  void anExchangeRateThatBringsSomethingAboutIsStillCalledOne() {
    assertThat(
            views(
                new Line("a", "A", Kind.OWN, 1, ""),
                new Line("a", "A", Kind.CURRENCY, 2, "it has data now")))
        .singleElement()
        .satisfies(
            view ->
                assertThat(view.note())
                    .isEqualTo("its own performance +1.00; exchange rates, it has data now +2.00"));
  }
}
