package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.BareExplanation;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Stand;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change is kept with the explanation and comes back as it was. */
class ChangeKeptTests {
  private static final Period NOW =
      new Period("2026-Q2", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));
  private static final Explanation EXPLANATION = BareExplanation.of(NOW);

  private static Explanation kept(Explanation explanation) {
    return Json.read(Json.text(explanation), Explanation.class);
  }

  @Test
  void aChangeComesBackAsItWas() {
    var stand = new Stand(NOW, 50.1, 50.12, 1, 7, "Good", "Good");
    var told =
        EXPLANATION.since(
            new Change.Moved(
                stand,
                stand,
                0.5,
                List.of(new Line("a", "A", Kind.PRESENCE, 0.25, "no data")),
                List.of("Up.")));
    assertThat(kept(told)).isEqualTo(told);
  }

  @Test
  void soDoesWhyThereIsNone() {
    var told = EXPLANATION.since(new Change.Incomparable("There is no score for 2026-Q1"));
    assertThat(kept(told)).isEqualTo(told);
    assertThat(kept(EXPLANATION)).isEqualTo(EXPLANATION);
  }
}
