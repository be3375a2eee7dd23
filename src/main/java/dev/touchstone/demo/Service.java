package dev.touchstone.demo;

import java.util.List;

/** What customers say of a partner, and how it handles their tickets. */
final class Service {
  private static final List<String> CHANNELS = List.of("email", "phone", "portal");

  private Service() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      surveys(partner, quarter, chance.of("surveys", quarter), out);
      tickets(partner, quarter, chance.of("tickets", quarter), out);
    }
  }

  private static void surveys(Partner partner, int quarter, DemoChance luck, Rows out) {
    int count = luck.times("count", partner.traits().get(Trait.SURVEYS));
    for (int i = 0; i < count; i++) {
      var one = luck.of("answer", i);
      var on = Quarters.get(quarter).from().plusDays(one.below("on", Quarters.days(quarter)));
      double mood = partner.traits().get(Trait.SATISFACTION) + 0.75 * one.normal("mood");
      if (partner.activeOn(on)) {
        out.add(
            DemoTable.SURVEYS,
            "%s-S%d%04d".formatted(partner.id().substring(2), quarter, i),
            partner.id(),
            on,
            one.pick("channel", CHANNELS),
            Math.clamp(StrictMath.round(mood), 1, 5),
            one.happens("recommends", 0.85)
                ? Math.clamp(StrictMath.round(mood * 2.3 - 1.4 + one.normal("recommend")), 0, 10)
                : "");
      }
    }
  }

  private static void tickets(Partner partner, int quarter, DemoChance luck, Rows out) {
    int count = luck.times("count", partner.traits().get(Trait.TICKETS));
    for (int i = 0; i < count; i++) {
      var one = luck.of("ticket", i);
      var opened = Quarters.get(quarter).from().plusDays(one.below("on", Quarters.days(quarter)));
      if (partner.activeOn(opened)) {
        boolean urgent = one.happens("urgent", 0.2);
        boolean met = one.happens("met", partner.traits().get(Trait.SLA_MET));
        int allowed = urgent ? 1 : 4;
        var resolved =
            opened.plusDays(
                met ? one.below("days", allowed + 1) : allowed + 1 + one.below("days", 12));
        boolean done = partner.activeOn(resolved);
        out.add(
            DemoTable.TICKETS,
            "%s-K%d%04d".formatted(partner.id().substring(2), quarter, i),
            partner.id(),
            urgent ? "urgent" : "normal",
            opened,
            done ? resolved : "",
            done ? met : "");
      }
    }
  }
}
