package dev.touchstone.demo;

import java.util.List;

/**
 * Once a quarter three people judge the joint plan with each alliance. They see the same plan and
 * differ a little: one is strict, one is kind, and now and then somebody leaves something out.
 */
final class Panel {
  private static final List<String> ASSESSORS =
      List.of("alliance-manager", "solution-architect", "partner-marketing");
  private static final double[] KINDNESS = {0, -0.45, 0.4};
  private static final List<String> CRITERIA = List.of("goals", "resources", "follow-up");
  private static final List<String> LEVELS = List.of("absent", "started", "agreed", "lived");
  private static final int DAYS_BEFORE_THE_END = 10;

  private Panel() {}

  static void tell(Partner partner, DemoChance chance, Rows out) {
    if (partner.kind() != DemoKind.ALLIANCE) {
      return;
    }
    for (int quarter = 0; quarter < Quarters.COUNT; quarter++) {
      var day = Quarters.get(quarter).to().minusDays(DAYS_BEFORE_THE_END);
      var luck = chance.of("plan-review", quarter);
      for (int assessor = 0; partner.activeOn(day) && assessor < ASSESSORS.size(); assessor++) {
        if (!luck.happens("away-" + assessor, 0.12)) {
          judge(partner, assessor, luck, day, out);
        }
      }
    }
  }

  private static void judge(
      Partner partner, int assessor, DemoChance luck, java.time.LocalDate day, Rows out) {
    for (var criterion : CRITERIA) {
      if (luck.happens("silent-" + assessor + criterion, 0.04)) {
        continue;
      }
      double quality =
          0.4
              + 2.6 * partner.traits().get(Trait.ON_TIME)
              + 0.6 * luck.normal("plan-" + criterion)
              + 0.35 * luck.normal("eye-" + assessor + criterion)
              + KINDNESS[assessor];
      int level = (int) StrictMath.round(Math.clamp(quality, 0, LEVELS.size() - 1.0));
      out.add(
          DemoTable.PLAN_REVIEWS,
          partner.id(),
          ASSESSORS.get(assessor),
          criterion,
          LEVELS.get(level),
          day);
    }
  }
}
