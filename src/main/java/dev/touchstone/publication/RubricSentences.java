package dev.touchstone.publication;

import static dev.touchstone.shared.Spoken.plain;

import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Assessment.Combine;
import java.util.ArrayList;
import java.util.List;

/** How assessors judge, a sentence each. */
final class RubricSentences {
  private RubricSentences() {}

  static List<String> of(Assessment.Rubric rubric) {
    var sentences = new ArrayList<String>();
    var combined = rubric.combine() == Combine.MEDIAN ? "middle" : "mean";
    sentences.add(
        rubric.criterion().isEmpty()
            ? "Assessors say a level; the %s of theirs is the value.".formatted(combined)
            : "Assessors say a level for each criterion; the %s of theirs counts, and criteria by weight: %s."
                .formatted(
                    combined,
                    String.join(
                        ", ",
                        rubric.criteria().stream()
                            .map(one -> one.value() + " " + plain(one.weight()))
                            .toList())));
    sentences.add(
        "Levels: "
            + String.join(
                "; ",
                rubric.levels().stream()
                    .map(
                        level ->
                            level.value()
                                + " "
                                + plain(level.points())
                                + (level.means().isEmpty() ? "" : " (" + level.means() + ")"))
                    .toList())
            + ".");
    if (rubric.atLeast() > 1) {
      sentences.add("Needs at least " + rubric.atLeast() + " assessors.");
    }
    return List.copyOf(sentences);
  }
}
