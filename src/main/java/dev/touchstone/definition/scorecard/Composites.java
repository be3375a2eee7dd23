package dev.touchstone.definition.scorecard;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** KPIs that take other KPIs' values: each must exist, and they must run in no ring. */
final class Composites {
  private record Use(String of, Position at) {}

  private final Map<String, List<Use>> uses = new LinkedHashMap<>();

  void add(String kpi, String of, Position at) {
    uses.computeIfAbsent(kpi, id -> new ArrayList<>()).add(new Use(of, at));
  }

  void check(List<String> kpis, Issues issues) {
    var inRing = new HashSet<String>();
    for (var kpi : uses.keySet()) {
      if (!inRing.contains(kpi)) {
        ring(kpi, issues, inRing);
      }
    }
    uses.forEach(
        (kpi, all) -> {
          for (var use : all) {
            if (!kpis.contains(use.of)) {
              issues.error(
                  "unknown-kpi",
                  use.at,
                  "There is no KPI '%s'".formatted(use.of),
                  Spelling.hint(use.of, kpis));
            }
          }
        });
  }

  /** Reports the ring that leads from a KPI back to itself, if there is one. */
  private void ring(String start, Issues issues, Set<String> inRing) {
    var path = new ArrayList<String>();
    if (leadsTo(start, start, path, new HashSet<>())) {
      inRing.addAll(path);
      path.add(start);
      issues.error(
          "composite-ring",
          uses.getOrDefault(start, List.of()).stream()
              .filter(use -> use.of.equals(path.get(1)))
              .map(Use::at)
              .findFirst()
              .orElseThrow(),
          path.size() == 2
              ? "'%s' takes its own value".formatted(start)
              : "KPIs take each other's values in a ring: " + String.join(" -> ", path),
          "Let one of them measure rows instead");
    }
  }

  private boolean leadsTo(String from, String to, List<String> path, Set<String> seen) {
    path.add(from);
    for (var use : uses.getOrDefault(from, List.of())) {
      if (use.of.equals(to) || (seen.add(use.of) && leadsTo(use.of, to, path, seen))) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }
}
