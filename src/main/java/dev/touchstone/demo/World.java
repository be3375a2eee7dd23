package dev.touchstone.demo;

import java.util.List;

/** Tells the whole world, row by row, in an order that never changes. */
record World(Size size, long seed) {
  /** The seed of the world in the docs. */
  static final long SEED = 20261031L;

  void tell(Rows out) {
    var chance = new DemoChance(seed);
    List<Partner> cast = Cast.of(size, chance);
    Rates.tell(chance, out);
    Master.owners(cast, out);
    for (var partner : cast) {
      Master.tell(partner, out);
      var luck = chance.of("rows", partner.number());
      Deals.tell(partner, luck, out);
      Leads.tell(partner, luck, out);
      Academy.tell(partner, luck, out);
      Service.tell(partner, luck, out);
      Funds.tell(partner, luck, out);
      JointWork.tell(partner, luck, out);
      Panel.tell(partner, luck, out);
      Consumption.tell(partner, luck, out);
      Reports.tell(partner, luck, out);
    }
  }
}
