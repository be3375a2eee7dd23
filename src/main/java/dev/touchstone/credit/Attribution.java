package dev.touchstone.credit;

import dev.touchstone.credit.Award.Passed;
import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.credit.CreditRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares one deal out by rules in order, each taking from what the ones before it left. Exact until
 * the end; then shares are rounded by largest remainder, equal remainders in the order of the
 * rules, of partners' ids, the vendor last. What no rule gives is the vendor's. The order in which
 * claims come makes no difference.
 *
 * @param decimals digits after the point of a share
 */
public record Attribution(List<CreditRule> rules, int decimals) {
  public static Attribution of(Credit credit) {
    return new Attribution(credit.rules(), credit.decimals());
  }

  private record Given(String rule, Part part, Ratio share, String reason, List<Passed> passed) {}

  /** The ledger of a deal: at least one line, and shares that add up to exactly one. */
  public List<Award> awards(List<Claim> claims) {
    var sorted = new ArrayList<>(claims);
    sorted.sort(Claim.EARLIER);
    var given = new ArrayList<Given>();
    var missed = new ArrayList<String>();
    var everyPassed = new LinkedHashMap<Claim, Passed>();
    var left = Ratio.ONE;
    for (var rule : rules) {
      if (left.isZero()) {
        break;
      }
      var seen = new ArrayList<Claim>();
      var valid = new ArrayList<Claim>();
      for (var claim : sorted) {
        if (rule.claims().contains(claim.claims())) {
          seen.add(claim);
          if (claim.isValid()) {
            valid.add(claim);
          }
        }
      }
      var step = step(rule, valid);
      var passed = passed(seen, step);
      passed.forEach(one -> everyPassed.put(one.claim(), one));
      var gives = Ratio.of(rule.gives()).atMost(left);
      for (var part : step.parts()) {
        var share = gives.times(part.weight());
        given.add(new Given(rule.id(), part, share, reason(rule, gives, part, passed), passed));
        left = left.minus(share);
      }
      if (step.parts().isEmpty() && !(rule instanceof CreditRule.ChannelConflict)) {
        missed.add(rule.title() + " found nobody to credit" + notCounted(passed));
      }
    }
    if (!left.isZero()) {
      given.add(rest(left, missed, everyPassed));
    }
    return rounded(given);
  }

  private static Step step(CreditRule rule, List<Claim> valid) {
    return switch (rule) {
      case CreditRule.ChannelConflict conflict -> Conflicts.of(conflict, valid);
      case CreditRule.FirstValid first -> FirstClaims.of(first, valid);
      case CreditRule.Split split -> Splitting.of(split, valid);
      case CreditRule.RoleWeighted weighted -> RoleWeights.of(weighted, valid);
      case CreditRule.Campaign campaign -> Touches.of(campaign, valid);
    };
  }

  private static List<Passed> passed(List<Claim> seen, Step step) {
    var passed = new ArrayList<Passed>();
    for (var claim : seen) {
      var reason = step.passed().get(claim);
      if (claim.validity() instanceof Claim.Validity.Invalid(var why)) {
        passed.add(new Passed(claim, "not valid (" + why + ")"));
      } else if (reason != null) {
        passed.add(new Passed(claim, reason));
      }
    }
    return List.copyOf(passed);
  }

  private static String reason(CreditRule rule, Ratio gives, Part part, List<Passed> passed) {
    var much =
        switch (rule) {
          case CreditRule.ChannelConflict _ -> "";
          case CreditRule.FirstValid _,
              CreditRule.Split _,
              CreditRule.RoleWeighted _,
              CreditRule.Campaign _ ->
              " gives " + CreditWords.percent(gives);
        };
    var claim =
        part.claims().isEmpty() || rule instanceof CreditRule.ChannelConflict
            ? ""
            : ", " + CreditWords.of(part.claims().getFirst());
    return rule.title() + much + ": " + part.why() + claim + notCounted(passed);
  }

  private static String notCounted(List<Passed> passed) {
    return passed.isEmpty()
        ? ""
        : ". Not counted: " + CreditWords.counted(passed.stream().map(Passed::reason).toList());
  }

  private static Given rest(Ratio left, List<String> missed, Map<Claim, Passed> passed) {
    var words = "No rule gives this to anybody, so it is the vendor's";
    var reason = missed.isEmpty() ? words : words + ". " + String.join(". ", missed);
    var part = new Part(new Party.Vendor(), Credit.VENDOR, left, List.of(), reason);
    return new Given(Credit.VENDOR, part, left, reason, List.copyOf(passed.values()));
  }

  private List<Award> rounded(List<Given> given) {
    var units =
        Apportionment.of(BigInteger.TEN.pow(decimals), given.stream().map(Given::share).toList());
    var awards = new ArrayList<Award>();
    for (int i = 0; i < given.size(); i++) {
      var one = given.get(i);
      awards.add(
          new Award(
              one.rule(),
              one.part().party(),
              one.part().credit(),
              new BigDecimal(units.get(i), decimals),
              one.part().claims(),
              one.reason(),
              one.passed()));
    }
    return List.copyOf(awards);
  }

  /**
   * A deal's amount by the shares of its awards, to the last digit the amount has: what is left
   * after rounding down goes by largest remainder, so the parts add up to exactly the amount.
   */
  public static List<BigDecimal> amounts(BigDecimal amount, List<Award> awards) {
    var shares = awards.stream().map(award -> Ratio.of(award.share())).toList();
    return Apportionment.of(amount.unscaledValue(), shares).stream()
        .map(units -> new BigDecimal(units, amount.scale()))
        .toList();
  }
}
