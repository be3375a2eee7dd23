package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.List;

/** Leads that Meridian hands to partners, and what becomes of them. */
final class Leads {
  private static final List<String> SOURCES = List.of("web", "event", "campaign", "referral");

  private Leads() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      var period = Quarters.get(quarter);
      var luck = chance.of("leads", quarter);
      double mean = partner.traits().get(Trait.LEADS) * partner.traits().volume(quarter);
      int count = luck.times("count", mean);
      for (int i = 0; i < count; i++) {
        var one = luck.of("lead", i);
        var received = period.from().plusDays(one.below("received", Quarters.days(quarter)));
        if (partner.activeOn(received)) {
          var id = "%s-L%02d%04d".formatted(partner.id().substring(2), quarter, i);
          lead(id, partner, received, one, out);
        }
      }
    }
  }

  private static void lead(
      String id, Partner partner, LocalDate received, DemoChance luck, Rows out) {
    var traits = partner.traits();
    boolean accepted = luck.happens("accepted", traits.get(Trait.ACCEPTED));
    boolean qualified = accepted && luck.happens("qualified", traits.get(Trait.QUALIFIED));
    boolean converted = qualified && luck.happens("converted", traits.get(Trait.CONVERTED));
    var responded =
        received.plusDays((long) luck.around("response", traits.get(Trait.RESPONSE_DAYS), 0.7));
    var qualifiedOn = responded.plusDays(3 + luck.below("qualifying", 18));
    var convertedOn = qualifiedOn.plusDays(10 + luck.below("converting", 50));
    boolean answered = partner.activeOn(responded);
    out.add(
        DemoTable.LEADS,
        id,
        partner.id(),
        luck.pick("source", SOURCES),
        received,
        answered ? responded : "",
        answered ? accepted : "",
        qualified && partner.activeOn(qualifiedOn) ? qualifiedOn : "",
        converted && partner.activeOn(convertedOn) ? convertedOn : "");
  }
}
