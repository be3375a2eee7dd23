package dev.touchstone.definition.credit;

import dev.touchstone.definition.credit.Credit.Claims;
import dev.touchstone.definition.credit.Credit.RoleOf;
import dev.touchstone.definition.credit.CreditRule.RoleWeighted;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the rules of a credit say and may not be able to do, as far as the documents alone can tell.
 * None of it is an error: a rule that is capped still shares out what is left.
 */
record CreditFit(Datasets datasets, Issues issues) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  void check(Map<String, Claims> claims, List<CreditRule> rules, Fields credit) {
    if (!rules.isEmpty()) {
      unused(claims.values(), credit);
    }
    capped(rules, credit);
    for (var rule : rules) {
      if (rule instanceof RoleWeighted weighted) {
        neverClaimed(claims, weighted, credit);
      }
    }
  }

  private void unused(Iterable<Claims> claims, Fields credit) {
    var used = new HashSet<String>();
    for (var rule : credit.all(CreditLanguage.RULES).all()) {
      CreditRuleReader.KINDS.stream()
          .flatMap(kind -> rule.value().get(kind).stream())
          .flatMap(body -> body.find(CreditLanguage.OF).stream().flatMap(List::stream))
          .forEach(word -> used.add(word.text()));
    }
    for (var one : claims) {
      if (!used.contains(one.id())) {
        issues.warning(
            "unused-claims",
            one.at(),
            "No rule looks at the claims '%s'".formatted(one.id()),
            "Name them in a rule, or take them out");
      }
    }
  }

  /** Behind a rule that gives all that is left, others are for deals it finds nobody for. */
  private void capped(List<CreditRule> rules, Fields credit) {
    var left = BigDecimal.ONE;
    boolean all = false;
    for (var rule : rules) {
      if (rule instanceof CreditRule.ChannelConflict) {
        continue;
      }
      var written = written(rule, credit).filter(fields -> fields.has(CreditLanguage.GIVES));
      if (written.isPresent() && rule.gives().compareTo(left) > 0 && !(all && left.signum() == 0)) {
        issues.warning(
            "gives-more-than-left",
            written.get().at(CreditLanguage.GIVES),
            "'%s' gives %s, but the rules above it may leave %s"
                .formatted(
                    rule.id(),
                    percent(rule.gives()),
                    left.signum() == 0 ? "nothing" : "only " + percent(left)),
            "Give 100 % together, or leave out 'gives' for all that is left");
      }
      all |= rule.gives().compareTo(BigDecimal.ONE) == 0;
      left = left.subtract(rule.gives().min(left).multiply(shared(rule)));
    }
  }

  /** How much of what a rule gives it hands out where everybody is there whom it looks for. */
  private static BigDecimal shared(CreditRule rule) {
    return rule instanceof RoleWeighted weighted
        ? weighted.weights().values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .min(HUNDRED)
            .movePointLeft(2)
        : BigDecimal.ONE;
  }

  private void neverClaimed(Map<String, Claims> claims, RoleWeighted rule, Fields credit) {
    var possible = new TreeSet<String>();
    for (var id : rule.claims()) {
      var one = claims.get(id);
      var roles = one == null ? List.<String>of() : roles(one);
      if (roles.isEmpty()) {
        return;
      }
      possible.addAll(roles);
    }
    var weights =
        written(rule, credit)
            .flatMap(fields -> fields.get(CreditLanguage.ROLE_WEIGHTED))
            .flatMap(body -> body.find(CreditLanguage.WEIGHTS));
    if (possible.isEmpty() || weights.isEmpty()) {
      return;
    }
    for (var one : weights.get().all()) {
      if (one.value().signum() > 0 && !possible.contains(one.name())) {
        issues.warning(
            "role-never-claimed",
            one.at(),
            "No claim that '%s' looks at can be for '%s'".formatted(rule.id(), one.name()),
            "They can be for %s: take this weight out, or name claims that have the role"
                .formatted(String.join(", ", possible)));
      }
    }
  }

  /** What claims can be for; empty where a fault keeps it from being known. */
  private List<String> roles(Claims claims) {
    return switch (claims.role()) {
      case RoleOf.Always(var role) -> role.isEmpty() ? List.of() : List.of(role);
      case RoleOf.InColumn(var name) ->
          Optional.ofNullable(datasets.all().get(claims.from()))
              .flatMap(dataset -> dataset.column(name))
              .map(Column::type)
              .filter(ColumnType.OneOf.class::isInstance)
              .map(type -> ((ColumnType.OneOf) type).values())
              .orElse(List.of());
    };
  }

  private static Optional<Fields> written(CreditRule rule, Fields credit) {
    return credit.all(CreditLanguage.RULES).all().stream()
        .filter(one -> one.name().equals(rule.id()))
        .map(Named.One::value)
        .findFirst();
  }

  private static String percent(BigDecimal share) {
    return Numbers.spelled(share.multiply(HUNDRED)) + " %";
  }
}
