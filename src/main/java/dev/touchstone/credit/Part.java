package dev.touchstone.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * What one party gets of what a rule hands out.
 *
 * @param weight its share of what the rule hands out, more than zero
 * @param claims of its own that count, the earliest first
 * @param why in plain words
 */
record Part(Party party, String credit, Ratio weight, List<Claim> claims, String why) {
  private record Holder(Party party, String credit) {}

  /** One part for each party and role; what stands apart is added up, in a stated order. */
  static List<Part> merged(List<Part> parts) {
    var merged = new LinkedHashMap<Holder, Part>();
    for (var part : parts) {
      if (!part.weight.isZero()) {
        merged.merge(new Holder(part.party, part.credit), part, Part::plus);
      }
    }
    return merged.values().stream()
        .sorted(
            java.util.Comparator.comparing(Part::party)
                .thenComparing(part -> part.claims.getFirst().order())
                .thenComparing(Part::credit))
        .toList();
  }

  private Part plus(Part other) {
    var both = new ArrayList<>(claims);
    other.claims.stream().filter(claim -> !both.contains(claim)).forEach(both::add);
    both.sort(Claim.EARLIER);
    var words = Objects.equals(why, other.why) ? why : why + "; " + other.why;
    return new Part(party, credit, weight.plus(other.weight), List.copyOf(both), words);
  }
}
