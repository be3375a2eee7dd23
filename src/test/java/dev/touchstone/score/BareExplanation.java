package dev.touchstone.score;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Weighed;
import dev.touchstone.score.explanation.Opening;
import dev.touchstone.score.explanation.Outlook;
import dev.touchstone.score.tree.Duels;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.List;
import java.util.Optional;

/** An explanation without parts, for tests of the change that is told beside it. */
public final class BareExplanation {
  private BareExplanation() {}

  public static Explanation of(Period period) {
    return new Explanation(
        new PartnerId("acme"),
        "Acme",
        period,
        new Outcome.Withheld("made up"),
        1,
        new Branch(
            "score",
            "Score",
            "",
            new Weighed(100, 100, 100, 0, Optional.empty(), Optional.empty()),
            List.of(),
            Duels.NONE),
        List.of(),
        List.of(),
        List.of(),
        Opening.NONE,
        Outlook.NONE,
        Change.NONE);
  }
}
