package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.List;

/** Certificates and courses of a partner's people, who have a pseudonym and no name. */
final class Academy {
  private static final List<String> LEVELS =
      List.of("associate", "associate", "associate", "professional", "professional", "expert");
  private static final List<String> COURSES =
      List.of("foundations", "selling-value", "deployment", "security-basics", "renewals");
  private static final List<String> LINES =
      List.of("network", "security", "storage", "analytics", "collaboration");

  private Academy() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    int people = (int) StrictMath.round(partner.traits().get(Trait.PEOPLE));
    for (int i = 0; i < people; i++) {
      var luck = chance.of("person", i);
      var person = "%s-%05d".formatted(partner.id().substring(2), luck.below("pseudonym", 100_000));
      certificates(partner, person, i, luck, out);
      courses(partner, person, i, luck, out);
    }
  }

  /** Certificates hold for two years; four of five are renewed in time. */
  private static void certificates(
      Partner partner, String person, int number, DemoChance luck, Rows out) {
    boolean expiring = partner.traits().is(Trait.EXPIRING);
    var earned =
        expiring
            ? Quarters.get(0).from().plusDays(luck.below("earned", 85))
            : Quarters.START.minusDays(700).plusDays(luck.below("earned", 1_400));
    if (earned.isBefore(partner.joinedOn())) {
      earned = partner.joinedOn().plusDays(luck.below("onboarding", 45));
    }
    var level = luck.pick("level", LEVELS);
    for (int renewal = 0; earned.isBefore(Quarters.END); renewal++) {
      var expires = earned.plusYears(2);
      if (knows(partner, earned)) {
        out.add(
            DemoTable.CERTIFICATIONS,
            "%s-C%03d%d".formatted(partner.id().substring(2), number, renewal),
            partner.id(),
            person,
            luck.pick("line", LINES),
            level,
            earned,
            expires);
      }
      if (expiring || !luck.of("renewal", renewal).happens("renews", 0.8)) {
        return;
      }
      earned = expires.minusDays(luck.of("renewal", renewal).below("early", 40));
    }
  }

  /** The academy knows certificates from before the world's first day too. */
  private static boolean knows(Partner partner, LocalDate day) {
    return partner.activeOn(day)
        || day.isBefore(Quarters.START) && partner.activeOn(Quarters.START);
  }

  private static void courses(
      Partner partner, String person, int number, DemoChance luck, Rows out) {
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      var term = luck.of("term", quarter);
      int courses = term.times("courses", partner.traits().get(Trait.COURSES));
      for (int i = 0; i < courses; i++) {
        var one = term.of("course", i);
        var on = Quarters.get(quarter).from().plusDays(one.below("on", Quarters.days(quarter)));
        if (partner.activeOn(on)) {
          out.add(
              DemoTable.TRAININGS,
              "%s-T%03d%d%02d".formatted(partner.id().substring(2), number, quarter, i),
              partner.id(),
              person,
              one.pick("title", COURSES),
              on,
              Rates.decimal(1 + one.below("hours", 15) / 2.0, 1));
        }
      }
    }
  }
}
