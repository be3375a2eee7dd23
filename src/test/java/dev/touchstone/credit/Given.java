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
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims and rules as short as a test can say them. */
final class Given {
  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  static final Position AT = Position.startOf("credit.yaml");

  private Given() {}

  /** A valid claim of the kind {@code claims} for {@code sourced}, made some days after a day. */
  static Claim claim(String key, String partner, int day) {
    return new Claim(
        "claims",
        0,
        key,
        partner.equals("vendor") ? new Party.Vendor() : new Party.Partner(new PartnerId(partner)),
        new Claim.Made.On(DAY.plusDays(day)),
        "sourced",
        new Claim.Asked.Nothing(),
        new Claim.Validity.Valid(),
        "claims.csv:" + key.hashCode());
  }

  static Claim of(String claims, int order, Claim c) {
    return new Claim(
        claims, order, c.key(), c.by(), c.made(), c.role(), c.share(), c.validity(), c.at());
  }

  static Claim as(String role, Claim c) {
    return with(c.made(), role, c.share(), c.validity(), c);
  }

  static Claim asking(String share, Claim c) {
    return with(c.made(), c.role(), new Claim.Asked.Share(new BigDecimal(share)), c.validity(), c);
  }

  static Claim invalid(String reason, Claim c) {
    return with(c.made(), c.role(), c.share(), new Claim.Validity.Invalid(reason), c);
  }

  static Claim undated(Claim c) {
    return with(new Claim.Made.Undated(), c.role(), c.share(), c.validity(), c);
  }

  private static Claim with(
      Claim.Made made, String role, Claim.Asked share, Claim.Validity validity, Claim c) {
    return new Claim(c.claims(), c.order(), c.key(), c.by(), made, role, share, validity, c.at());
  }

  static FirstValid firstValid(String gives) {
    return firstValid(gives, SameDay.BY_KEY);
  }

  static FirstValid firstValid(String gives, SameDay sameDay) {
    return new FirstValid(
        "sourcing", "Sourcing", new BigDecimal(gives), List.of("claims"), sameDay, AT);
  }

  static Split split(String gives, By by, AboveWhole above) {
    return new Split("team", "Team", new BigDecimal(gives), List.of("claims"), by, above, AT);
  }

  /**
   * @param weights role and weight in turn
   */
  static RoleWeighted weighted(String gives, Absent absent, Object... weights) {
    Map<String, BigDecimal> byRole = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i += 2) {
      byRole.put((String) weights[i], new BigDecimal(weights[i + 1].toString()));
    }
    return new RoleWeighted(
        "roles", "Roles", new BigDecimal(gives), List.of("claims"), byRole, absent, AT);
  }

  static Campaign campaign(Model model) {
    return new Campaign("marketing", "Marketing", BigDecimal.ONE, List.of("claims"), model, AT);
  }

  static ChannelConflict conflict(Outcome then, Conflict... when) {
    return new ChannelConflict(
        "conflict", "Conflict", List.of("claims"), EnumSet.copyOf(List.of(when)), then, AT);
  }

  /** {@code P-1 sourced 0.600000} for each award, in order. */
  static List<String> credits(List<? extends CreditRule> rules, Claim... claims) {
    return new Attribution(List.copyOf(rules), 6)
        .awards(List.of(claims)).stream().map(Given::line).toList();
  }

  private static String line(Award award) {
    var who =
        switch (award.party()) {
          case Party.Partner(var id) -> id.value();
          case Party.Vendor _ -> "vendor";
        };
    return who + " " + award.credit() + " " + award.share().toPlainString();
  }
}
