package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.List;

/** Market development funds: asked for, approved, proved, and the pipeline they brought. */
final class Funds {
  private static final List<String> ACTIVITIES =
      List.of("webinar", "roadshow", "online-ads", "customer-event", "telemarketing");

  private Funds() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      var luck = chance.of("claims", quarter);
      int count = luck.times("count", partner.traits().get(Trait.CLAIMS));
      for (int i = 0; i < count; i++) {
        var one = luck.of("claim", i);
        var on = Quarters.get(quarter).from().plusDays(one.below("on", Quarters.days(quarter)));
        if (partner.activeOn(on)) {
          var id = "%s-F%d%03d".formatted(partner.id().substring(2), quarter, i);
          claim(id, partner, on, one, out);
        }
      }
    }
  }

  private static void claim(String id, Partner partner, LocalDate on, DemoChance luck, Rows out) {
    var currency = partner.country().currency();
    double requested = luck.around("usd", 6_500, 0.6);
    var approvedOn = on.plusDays(4 + luck.below("approval", 14));
    var proofOn = approvedOn.plusDays(20 + luck.below("proof", 45));
    boolean approved = luck.happens("approved", 0.86) && partner.activeOn(approvedOn);
    boolean proved = approved && luck.happens("proved", 0.9) && partner.activeOn(proofOn);
    double granted = requested * (luck.happens("in-full", 0.7) ? 1 : 0.6);
    double pipeline = granted * luck.around("return", partner.traits().get(Trait.FUND_RETURN), 0.6);
    out.add(
        DemoTable.FUND_CLAIMS,
        id,
        partner.id(),
        luck.pick("activity", ACTIVITIES),
        on,
        Rates.bill(requested, currency),
        approved ? approvedOn : "",
        approved ? Rates.bill(granted, currency) : "",
        proved ? proofOn : "",
        proved ? Rates.bill(pipeline, currency) : "",
        currency);
  }
}
