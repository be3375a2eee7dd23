package dev.touchstone.definition.credit;

import dev.touchstone.definition.credit.Credit.Claims;
import dev.touchstone.definition.credit.Credit.DeclaredShare;
import dev.touchstone.definition.credit.CreditRule.Model;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the rules of a credit and checks that none of them can hand out more than there is.
 *
 * @param ids of all claims, whether or not they could be read
 */
record CreditRuleReader(
    List<String> ids, Map<String, Claims> claims, List<String> roles, Issues issues) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  static final List<Key.Optional<Fields>> KINDS =
      List.of(
          CreditLanguage.CHANNEL_CONFLICT,
          CreditLanguage.FIRST_VALID,
          CreditLanguage.SPLIT,
          CreditLanguage.ROLE_WEIGHTED,
          CreditLanguage.CAMPAIGN);

  List<CreditRule> read(Fields credit) {
    var rules = new ArrayList<CreditRule>();
    for (var one : credit.all(CreditLanguage.RULES).all()) {
      rule(one, rules.stream().anyMatch(r -> !(r instanceof CreditRule.ChannelConflict)))
          .ifPresent(rules::add);
    }
    return List.copyOf(rules);
  }

  private Optional<CreditRule> rule(Named.One<Fields> one, boolean afterGiving) {
    var written = one.value();
    if (one.name().equals(Credit.VENDOR)) {
      issues.error(
          "reserved-name",
          one.at(),
          "'vendor' stands for what no rule took",
          "Give the rule another name");
    }
    var kinds = KINDS.stream().filter(written::has).toList();
    if (kinds.size() != 1) {
      if (!written.misspelt() || kinds.size() > 1) {
        issues.error(
            "credit-rule-kind",
            one.at(),
            "'%s' must be one kind of rule, but is %s"
                .formatted(one.name(), kinds.isEmpty() ? "none" : "several"),
            "Give it one of " + String.join(", ", KINDS.stream().<String>map(Key::name).toList()));
      }
      return Optional.empty();
    }
    var kind = kinds.getFirst();
    var title = written.get(CreditLanguage.TITLE).orElse(Titles.of(one.name()));
    if (kind.equals(CreditLanguage.CHANNEL_CONFLICT) && afterGiving) {
      issues.error(
          "rule-order",
          one.at(),
          "'%s' settles conflicts after a rule has already given credit".formatted(one.name()),
          "Move it above all other rules");
    }
    return written
        .get(kind)
        .flatMap(
            body ->
                Fields.made(
                    () ->
                        kind.equals(CreditLanguage.CHANNEL_CONFLICT)
                            ? conflict(one, title, body)
                            : giving(kind, one, title, body, gives(written))));
  }

  private BigDecimal gives(Fields written) {
    var gives = written.get(CreditLanguage.GIVES).orElse(BigDecimal.ONE);
    if (gives.signum() == 0 || gives.compareTo(BigDecimal.ONE) > 0) {
      issues.error(
          "out-of-range",
          written.at(CreditLanguage.GIVES),
          "A rule gives more than 0 % and at most 100 % of a deal",
          "For example: gives: 60 %");
      return BigDecimal.ONE;
    }
    return gives;
  }

  private CreditRule conflict(Named.One<Fields> one, String title, Fields body) {
    one.value()
        .refuse(CreditLanguage.GIVES, "A conflict is about the whole deal", "Leave out 'gives'");
    return new CreditRule.ChannelConflict(
        one.name(),
        title,
        claims(body),
        Set.copyOf(body.get(CreditLanguage.WHEN)),
        body.get(CreditLanguage.THEN),
        one.at());
  }

  private CreditRule giving(
      Key.Optional<Fields> kind,
      Named.One<Fields> one,
      String title,
      Fields body,
      BigDecimal gives) {
    var id = one.name();
    var of = claims(body);
    if (kind.equals(CreditLanguage.FIRST_VALID)) {
      needDays(body);
      var sameDay = body.get(CreditLanguage.SAME_DAY);
      return new CreditRule.FirstValid(id, title, gives, of, sameDay, one.at());
    }
    if (kind.equals(CreditLanguage.SPLIT)) {
      var by = body.get(CreditLanguage.SPLIT_BY);
      if (by == CreditRule.By.DECLARED) {
        needShares(body);
      }
      var above = body.get(CreditLanguage.ABOVE_WHOLE);
      return new CreditRule.Split(id, title, gives, of, by, above, one.at());
    }
    if (kind.equals(CreditLanguage.ROLE_WEIGHTED)) {
      var absent = body.get(CreditLanguage.ABSENT);
      checkWeights(body);
      return new CreditRule.RoleWeighted(id, title, gives, of, weights(body), absent, one.at());
    }
    needDays(body);
    checkModel(body);
    var model = body.get(CreditLanguage.MODEL);
    return new CreditRule.Campaign(id, title, gives, of, model, one.at());
  }

  private List<String> claims(Fields body) {
    var of = new ArrayList<String>();
    for (var word : body.get(CreditLanguage.OF)) {
      if (!ids.contains(word.text())) {
        issues.error(
            "unknown-claims",
            word.at(),
            "There are no claims '%s'".formatted(word.text()),
            Spelling.hint(word.text(), ids));
      } else if (!of.contains(word.text())) {
        of.add(word.text());
      }
    }
    return List.copyOf(of);
  }

  private void needDays(Fields body) {
    each(body)
        .forEach(
            (claim, at) -> {
              if (claim.on().isEmpty()) {
                ClaimsReader.dayNeeded(at, claim.from(), issues);
              }
            });
  }

  private void needShares(Fields body) {
    each(body)
        .forEach(
            (claim, at) -> {
              if (claim.share() instanceof DeclaredShare.None) {
                issues.error(
                    "claims-without-share",
                    at,
                    "The claims '%s' name no share to split by".formatted(claim.id()),
                    "Name its column with share:, or split equally");
              }
            });
  }

  private Map<Claims, Position> each(Fields body) {
    var each = new LinkedHashMap<Claims, Position>();
    for (var word : body.get(CreditLanguage.OF)) {
      var claim = claims.get(word.text());
      if (claim != null) {
        each.put(claim, word.at());
      }
    }
    return each;
  }

  private static Map<String, BigDecimal> weights(Fields body) {
    var weights = new LinkedHashMap<String, BigDecimal>();
    body.get(CreditLanguage.WEIGHTS).all().forEach(one -> weights.put(one.name(), one.value()));
    return Collections.unmodifiableMap(weights);
  }

  private void checkWeights(Fields body) {
    var all = body.all(CreditLanguage.WEIGHTS).all();
    all.forEach(one -> ClaimsReader.checkRole(one.name(), one.at(), roles, issues));
    var sum = all.stream().map(Named.One::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(HUNDRED) > 0) {
      issues.error(
          "weights-above-whole",
          body.at(CreditLanguage.WEIGHTS),
          "The weights add up to %s, but there is only 100 %% to share out"
              .formatted(Numbers.spelled(sum)),
          "Take %s away from one of them".formatted(Numbers.spelled(sum.subtract(HUNDRED))));
    }
    if (sum.signum() == 0 && !all.isEmpty()) {
      issues.error(
          "out-of-range",
          body.at(CreditLanguage.WEIGHTS),
          "All weights are zero, so nobody would be credited",
          "Give a role a weight above zero");
    }
  }

  private void checkModel(Fields body) {
    if (body.get(CreditLanguage.MODEL) instanceof Model.ByPosition(var first, var last)
        && first.add(last).compareTo(BigDecimal.ONE) > 0) {
      issues.error(
          "weights-above-whole",
          body.at(CreditLanguage.MODEL),
          "The first and the last touch have %s %% together, but there is only 100 %%"
              .formatted(Numbers.spelled(first.add(last).multiply(HUNDRED))),
          "For example: {position: {first: 40 %, last: 40 %}}");
    }
  }
}
