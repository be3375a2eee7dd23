package dev.touchstone.credit;

import dev.touchstone.definition.credit.CreditRule.FirstValid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The earliest claim takes it all. */
final class FirstClaims {
  private FirstClaims() {}

  /**
   * @param claims valid ones, the earliest first
   */
  static Step of(FirstValid rule, List<Claim> claims) {
    var passed = new LinkedHashMap<Claim, String>();
    var dated = CreditWords.withDay(claims, passed);
    if (dated.isEmpty()) {
      return new Step(List.of(), passed);
    }
    var first = dated.getFirst();
    var sameDay = new ArrayList<Claim>();
    boolean alone = true;
    for (var claim : dated) {
      if (claim.day().equals(first.day())) {
        sameDay.add(claim);
        alone &= claim.by().equals(first.by());
      } else {
        passed.put(claim, "came later");
      }
    }
    return switch (rule.sameDay()) {
      case BY_KEY -> {
        for (var claim : sameDay.subList(1, sameDay.size())) {
          passed.put(claim, "of the same day, later in order");
        }
        yield new Step(List.of(part(first)), passed);
      }
      case SPLIT ->
          alone
              ? new Step(List.of(part(first)), passed)
              : new Step(Splitting.alike(sameDay, "one of %d of the same first day"), passed);
      case NOBODY -> {
        if (alone) {
          yield new Step(List.of(part(first)), passed);
        }
        sameDay.forEach(claim -> passed.put(claim, "first on the same day as another's"));
        yield new Step(List.of(), passed);
      }
    };
  }

  private static Part part(Claim first) {
    return new Part(first.by(), first.role(), Ratio.ONE, List.of(first), "the first valid claim");
  }
}
