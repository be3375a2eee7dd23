package dev.touchstone.credit;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.fact.Derivation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

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
  private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

  void write(List<Award> awards, Derivation.Rows into) throws SQLException {
    List<BigDecimal> amounts = amount == null ? List.of() : Attribution.amounts(amount, awards);
    var source = file + ":" + line;
    for (int i = 0; i < awards.size(); i++) {
      var award = awards.get(i);
      var first = award.claims().isEmpty() ? null : award.claims().getFirst();
      var values = new ArrayList<@Nullable Object>(20);
      values.add(key);
      values.add(i + 1L);
      values.add(partner(award.party()));
      values.add(award.credit());
      values.add(award.rule());
      values.add(award.share());
      values.add(amounts.isEmpty() ? null : amounts.get(i));
      values.add(currency);
      values.add(on);
      values.add(first == null ? null : CreditWords.of(first));
      values.add(first == null ? null : day(first));
      values.add(award.reason());
      values.add(source);
      values.add(first == null ? null : first.at());
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
    var json = new StringBuilder("{\"counted\":[");
    for (int i = 0; i < award.claims().size(); i++) {
      json.append(i == 0 ? "[" : ",[");
      told(json, award.claims().get(i)).append(']');
    }
    json.append("],\"passed\":[");
    for (int i = 0; i < award.passed().size(); i++) {
      var passed = award.passed().get(i);
      json.append(i == 0 ? "[" : ",[");
      told(json, passed.claim()).append(',');
      told(json, passed.reason()).append(']');
    }
    return json.append("]}").toString();
  }

  /** The claim, who made it, its place: without their names, which would be most of all bytes. */
  private static StringBuilder told(StringBuilder json, Claim claim) {
    told(json, CreditWords.of(claim)).append(',');
    var by = partner(claim.by());
    told(json, by == null ? Credit.VENDOR : by).append(',');
    return told(json, claim.at());
  }

  private static StringBuilder told(StringBuilder json, String value) {
    json.append('"');
    QUOTES.quoteAsString(value, json);
    return json.append('"');
  }
}
