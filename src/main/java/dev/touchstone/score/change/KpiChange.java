package dev.touchstone.score.change;

import dev.touchstone.definition.scorecard.KpiMeaning;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.column.StandIns;
import dev.touchstone.score.column.Treatment;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.rule.Rule;
import java.util.List;

/**
 * The change of one KPI's points. Five times the same formula f with one thing more of now in it:
 * the value, the rows behind it, the target, the peers, the rule. Own performance is f(x1; peers0)
 * - f(x0; peers0), the peers' part f(x1; peers1) - f(x1; peers0), whether they are compared with,
 * moved toward or stand in.
 */
record KpiChange(PartnerState before, KpiColumn was, PartnerState after, KpiColumn is) {

  /**
   * The partner's part of the value's way, all others standing still.
   *
   * @param value the partner's data of now among the peers of then, on as many rows as then
   * @param surer the same on as many rows as now
   * @param peers what it is called that the others then do
   */
  private record Way(double value, double surer, Line peers) {}

  List<Line> lines(double from, double to) {
    var then = was.treatment(before.partner());
    var now = is.treatment(after.partner());
    if (!KpiMeaning.same(was.kpi().measure(), is.kpi().measure())) {
      return List.of(line(Kind.METHOD, to - from, "it measures something else"));
    }
    if (then.ownData() && now.ownData()) {
      return compared(ofOwnData(), from, to);
    }
    if (then != now) {
      return List.of(line(Kind.PRESENCE, to - from, presence(now)));
    }
    return switch (now) {
      case PEER_MEDIAN ->
          List.of(peers("the median of the peers stands in", elsewhere()).times(to - from));
      case NEUTRAL ->
          List.of(line(Kind.METHOD, to - from, "other points stand in for missing data"));
      case IMPUTED -> imputed(from, to);
      case MEASURED, CARRIED_FORWARD, LEFT_OUT, WITHHELD ->
          List.of(line(Kind.PRESENCE, to - from, "another value stands in"));
    };
  }

  private Way ofOwnData() {
    int there = before.partner();
    var own = is.values().own(after.partner());
    double value = was.values().made(there, own.on(was.values().own(there).rows()));
    boolean moved =
        was.kpi().measure().sampling().shrinks() && is.kpi().measure().sampling().shrinks();
    return new Way(
        value,
        moved ? was.values().made(there, own) : value,
        peers(moved ? meansOfPeers() : "", elsewhere()));
  }

  /** A value that was made of others' is their doing, but for what the partner's own row says. */
  private List<Line> imputed(double from, double to) {
    if (!was.kpi().valuation().whenMissing().equals(is.kpi().valuation().whenMissing())) {
      return List.of(line(Kind.METHOD, to - from, "another value stands in"));
    }
    double standIn = was.values().of(before.partner());
    var others = peers("the values of others stand in", elsewhere());
    switch (is.kpi().valuation().whenMissing()) {
      case MissingPolicy.Impute(var _, var within) -> {
        if (!within.stream().allMatch(this::sameAttribute)) {
          others = peers("", "the values of others elsewhere stand in");
        }
      }
      case MissingPolicy.ImputeRowMean(boolean siblings) -> {
        standIn = sameKpis() ? was.values().standIn(siblings, row()) : Double.NaN;
        others = peers("", elsewhere());
      }
      case MissingPolicy.Reweight _,
          MissingPolicy.CarryForward _,
          MissingPolicy.PeerMedian _,
          MissingPolicy.Neutral _,
          MissingPolicy.Withhold _ ->
          standIn = Double.NaN;
    }
    return Double.isNaN(standIn)
        ? List.of(line(Kind.PRESENCE, to - from, "another value stands in"))
        : compared(new Way(standIn, standIn, others), from, to);
  }

  private boolean sameKpis() {
    var then = before.method().scorecard().root();
    var now = after.method().scorecard().root();
    return then == now || then.equals(now);
  }

  private boolean sameAttribute(String name) {
    return attribute(before, name).equals(attribute(after, name));
  }

