package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.score.column.StandIns;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A group that has points in both states, and its children in either.
 *
 * @param was the group's place in the older tree, as {@code is} in the newer
 */
record MatchedGroup(PartnerState before, PartnerState after, int was, int is, List<Pair> pairs) {
  /**
   * One child in both trees; -1 where a tree has no such child.
   *
   * @param was its place in the older tree, as {@code is} in the newer
   */
  record Pair(int was, int is) {}

  static MatchedGroup of(PartnerState before, PartnerState after, int was, int is) {
    var earlier = new HashMap<String, Integer>();
    for (int child = before.tree().first(was); child < before.tree().end(was); child++) {
      earlier.put(before.node(child).id(), child);
    }
    var pairs = new ArrayList<Pair>();
    for (int child = after.tree().first(is); child < after.tree().end(is); child++) {
      var matching = earlier.remove(after.node(child).id());
      pairs.add(new Pair(matching == null ? -1 : matching, child));
    }
    for (int child = before.tree().first(was); child < before.tree().end(was); child++) {
      if (earlier.containsKey(before.node(child).id())) {
        pairs.add(new Pair(child, -1));
      }
    }
    return new MatchedGroup(before, after, was, is, List.copyOf(pairs));
  }

  double pointsBefore() {
    return before.points(was);
  }

  double pointsAfter() {
    return after.points(is);
  }

  /** Whether the child counts in a mean of the older state. */
  boolean presentBefore(Pair pair) {
    return before.present(pair.was());
  }

  boolean presentAfter(Pair pair) {
    return after.present(pair.is());
  }

  boolean stays(Pair pair) {
    return presentBefore(pair) && presentAfter(pair);
  }

  Line line(Pair pair, Kind kind, double points) {
    var node = pair.is() < 0 ? before.node(pair.was()) : after.node(pair.is());
    return new Line(node.id(), node.title(), kind, points, "");
  }

  /** A child that counts in one of the states only. */
  Line cameOrWent(Pair pair, double points) {
    var line = line(pair, whyOneSided(pair), points);
    return new Line(line.id(), line.title(), line.kind(), points, note(pair, line.kind()));
  }

  private Kind whyOneSided(Pair pair) {
    if (pair.was() < 0 || pair.is() < 0 || otherStatus(pair)) {
      return Kind.METHOD;
    }
    boolean data = Double.isNaN(before.points(pair.was())) || Double.isNaN(after.points(pair.is()));
    return data ? Kind.PRESENCE : Kind.WEIGHTS;
  }

  private boolean otherStatus(Pair pair) {
    return before.node(pair.was()) instanceof Kpi earlier
        && after.node(pair.is()) instanceof Kpi later
        && earlier.status().counts() != later.status().counts();
  }

  private String note(Pair pair, Kind kind) {
    if (pair.was() < 0) {
      return "new on the scorecard";
    }
    if (pair.is() < 0) {
      return "no longer on the scorecard";
    }
    if (otherStatus(pair)) {
      return after.node(pair.is()) instanceof Kpi kpi && kpi.status().counts()
          ? "it counts now"
          : "it no longer counts";
    }
    if (kind != Kind.PRESENCE) {
      return "";
    }
    if (Double.isNaN(before.points(pair.was()))) {
      return "it has data now";
    }
    boolean kpi = after.tree().kpiAt(pair.is()) >= 0;
    return kpi
        ? StandIns.reason(after.column(pair.is()), after.partner())
        : "too few of its parts have data";
  }

  /** What the group's change is about, where that shows without looking at its children's. */
  Optional<Kind> obvious() {
    boolean other = pairs.stream().anyMatch(pair -> pair.was() < 0 || pair.is() < 0);
    boolean data =
        pairs.stream()
            .anyMatch(
                pair ->
                    Double.isNaN(before.points(pair.was()))
                        != Double.isNaN(after.points(pair.is())));
    return other ? Optional.of(Kind.METHOD) : data ? Optional.of(Kind.PRESENCE) : Optional.empty();
  }
}
