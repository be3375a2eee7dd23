package dev.touchstone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The sell-through reports a partner owes: each week, or each month for those that will not. */
final class Reports {
  private Reports() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    boolean monthly = partner.traits().is(Trait.MONTHLY_REPORTS);
    var from =
        monthly
            ? Quarters.START
            : Quarters.START.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    for (int i = 0; from.isBefore(Quarters.END); i++) {
      var to = monthly ? from.plusMonths(1) : from.plusWeeks(1);
      report(partner, i, monthly, from, to, chance.of("report", i), out);
      from = to;
    }
  }

  /** A report is due three days after what it covers; one that has not come yet has no row. */
  private static void report(
      Partner partner,
      int number,
      boolean monthly,
      LocalDate from,
      LocalDate to,
      DemoChance luck,
      Rows out) {
    var traits = partner.traits();
    var due = to.plusDays(2);
    double delay = traits.get(Trait.REPORT_DELAY) + 1.3 * luck.normal("delay");
    var received = due.plusDays(Math.max(-2, StrictMath.round(delay)));
    if (!partner.activeOn(from) || !partner.activeOn(received)) {
      return;
    }
    double leads = traits.get(Trait.SOURCED_LEADS) * (monthly ? 4.3 : 1);
    out.add(
        DemoTable.PARTNER_REPORTS,
        "%s-W%03d".formatted(partner.id().substring(2), number),
        partner.id(),
        monthly ? "month" : "week",
        from,
        to.minusDays(1),
        due,
        received,
        leads < 0 ? "" : luck.times("leads", leads));
  }
}
