package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Scores;
import java.util.ArrayList;
import java.util.List;

/** Short ways to score a sheet and find a part of an explanation. */
public final class Look {
  private Look() {}

  public static Scores latest(Scorecard card, Sheet sheet) {
    return Scorer.score(card, sheet.done()).getLast();
  }

  static Leaf leaf(Scores scores, int partner, String id) {
    return (Leaf) part(scores.explain(partner), id);
  }

  static Part part(Explanation explanation, String id) {
    return parts(explanation.root()).stream()
        .filter(part -> part.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The part itself and everything below it. */
  static List<Part> parts(Part part) {
    var parts = new ArrayList<Part>(List.of(part));
    if (part instanceof Branch branch) {
      branch.parts().forEach(child -> parts.addAll(parts(child)));
    }
    return parts;
  }
}
