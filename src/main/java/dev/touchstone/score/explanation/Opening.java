package dev.touchstone.score.explanation;

import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.rule.ReadableNumbers;
import java.util.Comparator;

/**
 * The three lines a scorecard starts with, each a sentence or two.
 *
 * @param what score, band and change
 * @param why the one cause that weighs most
 * @param next how far the next band is and what leads there
 * @param since how the score changed, e.g. {@code down 5.2 since FY2027-Q2}; empty where nothing
 *     was compared
 * @param cause what changed it most; empty where nothing did
 */
public record Opening(String what, String why, String next, String since, String cause) {
  public static final Opening NONE = new Opening("", "", "");

  /** Before anything was compared. */
  public Opening(String what, String why, String next) {
    this(what, why, next, "", "");
  }

  /** The first line, with the change where one is known. */
  public String first() {
    return since.isEmpty() || !what.endsWith(".")
        ? what
        : what.substring(0, what.length() - 1) + ", " + since + ".";
  }

  /** The second line: what changed it most, else what weighs most. */
  public String second() {
    return cause.isEmpty() ? why : cause;
  }

  private static final double NOTHING = 1e-9;

  /** The same with how the score changed, and by what most; as it is where nothing was compared. */
  public Opening since(Change change) {
    if (!(change instanceof Moved moved)) {
      return new Opening(what, why, next);
    }
    int decimals = decimals(moved);
    var period =
        moved.before().period().equals(moved.after().period())
            ? "since it was last published"
            : "since " + moved.before().period();
    if (Math.abs(moved.points()) < NOTHING) {
      return new Opening(what, why, next, "unchanged " + period, "");
    }
    var by =
        "%s %s %s"
            .formatted(
                moved.points() > 0 ? "up" : "down",
                ReadableNumbers.fixed(Math.abs(moved.points()), decimals),
                period);
    return new Opening(what, why, next, by, cause(moved, decimals));
  }

  /** The line that goes furthest the way the whole went. */
  private String cause(Moved moved, int decimals) {
    double sign = Math.signum(moved.points());
    return moved.lines().stream()
        .filter(line -> line.kind() != Kind.ROUNDING && sign * line.points() > NOTHING)
        .max(Comparator.comparingDouble((Line line) -> sign * line.points()))
        .map(line -> cause(line, moved, decimals))
        .orElse("");
  }

  private static String cause(Line line, Moved moved, int decimals) {
    boolean all = Math.abs(line.points()) >= Math.abs(moved.points());
    return "%s %s it most, by %s%s: %s%s."
        .formatted(
            line.title(),
            line.points() > 0 ? "lifted" : "lowered",
            ReadableNumbers.fixed(Math.abs(line.points()), decimals),
            all ? "" : " of the " + ReadableNumbers.fixed(Math.abs(moved.points()), decimals),
            line.kind().words(),
            line.note().isEmpty() ? "" : ", " + line.note());
  }

  private static int decimals(Moved moved) {
    var points = java.math.BigDecimal.valueOf(moved.points()).stripTrailingZeros();
    return Math.clamp(points.scale(), 1, 6);
  }
}
