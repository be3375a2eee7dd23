package dev.touchstone.score.change;

import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Explainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The change between two scored states of one partner: of the tree, of the steps after it, and of
 * what lies beyond the ends of the scale. The lines add up to the change before rounding.
 */
record ScoreChange(PartnerState before, PartnerState after) {
  List<Line> lines() {
    var lines = new ArrayList<Line>();
    lines.addAll(new TreeChange(before, after).lines(0, 0));
    lines.addAll(adjustments());
    var root = after.node(0);
    double beyond = beyond(after) - beyond(before);
    lines.add(new Line(root.id(), root.title(), Kind.SCALE, beyond, ""));
    return lines;
  }

  private static double beyond(PartnerState side) {
    return side.clipped() - side.scores().adjustedScore(side.partner());
  }

  private List<Line> adjustments() {
    var steps = new LinkedHashMap<String, Line>();
    for (var step : new Explainer(after.scores(), after.partner()).adjustments()) {
      steps.put(step.id(), line(step.id(), step.title(), step.after() - step.before()));
    }
    for (var step : new Explainer(before.scores(), before.partner()).adjustments()) {
      double now = steps.containsKey(step.id()) ? steps.get(step.id()).points() : 0;
      steps.put(step.id(), line(step.id(), step.title(), now - (step.after() - step.before())));
    }
    return List.copyOf(steps.values());
  }

  private static Line line(String id, String title, double points) {
    return new Line(id, title, Kind.ADJUSTMENT, points, "");
  }
}
