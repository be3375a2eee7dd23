package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The change of a node's points, taken apart from the top down: every group says how much of its
 * change a child's change makes, and that share is taken apart in turn.
 */
record TreeChange(PartnerState before, PartnerState after) {
  /** Lines larger than this many times the change they tell would tell of nothing but digits. */
  private static final double BEYOND_REASON = 1e5;

  /**
   * What a group's children do to it.
   *
   * @param slopes by child: what a point of the child's change is to the group
   * @param lines what else there is, such as weights and children that came or went
   */
  record Split(double[] slopes, List<Line> lines) {}

  /** Both nodes have points; the lines add up to their difference. */
  List<Line> lines(int was, int is) {
    return switch (after.node(is)) {
      case Kpi kpi when before.node(was) instanceof Kpi earlier ->
          new KpiChange(before, before.column(was), after, after.column(is))
              .lines(before.points(was), after.points(is));
      case Scorecard.Group group when before.node(was) instanceof Scorecard.Group earlier ->
          ofGroup(was, is);
      case Scorecard.Node other -> List.of(whole(was, is, Kind.METHOD));
    };
  }

  private List<Line> ofGroup(int was, int is) {
    var family = MatchedGroup.of(before, after, was, is);
    var split =
        MeanChange.of(family)
            .or(() -> MixChange.of(family))
            .orElseGet(() -> new Split(new double[0], List.of(whole(was, is, mostly(family)))));
    var lines = new ArrayList<>(split.lines());
    for (int child = 0; child < split.slopes().length; child++) {
      double slope = split.slopes()[child];
      if (slope != 0) {
        lines.addAll(scaled(family.pairs().get(child), slope));
      }
    }
    return lines;
  }

  /** What a group's change is mostly about, where it cannot be taken apart. */
  private Kind mostly(MatchedGroup family) {
    return family
        .obvious()
        .orElseGet(
            () ->
                family.pairs().stream()
                    .filter(family::stays)
                    .flatMap(pair -> lines(pair.was(), pair.is()).stream())
                    .max(Comparator.comparingDouble(line -> Math.abs(line.points())))
                    .map(Line::kind)
                    .orElse(Kind.METHOD));
  }

  private List<Line> scaled(MatchedGroup.Pair pair, double slope) {
    var lines = lines(pair.was(), pair.is());
    double largest = lines.stream().mapToDouble(line -> Math.abs(line.points())).max().orElse(0);
    double all = slope * (after.points(pair.is()) - before.points(pair.was()));
    if (Math.abs(slope) * largest > BEYOND_REASON * Math.max(Math.abs(all), 1)) {
      var telling =
          lines.stream()
              .filter(line -> Math.abs(line.points()) == largest)
              .findFirst()
              .orElseThrow();
      return List.of(whole(pair.was(), pair.is(), telling.kind()).times(slope));
    }
    return lines.stream().map(line -> line.times(slope)).toList();
  }

  private Line whole(int was, int is, Kind kind) {
    var node = after.node(is);
    return new Line(node.id(), node.title(), kind, after.points(is) - before.points(was), "");
  }
}
