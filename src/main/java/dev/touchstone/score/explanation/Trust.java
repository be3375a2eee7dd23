package dev.touchstone.score.explanation;

import dev.touchstone.measure.Agreement;
import dev.touchstone.score.explanation.Explanation.Judged;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.shared.Spoken;
import java.util.ArrayList;
import java.util.List;

/** How far opinions can be relied on, in plain words. */
final class Trust {
  /** Krippendorff's own advice: rely on 0.8, draw tentative conclusions from 0.667 on. */
  private static final double RELIABLE = 0.8;

  private static final double TENTATIVE = 0.667;

  private Trust() {}

  static List<String> remarks(Judged judged) {
    var remarks = new ArrayList<String>();
    if (judged.tooFarApart()) {
      remarks.add(
          "the assessors are up to %d levels apart, so ask them why"
              .formatted(judged.levelsApart()));
    } else if (judged.assessors() > 1) {
      remarks.add(
          judged.levelsApart() == 0
              ? "they agree on every level"
              : "they are at most %s apart"
                  .formatted(Spoken.counted(judged.levelsApart(), "level")));
    }
    remarks.add(words(judged.agreement()));
    return List.copyOf(remarks);
  }

  static String words(Agreement agreement) {
    if (agreement.units() == 0) {
      return "nobody was judged by two assessors, so their agreement is not known";
    }
    if (!agreement.known()) {
      return "all assessors gave everybody the same level, so agreement cannot be told from chance";
    }
    return "over all partners assessors %s (Krippendorff's alpha %s)"
        .formatted(verdict(agreement.ordinal()), ReadableNumbers.upTo(agreement.ordinal(), 2));
  }

  private static String verdict(double alpha) {
    if (alpha >= RELIABLE) {
      return "agree well";
    }
    return alpha >= TENTATIVE
        ? "agree well enough for a tentative conclusion"
        : alpha > 0 ? "agree too little to rely on" : "agree no better than by chance";
  }
}
