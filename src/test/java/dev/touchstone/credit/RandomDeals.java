package dev.touchstone.credit;

import dev.touchstone.definition.credit.CreditRule;
import dev.touchstone.definition.credit.CreditRule.AboveWhole;
import dev.touchstone.definition.credit.CreditRule.Absent;
import dev.touchstone.definition.credit.CreditRule.By;
import dev.touchstone.definition.credit.CreditRule.Campaign;
import dev.touchstone.definition.credit.CreditRule.ChannelConflict;
import dev.touchstone.definition.credit.CreditRule.Conflict;
import dev.touchstone.definition.credit.CreditRule.FirstValid;
import dev.touchstone.definition.credit.CreditRule.Model;
import dev.touchstone.definition.credit.CreditRule.Outcome;
import dev.touchstone.definition.credit.CreditRule.RoleWeighted;
import dev.touchstone.definition.credit.CreditRule.SameDay;
import dev.touchstone.definition.credit.CreditRule.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Deals with any claims under any rules, from a seed. */
final class RandomDeals {
  private static final List<String> SOURCES = List.of("registrations", "team", "touches");
  private static final List<String> ROLES =
      List.of("sourced", "influenced", "fulfilled", "serviced");

  private final Random random;

  RandomDeals(long seed) {
    this.random = new Random(seed);
  }

  List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    int most = random.nextInt(9);
    for (int i = 0; i < most; i++) {
      claims.add(claim(i));
    }
    return claims;
  }

  private Claim claim(int number) {
    int source = random.nextInt(SOURCES.size());
    var partner = random.nextInt(6) == 0 ? "vendor" : "P-" + random.nextInt(5);
    var claim = Given.claim("K-" + number, partner, random.nextInt(12));
    claim = Given.of(SOURCES.get(source), source, claim);
    claim = Given.as(one(ROLES), claim);
    if (random.nextInt(5) > 0) {
      claim = Given.asking(BigDecimal.valueOf(random.nextInt(-2, 12), 1).toString(), claim);
    }
    if (random.nextInt(10) == 0) {
      claim = Given.undated(claim);
    }
    return random.nextInt(4) == 0 ? Given.invalid("it was refused", claim) : claim;
  }

  List<CreditRule> rules() {
    var rules = new ArrayList<CreditRule>();
    if (random.nextInt(3) == 0) {
      rules.add(
          new ChannelConflict(
              "conflict",
              "Conflict",
              sources(),
              random.nextBoolean()
                  ? EnumSet.allOf(Conflict.class)
                  : EnumSet.of(one(List.of(Conflict.values()))),
              one(List.of(Outcome.values())),
              Given.AT));
    }
    int giving = random.nextInt(5);
    for (int i = 0; i < giving; i++) {
      rules.add(rule("rule-" + i));
    }
    return rules;
  }

  private CreditRule rule(String id) {
    var gives = BigDecimal.valueOf(random.nextInt(1, 101), 2);
    return switch (random.nextInt(4)) {
      case 0 -> new FirstValid(id, id, gives, sources(), one(List.of(SameDay.values())), Given.AT);
      case 1 ->
          new Split(
              id,
              id,
              gives,
              sources(),
              one(List.of(By.values())),
              one(List.of(AboveWhole.values())),
              Given.AT);
      case 2 ->
          new RoleWeighted(
              id, id, gives, sources(), weights(), one(List.of(Absent.values())), Given.AT);
      default -> new Campaign(id, id, gives, sources(), model(), Given.AT);
    };
  }

  private Map<String, BigDecimal> weights() {
    return Map.of(
        "sourced",
        BigDecimal.valueOf(random.nextInt(1, 40)),
        "influenced",
        BigDecimal.valueOf(random.nextInt(0, 33)),
        "serviced",
        BigDecimal.valueOf(random.nextInt(0, 20)));
  }

  private Model model() {
    return switch (random.nextInt(5)) {
      case 0 -> new Model.First();
      case 1 -> new Model.Last();
      case 2 -> new Model.Linear();
      case 3 ->
          new Model.ByPosition(
              BigDecimal.valueOf(random.nextInt(0, 60), 2),
              BigDecimal.valueOf(random.nextInt(0, 40), 2));
      default -> new Model.TimeDecay(random.nextInt(1, 30));
    };
  }

  private List<String> sources() {
    var some = SOURCES.stream().filter(_ -> random.nextBoolean()).toList();
    return some.isEmpty() ? List.of(one(SOURCES)) : some;
  }

  /** Up to 18 digits, now and then none, below zero or the least there is. */
  BigDecimal amount() {
    return switch (random.nextInt(6)) {
      case 0 -> new BigDecimal("0.0000");
      case 1 -> new BigDecimal("0.0001");
      case 2 -> BigDecimal.valueOf(-random.nextLong(1, 10_000_000_000L), 4);
      default -> BigDecimal.valueOf(random.nextLong(1, 100_000_000_000_000_000L), 4);
    };
  }

  int decimals() {
    return random.nextInt(2, 13);
  }

  Random random() {
    return random;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
