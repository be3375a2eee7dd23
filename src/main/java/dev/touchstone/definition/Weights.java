package dev.touchstone.definition;

import dev.touchstone.shared.Issues;
import java.math.BigDecimal;

/** Weights of siblings add up to 100, so that each can be read as its share. */
final class Weights {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Weights() {}

  /** Says nothing where a weight could not be read: that is reported already. */
  static void check(String whose, Named<Fields> siblings, Issues issues) {
    boolean known =
        siblings.complete()
            && siblings.all().stream()
                .allMatch(one -> one.value().get(KpiLanguage.WEIGHT).isPresent());
    var sum =
        siblings.all().stream()
            .map(one -> one.value().get(KpiLanguage.WEIGHT, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int off = sum.compareTo(HUNDRED);
    if (!known || siblings.all().isEmpty() || off == 0) {
      return;
    }
    var terms =
        siblings.all().stream()
            .map(one -> Numbers.spelled(one.value().get(KpiLanguage.WEIGHT, BigDecimal.ZERO)))
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
