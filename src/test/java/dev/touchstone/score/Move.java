package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import java.util.List;

/** How the score of a sheet's first partner moved, and by how many points for which reason. */
record Move(Change.Moved change) {
  static final PartnerId FIRST = new PartnerId("p00000");

  static Move between(Scores before, Scores after) {
    return new Move((Change.Moved) Chain.between(before, after).change(FIRST));
  }

  /** From the first period to the second. */
  static Move of(List<Scores> scores) {
    return between(scores.get(0), scores.get(1));
  }

  /** From the sheet's first period to its second. */
  static Move of(Scorecard card, Sheet sheet) {
    return of(Scorer.score(card, sheet.done()));
  }

  double points() {
    return change.points();
  }

  List<Line> lines() {
    return change.lines();
  }

  List<String> words() {
    return change.words();
  }

  /** What the lines of all reasons add up to. */
  double sum() {
    return lines().stream().mapToDouble(Line::points).sum();
  }

  double by(Kind kind) {
    return change.of(kind);
  }

  double by(String kpi, Kind kind) {
    return lines().stream()
        .filter(line -> line.id().equals(kpi) && line.kind() == kind)
        .mapToDouble(Line::points)
        .sum();
  }
}
