package dev.touchstone.demo;

import java.util.List;

/** Metered services of a partner's customers, month by month, as the partner reports them. */
final class Consumption {
  private static final List<String> SERVICES = List.of("backup", "monitoring", "sd-wan", "desktop");

  private Consumption() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    int customers = (int) StrictMath.round(partner.traits().get(Trait.METERED));
    for (int i = 0; i < customers; i++) {
      customer(partner, i, chance.of("customer", i), out);
    }
  }

  /** The first customer is as large as all others together where its loss is a story. */
  private static void customer(Partner partner, int number, DemoChance luck, Rows out) {
    var traits = partner.traits();
    double losesFrom = traits.get(Trait.LOSES_CUSTOMER);
    boolean leaves = number == 0 && losesFrom < Quarters.COUNT;
    double size = leaves ? 900 * traits.get(Trait.METERED) : luck.around("size", 850, 0.6);
    double price = 1.5 + luck.below("price", 20) / 4.0;
    var service = luck.pick("service", SERVICES);
    int months = Quarters.COUNT * 3;
    for (int month = 0; month < months; month++) {
      var from = Quarters.START.plusMonths(month);
      if (!partner.activeOn(from) || leaves && month / 3 >= losesFrom) {
        continue;
      }
      double growth = StrictMath.pow(1 + traits.get(Trait.USAGE_GROWTH), month / 3.0);
      double units = size * growth * luck.of("month", month).around("units", 1, 0.06);
      out.add(
          DemoTable.USAGE,
          "%s-U%03d%02d".formatted(partner.id().substring(2), number, month),
          partner.id(),
          "C-" + (partner.number() * 100_000L + number),
          service,
          from,
          Rates.decimal(units, 3),
          Rates.bill(units * price, partner.country().currency()),
          partner.country().currency());
    }
  }
}
