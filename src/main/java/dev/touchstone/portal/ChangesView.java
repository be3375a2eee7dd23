package dev.touchstone.portal;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Incomparable;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.explanation.Explanation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a score differs from an earlier one: by cause, and by KPI.
 *
 * @param id of the heading, for links within the page
 * @param causes every kind of cause with its points, the rounding included; they add up to the
 *     change of the score
 * @param nothing why there is nothing to show, as a sentence
 */
record ChangesView(
    String id, String title, String causes, List<DifferenceView> all, String nothing) {
  static final String NOTHING = "Nothing moved.";
  private static final int MOST_AT_FIRST = 5;

  /**
   * @param before the explanation of the earlier score
   * @param now the explanation of the later one, with the change since
   */
  static ChangesView of(
      String id, String title, Explanation before, Explanation now, String currency) {
    return new ChangesView(
        id,
        title,
        causes(now.change()),
        DifferenceView.between(before, now, currency),
        nothing(now.change()));
  }

  /** There is nothing to compare with. */
  static ChangesView none(String id, String title, String why) {
    return new ChangesView(id, title, "", List.of(), why);
  }

  private static String nothing(Change change) {
    return change instanceof Incomparable(var reason) && !reason.isEmpty() ? reason + "." : NOTHING;
  }

  private static String causes(Change change) {
    return change instanceof Moved moved
        ? Arrays.stream(Kind.values())
            .filter(kind -> Math.abs(moved.of(kind)) >= DifferenceView.SHOWN)
            .map(kind -> kind.words() + " " + Figures.signed(BigDecimal.valueOf(moved.of(kind)), 2))
            .collect(Collectors.joining("; ", "By cause: ", ""))
        : "";
  }

  public List<DifferenceView> largest() {
    return all.subList(0, Math.min(MOST_AT_FIRST, all.size()));
  }

  public List<DifferenceView> others() {
    return all.subList(Math.min(MOST_AT_FIRST, all.size()), all.size());
  }
}
