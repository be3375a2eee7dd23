package dev.touchstone.definition.comparison;

import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The KPIs of two versions of a scorecard, wherever in the tree they stand, so that one that moved
 * is not taken for one that went and another that came.
 */
record ComparedKpis(Map<String, Home> before, Map<String, Home> after) {
  /**
   * @param group id of the group it stands in
   * @param title of that group
   */
  record Home(String group, String title, Node kpi) {}

  static ComparedKpis of(Keys kind, Node.Mapping before, Node.Mapping after) {
    return kind.equals(ScorecardLanguage.DOCUMENT)
        ? new ComparedKpis(homes(before), homes(after))
        : new ComparedKpis(Map.of(), Map.of());
  }

  private static Map<String, Home> homes(Node.Mapping scorecard) {
    var homes = new LinkedHashMap<String, Home>();
    scorecard
        .entry(ScorecardLanguage.PERSPECTIVES.name())
        .ifPresent(entry -> collect(entry.value(), homes));
    return homes;
  }

  private static void collect(Node groups, Map<String, Home> into) {
    if (!(groups instanceof Node.Mapping mapping)) {
      return;
    }
    for (var group : mapping.entries()) {
      if (!(group.value() instanceof Node.Mapping body)) {
        continue;
      }
      var title = Comparison.title(group.name(), body);
      body.entry(ScorecardLanguage.KPIS.name())
          .map(Node.Entry::value)
          .ifPresent(
              kpis -> {
                if (kpis instanceof Node.Mapping named) {
                  named
                      .entries()
                      .forEach(
                          kpi -> into.put(kpi.name(), new Home(group.name(), title, kpi.value())));
                }
              });
      body.entry(ScorecardLanguage.GROUPS.name()).ifPresent(below -> collect(below.value(), into));
    }
  }

  /** Whether a KPI that is no longer in its group is in another one. */
  boolean movedAway(ComparedPlace place, String kpi) {
    return place.isKpis() && before.containsKey(kpi) && after.containsKey(kpi);
  }

  /** Where a KPI that is new in its group was before, if it was. */
  Optional<Home> origin(ComparedPlace place, String kpi) {
    return movedAway(place, kpi) ? Optional.ofNullable(before.get(kpi)) : Optional.empty();
  }
}