  private static String attribute(PartnerState side, String name) {
    var column = side.scores().population().attributes().getOrDefault(name, List.of());
    return column.isEmpty() ? "" : column.get(side.partner());
  }

  /** The partner's values of now, by KPI, as they would be among the peers of then. */
  private double[] row() {
    var row = new double[before.scores().kpis().size()];
    for (int k = 0; k < row.length; k++) {
      row[k] =
          before
              .scores()
              .kpis()
              .get(k)
              .values()
              .inRow(before.partner(), after.scores().kpis().get(k).values(), after.partner());
    }
    return row;
  }

  private List<Line> compared(Way way, double from, double to) {
    int there = before.partner();
    var rule = was.rule();
    double ownTarget = was.values().heldAgainst(there);
    double target =
        rule.heldAgainst().isEmpty() ? is.values().heldAgainst(after.partner()) : ownTarget;
    double otherTarget = was.wouldBe(there, rule, way.surer(), target);
    if (Double.isNaN(otherTarget)) {
      return List.of(line(Kind.METHOD, to - from, "the rule of then has no points for it"));
    }
    double otherRows = orElse(was.wouldBe(there, rule, way.surer(), ownTarget), otherTarget);
    double otherValue = orElse(was.wouldBe(there, rule, way.value(), ownTarget), otherRows);
    double otherPeers = sameMethod() ? to : orElse(amongPeersOfNow(rule), otherTarget);
    return List.of(
        line(Kind.OWN, otherValue - from, ""),
        line(Kind.VOLUME, otherRows - otherValue, ""),
        line(Kind.TARGET, otherTarget - otherRows, ""),
        way.peers().times(otherPeers - otherTarget),
        line(Kind.METHOD, to - otherPeers, "another rule"));
  }

  private static double orElse(double points, double otherwise) {
    return Double.isNaN(points) ? otherwise : points;
  }

  private boolean sameMethod() {
    return was.rule().equals(is.rule()) && sameValues();
  }

  /** Whether values are made to count in the same way. */
  private boolean sameValues() {
    return was.kpi().valuation().outliers().equals(is.kpi().valuation().outliers())
        && was.kpi().measure().sampling().shrinks() == is.kpi().measure().sampling().shrinks();
  }

  /** NaN where what the value counts as is another method's doing, too. */
  private double amongPeersOfNow(Rule rule) {
    int here = after.partner();
    return sameValues()
        ? is.wouldBe(here, rule, is.values().of(here), is.values().heldAgainst(here))
        : Double.NaN;
  }

  /** Where the peers that matter are others than before; empty where they are not. */
  private String elsewhere() {
    boolean matters =
        is.rule().relative() || is.treatment(after.partner()) == Treatment.PEER_MEDIAN;
    var compared = other(was.peers().label(before.partner()), is.peers().label(after.partner()));
    var moved =
        other(was.values().movedWithin(before.partner()), is.values().movedWithin(after.partner()));
    return matters && !compared.isEmpty()
        ? "compared " + compared
        : moved.isEmpty() ? "" : "moved toward the mean " + moved;
  }

  private static String other(String then, String now) {
    return then.equals(now) ? "" : "within %s, before within %s".formatted(now, then);
  }

  /** One point of what the others do. */
  private Line peers(String note, String elsewhere) {
    return elsewhere.isEmpty() ? line(Kind.PEERS, 1, note) : line(Kind.HIERARCHY, 1, elsewhere);
  }

  /** Where the peers' mean moves whoever is moved toward it. */
  private String meansOfPeers() {
    return was.shrunk(before.partner()) instanceof Shrunk.Toward then
            && is.shrunk(after.partner()) instanceof Shrunk.Toward now
            && then.peerMean() != now.peerMean()
        ? "moved toward another mean of its peers"
        : "";
  }

  private String presence(Treatment now) {
    return now.ownData() ? "it has data now" : StandIns.reason(is, after.partner());
  }

  private Line line(Kind kind, double points, String note) {
    return new Line(is.kpi().id(), is.kpi().title(), kind, points, note);
  }
}
