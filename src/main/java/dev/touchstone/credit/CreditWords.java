package dev.touchstone.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What people read about credit. Other parties' claims are counted and never named: a partner reads
 * the reason of its own credit, and whom else a deal concerns is not its business.
 */
final class CreditWords {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private CreditWords() {}

  /** {@code registrations R-12 of 2026-03-01}. */
  static String of(Claim claim) {
    return claim.claims()
        + " "
        + claim.key()
        + switch (claim.made()) {
          case Claim.Made.On(var day) -> " of " + day;
          case Claim.Made.Undated _ -> "";
        };
  }

  static String percent(Ratio share) {
    return new BigDecimal(share.over())
            .multiply(HUNDRED)
            .divide(new BigDecimal(share.under()), 4, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** Claims of which a day is known; the others are passed over. */
  static List<Claim> withDay(List<Claim> claims, Map<Claim, String> passed) {
    var dated = new ArrayList<Claim>(claims.size());
    for (var claim : claims) {
      switch (claim.made()) {
        case Claim.Made.On _ -> dated.add(claim);
        case Claim.Made.Undated _ -> passed.put(claim, "without a day");
      }
    }
    return dated;
  }

  /** {@code 2 came later; 1 not valid (it was refused)}; empty for none. */
  static String counted(Collection<String> reasons) {
    var counts = new TreeMap<String, Integer>();
    reasons.forEach(reason -> counts.merge(reason, 1, Integer::sum));
    var words = new StringJoiner("; ");
    counts.forEach((reason, times) -> words.add(times + " " + reason));
    return words.toString();
  }
}
