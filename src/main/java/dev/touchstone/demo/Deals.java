package dev.touchstone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Deals, the registrations that protect them, and the targets they are held against. */
final class Deals {
  private static final List<String> PRODUCT_LINES =
      List.of("network", "security", "storage", "analytics", "collaboration");
  private final Partner partner;
  private final Traits traits;
  private final DemoChance chance;
  private final Rows out;
  private final List<BigDecimal> won = new ArrayList<>();

  private Deals(Partner partner, DemoChance chance, Rows out) {
    this.partner = partner;
    this.traits = partner.traits();
    this.chance = chance;
    this.out = out;
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      won.add(BigDecimal.ZERO);
    }
  }

  static void tell(Partner partner, DemoChance chance, Rows out) {
    var deals = new Deals(partner, chance, out);
    for (int quarter = -2; quarter < Quarters.COUNT; quarter++) {
      deals.open(quarter);
    }
    deals.targets();
  }

  private void open(int quarter) {
    int cycle = traits.is(Trait.REPEATS) ? Math.floorMod(quarter, 4) : quarter;
    var luck = chance.of("quarter", cycle);
    double mean = traits.get(Trait.DEALS) * volume(quarter);
    int count = (int) (mean * luck.around("count", 1, 0.1) + luck.even("rest"));
    for (int i = 0; i < count; i++) {
      deal(quarter, i, luck.of("deal", i));
    }
  }

  private double volume(int quarter) {
    return traits.is(Trait.REPEATS) ? 1 : traits.volume(quarter);
  }

  private void deal(int quarter, int number, DemoChance luck) {
    var created =
        Quarters.get(quarter).from().plusDays(luck.below("created", Quarters.days(quarter)));
    if (created.isBefore(partner.joinedOn())) {
      return;
    }
    boolean wins = luck.happens("won", traits.get(Trait.WIN_RATE));
    var closed = closing(created, wins, luck);
    boolean open = !closed.isBefore(Quarters.END);
    if (!partner.activeOn(open ? Quarters.END.minusDays(1) : closed)) {
      return;
    }
    var id = "%s-D%02d%04d".formatted(partner.id().substring(2), quarter + 2, number);
    var amount = row(id, created, closed, open, wins, luck);
    if (!open && wins) {
      int in = quarterOf(closed);
      won.set(in, won.get(in).add(amount));
    }
    if (luck.happens("registered", traits.get(Trait.REGISTERED))) {
      register(id, created, closed, open, luck);
    }
  }

  private LocalDate closing(LocalDate created, boolean wins, DemoChance luck) {
    double days = luck.around("cycle", traits.get(Trait.CYCLE_DAYS), 0.45);
    var closed = created.plusDays(Math.max(2, StrictMath.round(days)));
    if (wins && luck.happens("pulled", traits.get(Trait.PULLED_IN))) {
      var quarter =
          Quarters.CALENDAR.containing(
              closed, dev.touchstone.definition.program.PeriodKind.QUARTER);
      return quarter.to().minusDays(1 + luck.below("pulled-to", 5));
    }
    if (traits.is(Trait.REPEATS)) {
      return closed;
    }
    return switch (closed.getDayOfWeek()) {
      case DayOfWeek.SATURDAY -> closed.plusDays(2);
      case DayOfWeek.SUNDAY -> closed.plusDays(1);
      default -> closed;
    };
  }

  private BigDecimal row(
      String id, LocalDate created, LocalDate closed, boolean open, boolean wins, DemoChance luck) {
    var currency = partner.country().currency();
    double usual = traits.get(Trait.DISCOUNT);
    var discount = Rates.decimal(Math.clamp(usual + 0.03 * luck.normal("discount"), 0, 0.45), 4);
    var amount =
        Rates.bill(
            luck.around("size", traits.get(Trait.DEAL_USD), traits.get(Trait.DEAL_SPREAD)),
            currency);
    double margin =
        traits.get(Trait.MARGIN)
            - 0.7 * (discount.doubleValue() - Characters.usual(partner.kind()).get(Trait.DISCOUNT))
            + 0.03 * luck.normal("margin");
    var cost = scaled(amount, 1 - Math.clamp(margin, -0.05, 0.6));
    var list =
        amount.divide(BigDecimal.ONE.subtract(discount), amount.scale(), RoundingMode.HALF_UP);
    boolean isNew = luck.happens("new", traits.get(Trait.NEW_CUSTOMERS));
    int customers = Math.max(6, (int) (traits.get(Trait.DEALS) * 2.5));
    long customer =
        partner.number() * 100_000L
            + (isNew ? 50_000 + luck.below("customer", 40_000) : luck.below("customer", customers));
    out.add(
        DemoTable.DEALS,
        id,
        partner.id(),
        "C-" + customer,
        Customers.name(new DemoChance(customer), partner.country().region()),
        open ? "open" : wins ? "won" : "lost",
        luck.pick("product", PRODUCT_LINES),
        amount,
        cost,
        list,
        currency,
        discount,
        created,
        open ? lastMove(created, luck) : closed,
        open ? "" : closed,
        isNew,
        luck.happens("registered", traits.get(Trait.REGISTERED)));
    return amount;
  }

  /** An open deal last moved some day between its opening and the export. */
  private static LocalDate lastMove(LocalDate created, DemoChance luck) {
    return created.plusDays(
        luck.below("moved", (int) (Quarters.END.toEpochDay() - created.toEpochDay())));
  }

  private static BigDecimal scaled(BigDecimal amount, double factor) {
    return amount.multiply(Rates.decimal(factor, 4)).setScale(amount.scale(), RoundingMode.HALF_UP);
  }

  private void register(
      String id, LocalDate opened, LocalDate closed, boolean open, DemoChance luck) {
    boolean retroactive = luck.happens("retroactive", traits.get(Trait.RETROACTIVE));
    var on =
        retroactive
            ? closed.plusDays(1 + luck.below("late", 20))
            : opened.plusDays(luck.below("early", 13));
    if (!retroactive && on.isAfter(closed)) {
      on = closed;
    }
    if (!partner.activeOn(on)) {
      return;
    }
    var decision = retroactive && luck.happens("refused", 0.4) ? "refused" : "approved";
    out.add(
        DemoTable.REGISTRATIONS,
        "R" + id,
        id,
        partner.id(),
        opened,
        on,
        open ? "" : closed,
        decision);
  }

  private static int quarterOf(LocalDate day) {
    int quarter = 0;
    while (!Quarters.get(quarter).contains(day)) {
      quarter++;
    }
    return quarter;
  }

  /** What could be expected from a year ago, and somewhat more; nothing before it joined. */
  private void targets() {
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      double presence = partner.presence(quarter);
      var period = Quarters.get(quarter);
      if (presence == 0 || !partner.activeOn(presence == 1 ? period.from() : partner.joinedOn())) {
        continue;
      }
      var currency = partner.country().currency();
      var revenue =
          traits.is(Trait.ON_TARGET)
              ? won.get(quarter)
              : Rates.bill(plan(quarter) * presence, currency).setScale(-2, RoundingMode.HALF_UP);
      out.add(
          DemoTable.TARGETS,
          partner.id(),
          period.from(),
          period.label(),
          revenue.setScale(2),
          currency);
    }
  }

  private double plan(int quarter) {
    double spread = traits.get(Trait.DEAL_SPREAD);
    double deal = traits.get(Trait.DEAL_USD) * StrictMath.exp(spread * spread / 2);
    double ambition = chance.of("plan", quarter).around("ambition", 1.04, 0.06);
    double base = volume(quarter >= 4 ? quarter - 4 : quarter) * (quarter >= 4 ? 1.08 : 1);
    return Math.max(
        2_000, traits.get(Trait.DEALS) * base * traits.get(Trait.WIN_RATE) * deal * ambition);
  }
}
