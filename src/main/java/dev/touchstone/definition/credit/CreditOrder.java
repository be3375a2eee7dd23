package dev.touchstone.definition.credit;

import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Word;
import dev.touchstone.shared.Issues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Credit documents in the order in which they can be made: each after those it takes rows from. */
final class CreditOrder {
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Issues issues;
  private final List<Draft> ordered = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();
  private final List<String> path = new ArrayList<>();

  CreditOrder(List<Draft> all, Issues issues) {
    all.forEach(draft -> drafts.put(draft.id(), draft));
    this.issues = issues;
  }

  /** Those that are made of themselves, by whatever way round, are reported and left out. */
  List<Draft> ordered() {
    drafts.values().forEach(this::settle);
    return List.copyOf(ordered);
  }

  private boolean settle(Draft draft) {
    if (settled.contains(draft.id())) {
      return ordered.contains(draft);
    }
    path.add(draft.id());
    boolean sound = true;
    for (var input : CreditReader.inputs(draft.fields())) {
      int start = path.indexOf(input.text());
      var other = drafts.get(input.text());
      if (start >= 0) {
        report(input, path.subList(start, path.size()));
        sound = false;
      } else if (other != null) {
        sound &= settle(other);
      }
    }
    path.removeLast();
    settled.add(draft.id());
    if (sound) {
      ordered.add(draft);
    }
    return sound;
  }

  private void report(Word input, List<String> ring) {
    issues.error(
        "credit-ring",
        input.at(),
        ring.size() == 1
            ? "'%s' is made of its own rows".formatted(input.text())
            : "Credits are made of each other's rows in a ring: %s -> %s"
                .formatted(String.join(" -> ", ring), input.text()),
        "Let one of them take rows that were loaded");
  }
}
