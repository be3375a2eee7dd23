package dev.touchstone.measure.vector;

import dev.touchstone.plan.Figure;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A figure by key, summed for each partner over the distinct keys beside it. */
public record LinkedFigure(Grouped byKey, Set<Pair> pairs) {
  /** A partner and a key that stand in one row of the bridge. */
  public record Pair(String partner, String key) {}

  public PerPartner at(Map<String, Integer> places) {
    var values = byKey.values();
    var keys = byKey.groups().index();
    var reached = new HashSet<String>();
    var inside = new ExactVector.Builder(places.size()).scale(values.scale());
    for (var pair : pairs) {
      var place = places.get(pair.partner());
      var key = keys.get(pair.key());
      if (place != null && key != null && values.has(key)) {
        reached.add(pair.key());
        inside.merge(place, values, key, Figure.Union.SUM);
      }
    }
    var once = BigDecimal.ZERO;
    var outside = BigDecimal.ZERO;
    for (int i = 0; i < byKey.groups().size(); i++) {
      if (reached.contains(byKey.groups().keys().get(i))) {
        once = once.add(values.get(i).orElseThrow());
      } else if (values.has(i)) {
        outside = outside.add(values.get(i).orElseThrow());
      }
    }
    var built = inside.build();
    return new PerPartner(built, outside, built.total().subtract(once));
  }
}
