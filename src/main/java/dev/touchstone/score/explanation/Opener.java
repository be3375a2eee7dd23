package dev.touchstone.score.explanation;

import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.GateResult;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Outlook.NextBand;
import dev.touchstone.score.explanation.Outlook.NextStep;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.score.tree.CompiledCard;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the three lines an explanation starts with; {@link Opening#since} adds the change. */
record Opener(CompiledCard method, Explanation explanation) {
  private static final int NAMED = 3;

  Opening lines() {
    return switch (explanation.outcome()) {
      case Outcome.Scored scored -> new Opening(what(scored), why(scored), next(scored));
      case Outcome.Withheld(var reason) ->
          new Opening(
              "%s has no score for %s.".formatted(explanation.name(), explanation.period()),
              reason + ".",
              withoutData());
    };
  }

  private String what(Outcome.Scored scored) {
    return "%s scores %s of %s: band %s."
        .formatted(
            explanation.name(),
            number(scored.score()),
            ReadableNumbers.upTo(method.span().to(), 6),
            bandTitle(scored.band()));
  }

  private String why(Outcome.Scored scored) {
    var held =
        explanation.gates().stream()
            .filter(gate -> !gate.passed() && !scored.band().equals(scored.bandBeforeGates()))
            .findFirst();
    return held.map(this::held)
        .orElseGet(
            () ->
                counting()
                    .filter(leaf -> lost(leaf) > 0)
                    .max(Comparator.comparingDouble(this::lost))
                    .map(this::cost)
                    .orElse("Every KPI that counts has full marks."));
  }

  private String held(GateResult gate) {
    return "%s has %s of the %s points it needs, so the band is at most %s."
        .formatted(
            gate.title(),
            gate.points().map(this::number).orElse("none"),
            number(gate.atLeast()),
            bandTitle(gate.bandAtMost()));
  }

  private String cost(Leaf leaf) {
    return "%s costs most: %s of %s points at %s of the score."
        .formatted(
            leaf.title(),
            number(leaf.points().orElseThrow()),
            ReadableNumbers.upTo(method.span().to(), 6),
            ReadableNumbers.plainPercent(Math.round(leaf.effectiveWeight() * 10) / 1000.0));
  }

  private double lost(Leaf leaf) {
    return leaf.effectiveWeight() * (method.span().to() - leaf.points().orElse(method.span().to()));
  }

  private String next(Outcome.Scored scored) {
    var outlook = explanation.outlook();
    var steps = outlook.steps().stream().limit(NAMED).map(step -> step(step, outlook)).toList();
    var distance =
        outlook
            .nextBand()
            .map(band -> distance(band, outlook.heldBy()))
            .orElse(atTheTop(scored) ? "In the best band." : "");
    var worth =
        steps.isEmpty()
            ? "No single KPI lifts the score by its next step."
            : "Nearest: " + String.join("; ", steps) + ".";
    return distance.isEmpty() ? worth : distance + " " + worth;
  }

  private String distance(NextBand band, String heldBy) {
    if (band.distance() == 0) {
      return "%s is open once this gate is passed: %s.".formatted(band.title(), heldBy);
    }
    return "%s %s to %s%s."
        .formatted(
            number(band.distance()),
            band.distance() == 1 ? "point" : "points",
            band.title(),
            heldBy.isEmpty() ? "" : ", and the gate " + heldBy);
  }

  private boolean atTheTop(Outcome.Scored scored) {
    return method.bands().indexOf(scored.band()) == method.bands().bands().size() - 1;
  }

  private String step(NextStep step, Outlook outlook) {
    boolean enough =
        outlook.nextBand().isPresent() && reaches(step.bandThen(), outlook.nextBand().get());
    return "%s +%s%s"
        .formatted(
            step.title(),
            number(step.worth()),
            enough ? " (enough for " + step.bandThen() + ")" : "");
  }

  private boolean reaches(String bandThen, NextBand next) {
    var titles = method.bands().bands().stream().map(band -> band.title()).toList();
    return titles.indexOf(bandThen) >= titles.indexOf(next.title());
  }

  /** Which KPIs have no points, the weightiest first. */
  private String withoutData() {
    var missing =
        leaves(explanation.root())
            .filter(leaf -> leaf.weighed().share() > 0 && leaf.effectiveWeight() == 0)
            .filter(leaf -> !leaf.valued().standIn().isEmpty())
            .sorted(Comparator.comparingDouble((Leaf leaf) -> -leaf.weighed().share()))
            .toList();
    if (missing.isEmpty()) {
      return "";
    }
    var named = missing.stream().limit(NAMED).map(this::missing).collect(Collectors.joining("; "));
    int more = missing.size() - NAMED;
    return "Counts for nothing now: %s%s."
        .formatted(named, more > 0 ? "; and " + more + " more" : "");
  }

  private String missing(Leaf leaf) {
    var why = leaf.measurement().remarks().stream().findFirst();
    return leaf.title() + why.map(it -> " (" + it + ")").orElse("");
  }

  private Stream<Leaf> counting() {
    return leaves(explanation.root())
        .filter(leaf -> leaf.effectiveWeight() > 0 && !leaf.valued().rule().isEmpty());
  }

  private static Stream<Leaf> leaves(Part part) {
    return switch (part) {
      case Leaf leaf -> Stream.of(leaf);
      case Branch branch -> branch.parts().stream().flatMap(Opener::leaves);
    };
  }

  private String bandTitle(String id) {
    return method.bands().title(method.bands().indexOf(id));
  }

  private String number(double points) {
    return ReadableNumbers.fixed(points, method.scorecard().scale().decimals());
  }
}
