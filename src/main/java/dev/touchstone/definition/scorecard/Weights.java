package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Weights of siblings add up to 100, so that each can be read as its share. Where nobody has one,
 * all weigh the same. KPIs on trial or retired have none and are not among them.
 *
 * @param equal the weight of each where none is written
 */
record Weights(BigDecimal equal) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Weights of(String whose, Named<Fields> siblings, Issues issues) {
    var counting = siblings.all().stream().filter(Trials::counts).toList();
    int count = counting.size();
    if (counting.stream().noneMatch(one -> one.value().has(KpiLanguage.WEIGHT))) {
      return new Weights(
          count == 0 ? HUNDRED : HUNDRED.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
    }
    check(whose, siblings, issues);
    return new Weights(BigDecimal.ZERO);
  }

  BigDecimal of(Named.One<Fields> one) {
    return !Trials.counts(one)
        ? BigDecimal.ZERO
        : one.value().get(KpiLanguage.WEIGHT).orElse(equal);
  }

  /** Says nothing where a weight could not be read: that is reported already. */
  private static void check(String whose, Named<Fields> siblings, Issues issues) {
    var counting = siblings.all().stream().filter(Trials::counts).toList();
    for (var one : counting) {
      if (!one.value().has(KpiLanguage.WEIGHT)) {
        issues.error(
            "missing-key",
            one.value().at(),
            "The key 'weight' is missing",
            "weight: " + KpiLanguage.WEIGHT.description());
      }
    }
    boolean known =
        siblings.complete()
            && counting.stream().allMatch(one -> one.value().get(KpiLanguage.WEIGHT).isPresent());
    var sum =
        counting.stream()
            .map(one -> one.value().get(KpiLanguage.WEIGHT).orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int off = sum.compareTo(HUNDRED);
    if (!known || off == 0) {
      return;
    }
    var terms =
        counting.stream()
            .map(
                one -> Numbers.spelled(one.value().get(KpiLanguage.WEIGHT).orElse(BigDecimal.ZERO)))
            .toList();
    issues.error(
        "weights-do-not-add-up",
        siblings.at(),
        "The weights of the %s add up to %s%s and not to 100"
            .formatted(
                whose,
                Numbers.spelled(sum),
                terms.size() > 1 ? " (" + String.join(" + ", terms) + ")" : ""),
        off < 0
            ? Numbers.spelled(HUNDRED.subtract(sum)) + " are missing: raise one or more of them"
            : Numbers.spelled(sum.subtract(HUNDRED)) + " are too many: lower one or more of them");
  }
}
