package dev.touchstone.credit;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of a deal's ledger.
 *
 * @param rule id of the rule that gave it; {@code vendor} for what no rule gave
 * @param credit the role, {@code vendor} or {@code excluded}
 * @param share of the deal; a deal's shares add up to exactly one
 * @param claims behind it, the earliest first; empty for what nobody claimed
 * @param reason in plain words, naming nobody else
 * @param passed the claims this rule gave nothing, with the reason of each
 */
public record Award(
    String rule,
    Party party,
    String credit,
    BigDecimal share,
    List<Claim> claims,
    String reason,
    List<Passed> passed) {

  /** A claim that a rule looked at and gave nothing. */
  public record Passed(Claim claim, String reason) {}
}
