package dev.touchstone.score.change;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Incomparable;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import dev.touchstone.score.explanation.Change.Moved;
import dev.touchstone.score.explanation.Change.Stand;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.score.tree.PeriodScores;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way from one scored state to another on which every step changes one thing only, so that its
 * part of the change has a cause. What a step did is taken apart KPI by KPI.
 */
public record Chain(Scores start, List<Link> links) {

  /**
   * @param cause what differs from the state before
   * @param scores everybody's, in the state after
   */
  public record Link(Cause cause, Scores scores) {}

  /** What a step changes, in the order of the steps. */
  public enum Cause {
    /** The same period by the facts as they are known now. */
    CORRECTION,
    /** The same at the exchange rates as they are known now. */
    RESTATED_RATES,
    /** The same with partners where they belong now. */
    HIERARCHY,
    /** The next period, at the rates of the earlier one where rates move. */
    PERIOD,
    /** The same at the rates of its own days. */
    RATES,
    /** The newer definition; weights are told apart from all else. */
    METHOD;

    public Kind kind(Kind told) {
      return switch (this) {
        case PERIOD -> told;
        case CORRECTION -> Kind.CORRECTION;
        case RESTATED_RATES, RATES -> Kind.CURRENCY;
        case HIERARCHY -> Kind.HIERARCHY;
        case METHOD -> told == Kind.WEIGHTS ? told : Kind.METHOD;
      };
    }
  }

  public Chain {
    links = List.copyOf(links);
    if (links.isEmpty()) {
      throw new IllegalArgumentException("A chain needs a state to end in");
    }
  }

  /** From an older state to a newer one, by any two methods, in one step. */
  public static Chain between(Scores older, Scores newer) {
    return new Chain(older, List.of(new Link(Cause.PERIOD, newer)));
  }

  Scores end() {
    return links.getLast().scores();
  }

  /**
   * The change of one partner from the start to the end. A state between them in which it has no
   * score is passed over: its cause is told together with the next one's.
   */
  public Change change(PartnerId partner) {
    if (!(start instanceof PeriodScores) || !(end() instanceof PeriodScores)) {
      return new Incomparable("These scores cannot be taken apart");
    }
    var from = new PartnerState((PeriodScores) start, partner);
    var to = new PartnerState((PeriodScores) end(), partner);
    for (var side : List.of(from, to)) {
      if (!side.known()) {
        return new Incomparable(partner + " is not among those scored for " + side.period());
      }
      if (!side.scored()) {
        return new Incomparable(
            "There is no score for %s: %s"
                .formatted(side.period(), side.scores().withheldFor(side.partner())));
      }
    }
    var lines = new ArrayList<Line>();
    var before = from;
    var pending = EnumSet.noneOf(Cause.class);
    for (var link : links) {
      pending.add(link.cause());
      var after =
          link.scores() instanceof PeriodScores scores ? new PartnerState(scores, partner) : before;
      if (after != before && after.known() && after.scored()) {
        var cause = pending.contains(Cause.PERIOD) ? Cause.PERIOD : link.cause();
        for (var line : new ScoreChange(before, after).lines()) {
          lines.add(line.kind() == Kind.SCALE ? line : line.as(cause.kind(line.kind())));
        }
        pending.clear();
        before = after;
      }
    }
    return moved(from, to, lines);
  }

  private static Change moved(PartnerState from, PartnerState to, List<Line> lines) {
    var scale = to.method().scorecard().scale();
    var rounding = new Rounding(scale.change().decimals());
    double unrounded = to.clipped() - from.clipped();
    double points =
        rounding.round(
            scale.change().ofRounded() ? to.stand().score() - from.stand().score() : unrounded);
    var root = to.method().tree().node(0);
    var all = new ArrayList<>(lines);
    all.add(new Line(root.id(), root.title(), Kind.ROUNDING, points - unrounded, ""));
    var merged = merged(all);
    var moved = new Moved(from.stand(), to.stand(), points, merged, List.of());
    return new Moved(
        moved.before(), moved.after(), points, merged, new ChangeStory(moved, scale).sentences());
  }

  /** One line per KPI and kind, kinds in their order; what is nothing has no say in the notes. */
  private static List<Line> merged(List<Line> lines) {
    var merged = new EnumMap<Kind, Map<String, Line>>(Kind.class);
    for (var line : lines) {
      if (line.points() != 0) {
        merged
            .computeIfAbsent(line.kind(), _ -> new LinkedHashMap<>())
            .merge(line.id(), line, Chain::together);
      }
    }
    return merged.values().stream()
        .flatMap(ofKind -> ofKind.values().stream())
        .filter(line -> Math.abs(line.points()) > 1e-12)
        .toList();
  }

  private static Line together(Line one, Line other) {
    return new Line(
        one.id(),
        one.title(),
        one.kind(),
        one.points() + other.points(),
        one.note().isEmpty() ? other.note() : one.note());
  }

  static Stand stand(PartnerState side) {
    var scores = side.scores();
    int partner = side.partner();
    var bands = side.method().bands();
    return new Stand(
        scores.period(),
        scores.score(partner),
        scores.adjustedScore(partner),
        scores.rank(partner),
        scores.standings().ranked(),
        bands.title(bands.indexOf(scores.band(partner))),
        bands.title(scores.bandBeforeGates(partner)));
  }
}
