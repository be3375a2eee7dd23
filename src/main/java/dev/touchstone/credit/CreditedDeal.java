package dev.touchstone.credit;

import dev.touchstone.fact.Derivation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A deal whose awards become rows. A column without a value stays without one; a deal without an
 * amount has shares all the same.
 *
 * @param kept values of the columns that stand beside each credit
 */
record CreditedDeal(
    String key,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable LocalDate on,
    String file,
    long line,
    List<@Nullable Object> kept) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  void write(List<Award> awards, Derivation.Rows into) throws SQLException {
    List<BigDecimal> amounts = amount == null ? List.of() : Attribution.amounts(amount, awards);
    for (int i = 0; i < awards.size(); i++) {
      var award = awards.get(i);
      var first = award.claims().stream().findFirst();
      var values = new ArrayList<@Nullable Object>();
      values.add(key);
      values.add(i + 1L);
      values.add(partner(award.party()));
      values.add(award.credit());
      values.add(award.rule());
      values.add(award.share());
      values.add(amounts.isEmpty() ? null : amounts.get(i));
      values.add(currency);
      values.add(on);
      values.add(first.map(Words::of).orElse(null));
      values.add(first.map(CreditedDeal::day).orElse(null));
      values.add(award.reason());
      values.add(file + ":" + line);
      values.add(first.map(Claim::at).orElse(null));
      values.addAll(kept);
      values.add(file);
      values.add(line);
      values.add(context(award));
      into.add(values.toArray());
    }
  }

  private static @Nullable String partner(Party party) {
    return switch (party) {
      case Party.Partner(var id) -> id.value();
      case Party.Vendor _ -> null;
    };
  }

  private static @Nullable LocalDate day(Claim claim) {
    return claim.made() instanceof Claim.Made.On(var day) ? day : null;
  }

  /** All claims that counted, and those that did not: for whoever settles a dispute. */
  private static String context(Award award) {
    var context = new LinkedHashMap<String, Object>();
    context.put("counted", award.claims().stream().map(CreditedDeal::told).toList());
    context.put(
        "passed",
        award.passed().stream()
            .map(
                passed -> {
                  var told = told(passed.claim());
                  told.put("reason", passed.reason());
                  return told;
                })
            .toList());
    return JSON.writeValueAsString(context);
  }

  private static LinkedHashMap<String, String> told(Claim claim) {
    var told = new LinkedHashMap<String, String>();
    told.put("claim", Words.of(claim));
    told.put(
        "by",
        switch (claim.by()) {
          case Party.Partner(var id) -> id.value();
          case Party.Vendor _ -> "vendor";
        });
    told.put("source", claim.at());
    return told;
  }
}
