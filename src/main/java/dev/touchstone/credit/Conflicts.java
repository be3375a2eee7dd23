package dev.touchstone.credit;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.credit.CreditRule.ChannelConflict;
import dev.touchstone.definition.credit.CreditRule.Conflict;
import java.util.LinkedHashMap;
import java.util.List;

/** Claims that contradict each other: the deal is then nobody's but the vendor's, or nobody's. */
final class Conflicts {
  private Conflicts() {}

  static Step of(ChannelConflict rule, List<Claim> valid) {
    var vendors = valid.stream().filter(claim -> claim.by() instanceof Party.Vendor).toList();
    long partners =
        valid.stream()
            .map(Claim::by)
            .filter(party -> party instanceof Party.Partner)
            .distinct()
            .count();
    var passed = new LinkedHashMap<Claim, String>();
    String why;
    if (rule.when().contains(Conflict.VENDOR) && !vendors.isEmpty()) {
      why = "the vendor has a valid claim of its own, " + CreditWords.of(vendors.getFirst());
    } else if (rule.when().contains(Conflict.SEVERAL_PARTNERS) && partners > 1) {
      why = "%d partners have a valid claim".formatted(partners);
    } else {
      return new Step(List.of(), passed);
    }
    valid.stream()
        .filter(claim -> claim.by() instanceof Party.Partner)
        .forEach(claim -> passed.put(claim, "in conflict"));
    return switch (rule.then()) {
      case VENDOR -> step(Credit.VENDOR, vendors, why + ", so the deal is the vendor's", passed);
      case EXCLUDED -> step(Credit.EXCLUDED, vendors, why + ", so it counts for nobody", passed);
    };
  }

  private static Step step(
      String credit, List<Claim> claims, String why, LinkedHashMap<Claim, String> passed) {
    var all = new Part(new Party.Vendor(), credit, Ratio.ONE, claims, why);
    return new Step(List.of(all), passed);
  }
}
