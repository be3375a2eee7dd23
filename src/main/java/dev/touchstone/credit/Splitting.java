package dev.touchstone.credit;

import dev.touchstone.definition.credit.CreditRule.AboveWhole;
import dev.touchstone.definition.credit.CreditRule.By;
import dev.touchstone.definition.credit.CreditRule.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everybody with a claim takes part. Who claims twice for the same role still counts once. */
final class Splitting {
  private Splitting() {}

  static Step of(Split rule, List<Claim> claims) {
    return rule.by() == By.EQUAL
        ? new Step(alike(claims, "one of %d who share alike"), Map.of())
        : declared(rule, claims);
  }

  /**
   * One share for each party, whatever number of claims it has; its roles have equal parts of that.
   *
   * @param words with a place for how many share
   */
  static List<Part> alike(List<Claim> claims, String words) {
    var parties = new TreeMap<Party, Map<String, List<Claim>>>();
    for (var claim : claims) {
      parties
          .computeIfAbsent(claim.by(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(claim.role(), _ -> new ArrayList<>())
          .add(claim);
    }
    var parts = new ArrayList<Part>();
    var why = parties.size() == 1 ? "the only one who claims" : words.formatted(parties.size());
    parties.forEach(
        (party, roles) ->
            roles.forEach(
                (role, own) ->
                    parts.add(
                        new Part(
                            party,
                            role,
                            Ratio.of(1, (long) parties.size() * roles.size()),
                            List.copyOf(own),
                            why))));
    return Part.merged(parts);
  }

  private static Step declared(Split rule, List<Claim> claims) {
    var passed = new LinkedHashMap<Claim, String>();
    var asked = new LinkedHashMap<Claim, Ratio>();
    var sum = Ratio.ZERO;
    for (var claim : claims) {
      if (claim.share() instanceof Claim.Asked.Share(var share) && share.signum() > 0) {
        asked.put(claim, Ratio.of(share));
        sum = sum.plus(Ratio.of(share));
      } else {
        passed.put(claim, "names no share above zero");
      }
    }
    boolean above = sum.compareTo(Ratio.ONE) > 0;
    if (above && rule.aboveWhole() == AboveWhole.NOBODY) {
      var words = "of shares that add up to " + CreditWords.percent(sum);
      asked.keySet().forEach(claim -> passed.put(claim, words));
      return new Step(List.of(), passed);
    }
    var whole = above ? sum : Ratio.ONE;
    var scaled = above ? ", scaled down because all ask for " + CreditWords.percent(sum) : "";
    var parts = new ArrayList<Part>();
    asked.forEach(
        (claim, share) ->
            parts.add(
                new Part(
                    claim.by(),
                    claim.role(),
                    share.dividedBy(whole),
                    List.of(claim),
                    "its claim names " + CreditWords.percent(share) + scaled)));
    return new Step(Part.merged(parts), passed);
  }
}
