package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.score.rule.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/** A change in plain sentences: what moved, then one sentence per kind, the largest lines named. */
record ChangeStory(Moved moved, Scorecard.Scale scale) {
  private static final int NAMED = 3;
  private static final String NOTHING = "0";

  List<String> sentences() {
    var sentences = new ArrayList<String>();
    sentences.add(headline());
    var byKind = new EnumMap<Kind, List<Line>>(Kind.class);
    for (var line : moved.lines()) {
      if (!shown(line.points()).equals(NOTHING)) {
        byKind.computeIfAbsent(line.kind(), _ -> new ArrayList<>()).add(line);
      }
    }
    byKind.forEach(
        (kind, lines) -> {
          lines.sort(Comparator.comparingDouble(line -> -Math.abs(line.points())));
          sentences.add(sentence(kind, lines));
        });
    gates(sentences);
    return List.copyOf(sentences);
  }

  private String headline() {
    var before = moved.before();
    var after = moved.after();
    var points = new Rounding(scale.change().decimals()).decimal(moved.points());
    var by =
        points.signum() == 0
            ? "Unchanged"
            : "%s by %s points"
                .formatted(
                    points.signum() > 0 ? "Up" : "Down",
                    ReadableNumbers.fixed(Math.abs(moved.points()), scale.change().decimals()));
    var since = before.period().equals(after.period()) ? "" : " since " + before.period();
    return "%s%s: %s after %s, %s, rank %d of %d after %d of %d."
        .formatted(
            by,
            since,
            ReadableNumbers.fixed(after.score(), scale.decimals()),
            ReadableNumbers.fixed(before.score(), scale.decimals()),
            after.band().equals(before.band())
                ? "band still " + after.band()
                : "band %s after %s".formatted(after.band(), before.band()),
            after.rank(),
            after.of(),
            before.rank(),
            before.of());
  }

  private String sentence(Kind kind, List<Line> lines) {
    double all = lines.stream().mapToDouble(Line::points).sum();
    var start = capital(kind.words()) + ": " + shown(all);
    if (kind == Kind.ROUNDING || kind == Kind.SCALE) {
      return start + ".";
    }
    var named = new ArrayList<String>();
    for (var line : lines.subList(0, Math.min(NAMED, lines.size()))) {
      var note = line.note().isEmpty() ? "" : ", " + line.note();
      named.add(line.title() + (lines.size() == 1 ? "" : " " + shown(line.points())) + note);
    }
    if (lines.size() > NAMED) {
      double rest = lines.subList(NAMED, lines.size()).stream().mapToDouble(Line::points).sum();
      named.add("%d more %s".formatted(lines.size() - NAMED, shown(rest)));
    }
    return start + " (" + String.join("; ", named) + ").";
  }

  private void gates(List<String> sentences) {
    var before = moved.before();
    var after = moved.after();
    boolean heldBack = !after.band().equals(after.bandBeforeGates());
    boolean wasHeldBack = !before.band().equals(before.bandBeforeGates());
    if (heldBack && !wasHeldBack) {
      sentences.add(
          "A gate holds the band at %s now; the score alone would give %s."
              .formatted(after.band(), after.bandBeforeGates()));
    } else if (wasHeldBack && !heldBack) {
      sentences.add("No gate holds the band back any more.");
    }
  }

  private String shown(double points) {
    var text = ReadableNumbers.fixed(Math.abs(points), scale.decimals() + 1);
    return nothing(text) ? NOTHING : (points < 0 ? "-" : "+") + text;
  }

  private static boolean nothing(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '0' && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
