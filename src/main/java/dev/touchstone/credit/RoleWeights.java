package dev.touchstone.credit;

import dev.touchstone.definition.credit.CreditRule.Absent;
import dev.touchstone.definition.credit.CreditRule.RoleWeighted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Each role has a weight, and those who have the role share it alike. */
final class RoleWeights {
  private static final Ratio HUNDRED = Ratio.of(100, 1);

  private RoleWeights() {}

  static Step of(RoleWeighted rule, List<Claim> claims) {
    var passed = new LinkedHashMap<Claim, String>();
    var byRole = new TreeMap<String, List<Claim>>();
    var present = Ratio.ZERO;
    for (var claim : claims) {
      if (weight(rule, claim.role()).signum() == 0) {
        passed.put(claim, "of a role without weight");
      } else {
        byRole.computeIfAbsent(claim.role(), _ -> new ArrayList<>()).add(claim);
      }
    }
    var all = rule.weights().values().stream().map(Ratio::of).reduce(Ratio.ZERO, Ratio::plus);
    for (var role : byRole.keySet()) {
      present = present.plus(Ratio.of(weight(rule, role)));
    }
    // What the roles that nobody has would have had is handed to the others, or stays.
    var raised =
        rule.absent() == Absent.OTHERS && !present.isZero() ? all.dividedBy(present) : Ratio.ONE;
    var parts = new ArrayList<Part>();
    byRole.forEach(
        (role, own) -> {
          var weight = weight(rule, role);
          var share = Ratio.of(weight).dividedBy(HUNDRED).times(raised);
          parts.addAll(
              parts(
                  role,
                  own,
                  share,
                  "%s has the weight %s".formatted(role, weight.toPlainString())));
        });
    return new Step(Part.merged(parts), passed);
  }

  private static List<Part> parts(String role, List<Claim> claims, Ratio share, String words) {
    long holders = claims.stream().map(Claim::by).distinct().count();
    var why = holders == 1 ? words : words + ", shared by " + holders;
    return claims.stream()
        .map(Claim::by)
        .distinct()
        .map(
            party ->
                new Part(
                    party,
                    role,
                    share.dividedBy(Ratio.of(holders, 1)),
                    claims.stream().filter(claim -> claim.by().equals(party)).toList(),
                    why))
        .toList();
  }

  private static BigDecimal weight(RoleWeighted rule, String role) {
    return rule.weights().getOrDefault(role, BigDecimal.ZERO);
  }
}
