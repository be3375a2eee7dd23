package dev.touchstone.portal;

import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One perspective of a partner's score.
 *
 * @param x where its part of the score's bar starts, in percent of the scale
 * @param width of that part
 * @param position from 1, for its shade
 */
record PerspectiveView(
    String id,
    String title,
    String objective,
    String points,
    String share,
    String weight,
    String contribution,
    double x,
    double width,
    int position,
    List<KpiView> kpis) {

  /** The parts of the root, side by side in the order of the scorecard. */
  static List<PerspectiveView> of(
      Showing showing,
      String partner,
      Branch root,
      Map<String, List<Double>> pointsOverTime,
      int digits) {
    var views = new ArrayList<PerspectiveView>();
    double span = showing.method().scaleTo().subtract(showing.method().scaleFrom()).doubleValue();
    double x = 0;
    int position = 1;
    for (var part : root.parts()) {
      double width = Math.max(0, part.contribution().orElse(0.0) / span * 100);
      views.add(
          new PerspectiveView(
              part.id(),
              part.title(),
              part instanceof Branch branch ? branch.objective() : "",
              part.points().map(it -> Figures.fixed(it, 1)).orElse(Figures.NONE),
              part.effectiveWeight() == 0 ? Figures.NONE : Figures.share(part.weighed()),
              part.effectiveWeight() == 0
                  ? "left out of the score"
                  : "from " + Figures.weight(part.weighed()),
              part.contribution().map(it -> Figures.fixed(it, digits)).orElse(Figures.NONE),
              hundredth(x),
              hundredth(width),
              position++,
              leaves(part).stream()
                  .map(
                      leaf ->
                          new KpiView(
                              showing,
                              partner,
                              leaf,
                              pointsOverTime.getOrDefault(leaf.id(), List.of())))
                  .toList()));
      x += width;
    }
    return List.copyOf(views);
  }

  static List<Leaf> leaves(Part part) {
    return switch (part) {
      case Leaf leaf -> List.of(leaf);
      case Branch branch -> branch.parts().stream().flatMap(it -> leaves(it).stream()).toList();
    };
  }

  private static double hundredth(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
