package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.List;

/** Joint initiatives with their milestones, and the business reviews both sides sit in. */
final class JointWork {
  private static final List<String> TITLES =
      List.of(
          "Certified connector",
          "Reference architecture",
          "Joint launch",
          "Marketplace listing",
          "Customer zero",
          "Shared support desk");
  private static final List<String> THEMES =
      List.of("mid-market", "new-products", "service-quality");
  private static final List<String> STEPS =
      List.of("Charter signed", "Design agreed", "Pilot customer", "Enablement ready", "Launched");

  private JointWork() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    int count = (int) StrictMath.round(partner.traits().get(Trait.INITIATIVES));
    for (int i = 0; i < count; i++) {
      initiative(partner, i, chance.of("initiative", i), out);
    }
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      reviews(partner, quarter, chance.of("reviews", quarter), out);
    }
  }

  private static void initiative(Partner partner, int number, DemoChance luck, Rows out) {
    var first = partner.joinedOn().isAfter(Quarters.START) ? partner.joinedOn() : Quarters.START;
    int room = (int) (Quarters.END.toEpochDay() - first.toEpochDay());
    var started = first.plusDays(luck.below("started", Math.max(1, room - 60)));
    int weeks = 5 + luck.below("pace", 6);
    var planned = started.plusWeeks((long) weeks * STEPS.size());
    if (!partner.activeOn(started)) {
      return;
    }
    var id = "%s-I%02d".formatted(partner.id().substring(2), number);
    int reached = 0;
    for (int step = 0; step < STEPS.size(); step++) {
      var due = started.plusWeeks((long) weeks * (step + 1));
      if (!due.isBefore(Quarters.END)) {
        break;
      }
      boolean onTime = luck.happens("on-time-" + step, partner.traits().get(Trait.ON_TIME));
      LocalDate done =
          onTime
              ? due.minusDays(luck.below("early-" + step, 12))
              : due.plusDays(3 + luck.below("late-" + step, 60));
      boolean isDone = partner.activeOn(done);
      reached += isDone ? 1 : 0;
      out.add(
          DemoTable.MILESTONES,
          id + "-" + (step + 1),
          id,
          partner.id(),
          STEPS.get(step),
          due,
          isDone ? done : "");
    }
    out.add(
        DemoTable.INITIATIVES,
        id,
        partner.id(),
        luck.pick("title", TITLES),
        luck.pick("theme", THEMES),
        started,
        planned,
        reached == STEPS.size() ? "done" : "running");
  }

  private static void reviews(Partner partner, int quarter, DemoChance luck, Rows out) {
    int held = (int) (partner.traits().get(Trait.REVIEWS) + luck.even("held"));
    for (int i = 0; i < held; i++) {
      var one = luck.of("review", i);
      var on = Quarters.get(quarter).from().plusDays(one.below("on", Quarters.days(quarter)));
      int agreed = 2 + one.below("agreed", 6);
      if (partner.activeOn(on)) {
        out.add(
            DemoTable.BUSINESS_REVIEWS,
            "%s-B%d%d".formatted(partner.id().substring(2), quarter, i),
            partner.id(),
            on,
            3 + one.below("attendees", 8),
            one.happens("executive", partner.traits().get(Trait.EXECUTIVES)),
            agreed,
            one.below("closed", agreed + 1));
      }
    }
  }
}
