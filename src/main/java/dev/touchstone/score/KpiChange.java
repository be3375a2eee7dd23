package dev.touchstone.score;

import dev.touchstone.definition.KpiMeaning;
import dev.touchstone.score.Change.Kind;
import dev.touchstone.score.Change.Line;
import java.util.List;

/**
 * The change of one KPI's points. Four times the same formula f with one thing more of now in it:
 * the value, the target, the peers, the rule. Own performance is f(x1; peers0) - f(x0; peers0), the
 * peers' part f(x1; peers1) - f(x1; peers0).
 */
record KpiChange(Side before, KpiColumn was, Side after, KpiColumn is) {
  List<Line> lines(double from, double to) {
    var then = was.treatment(before.partner());
    var now = is.treatment(after.partner());
    if (!KpiMeaning.of(was.kpi()).equals(KpiMeaning.of(is.kpi()))) {
      return List.of(line(Kind.METHOD, to - from, "it measures something else"));
    }
    if (then.ownData() && now.ownData()) {
      return compared(from, to);
    }
    if (then != now) {
      return List.of(line(Kind.PRESENCE, to - from, presence(now)));
    }
    return List.of(
        switch (now) {
          case PEER_MEDIAN -> line(Kind.PEERS, to - from, "the median of the peers stands in");
          case NEUTRAL -> line(Kind.METHOD, to - from, "other points stand in for missing data");
          case IMPUTED, MEASURED, CARRIED_FORWARD, LEFT_OUT, WITHHELD ->
              line(Kind.PRESENCE, to - from, "another value stands in");
        });
  }

  private List<Line> compared(double from, double to) {
    int there = before.partner();
    double value = is.value(after.partner());
    double ownTarget = was.heldAgainst(there);
    double target =
        was.rule().heldAgainst().isEmpty() ? is.heldAgainst(after.partner()) : ownTarget;
    double otherValue = was.wouldBe(there, was.rule(), value, ownTarget);
    double otherTarget = was.wouldBe(there, was.rule(), value, target);
    if (Double.isNaN(otherTarget)) {
      return List.of(line(Kind.METHOD, to - from, "the rule of then has no points for it"));
    }
    if (Double.isNaN(otherValue)) {
      otherValue = otherTarget;
    }
    double otherPeers =
        is.wouldBe(after.partner(), was.rule(), value, is.heldAgainst(after.partner()));
    boolean sameRule = was.rule().equals(is.rule());
    if (sameRule || Double.isNaN(otherPeers)) {
      otherPeers = sameRule ? to : otherTarget;
    }
    var groupWas = was.peers().label(there);
    var groupIs = is.peers().label(after.partner());
    boolean same = groupWas.equals(groupIs);
    return List.of(
        line(Kind.OWN, otherValue - from, ""),
        line(Kind.TARGET, otherTarget - otherValue, ""),
        line(
            same ? Kind.PEERS : Kind.HIERARCHY,
            otherPeers - otherTarget,
            same ? "" : "compared within %s, before within %s".formatted(groupIs, groupWas)),
        line(Kind.METHOD, to - otherPeers, "another rule"));
  }

  private String presence(Treatment now) {
    return now.ownData() ? "it has data now" : StandIns.reason(is, after.partner());
  }

  private Line line(Kind kind, double points, String note) {
    return new Line(is.kpi().id(), is.kpi().title(), kind, points, note);
  }
}
