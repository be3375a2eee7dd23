package dev.touchstone.portal;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Leaf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one KPI, group or adjustment did to the score since the period before. All of them, and the
 * rounding, add up to the change of the score.
 *
 * @param note the values, and by which kinds of cause, where it is more than its own performance
 * @param width of its bar in percent of the largest difference
 */
record DifferenceView(String title, ChangeView change, String note, double width) {
  /** Points that are nothing on two digits. */
  static final double SHOWN = 0.005;

  /** The largest first; what did not move the score is left out. */
  static List<DifferenceView> between(Explanation before, Explanation now, String currency) {
    return switch (now.change()) {
      case Change.Incomparable(var _) -> List.of();
      case Change.Moved moved -> of(moved, leaves(before), leaves(now), currency);
    };
  }

  private static Map<String, Leaf> leaves(Explanation explanation) {
    var leaves = new LinkedHashMap<String, Leaf>();
    PerspectiveView.leaves(explanation.root()).forEach(leaf -> leaves.put(leaf.id(), leaf));
    return leaves;
  }

  private static List<DifferenceView> of(
      Change.Moved moved, Map<String, Leaf> before, Map<String, Leaf> now, String currency) {
    var byId = new LinkedHashMap<String, List<Line>>();
    for (var line : moved.lines()) {
      if (line.kind() != Kind.ROUNDING) {
        byId.computeIfAbsent(line.id(), unseen -> new ArrayList<>()).add(line);
      }
    }
    double largest = byId.values().stream().mapToDouble(it -> Math.abs(sum(it))).max().orElse(0);
    return byId.values().stream()
        .filter(lines -> lines.stream().anyMatch(line -> Math.abs(line.points()) >= SHOWN))
        .sorted(
            Comparator.comparingDouble((List<Line> lines) -> -Math.abs(sum(lines)))
                .thenComparing(lines -> lines.getFirst().title()))
        .map(
            lines ->
                new DifferenceView(
                    lines.getFirst().title(),
                    ChangeView.by(BigDecimal.valueOf(sum(lines)), 2),
                    note(lines, before, now, currency),
                    largest == 0 ? 0 : Math.round(Math.abs(sum(lines)) / largest * 1_000) / 10.0))
        .toList();
  }

  private static double sum(List<Line> lines) {
    return lines.stream().mapToDouble(Line::points).sum();
  }

  private static Optional<String> measured(Leaf leaf, String currency) {
    var measurement = leaf.measurement();
    return measurement.value().map(it -> Figures.value(it, measurement.unit(), currency));
  }

  private static String note(
      List<Line> lines, Map<String, Leaf> before, Map<String, Leaf> now, String currency) {
    var id = lines.getFirst().id();
    var parts = new ArrayList<String>();
    var was = before.get(id);
    var is = now.get(id);
    if (was != null && is != null) {
      measured(was, currency)
          .flatMap(from -> measured(is, currency).map(to -> from + " → " + to))
          .ifPresent(parts::add);
    }
    boolean onlyOwn = lines.size() == 1 && lines.getFirst().kind() == Kind.OWN;
    for (var line : lines) {
      if (!onlyOwn && Math.abs(line.points()) >= SHOWN) {
        var by =
            lines.size() == 1 ? "" : " " + Figures.signed(BigDecimal.valueOf(line.points()), 2);
        parts.add(words(line) + by);
      }
    }
    return String.join("; ", parts);
  }

  /** What happened, where the note says it all; else what sort of thing it was, and the note. */
  private static String words(Line line) {
    return switch (line.kind()) {
      case HIERARCHY, PRESENCE, METHOD -> line.note().isEmpty() ? line.kind().words() : line.note();
      case OWN, VOLUME, TARGET, PEERS, CURRENCY, CORRECTION, WEIGHTS, ADJUSTMENT, SCALE, ROUNDING ->
          line.kind().words() + (line.note().isEmpty() ? "" : ", " + line.note());
    };
  }
}
