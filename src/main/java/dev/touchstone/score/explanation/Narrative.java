package dev.touchstone.score.explanation;

import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.GateResult;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.score.tree.CompiledCard;
import dev.touchstone.score.tree.PowerMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Three to six plain sentences that say what the tree says. */
final class Narrative {
  private static final int NAMED_GAPS = 3;
  private static final int MANY_WORDS = 5;

  private final CompiledCard method;
  private final Explanation explanation;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();

  Narrative(CompiledCard method, Explanation explanation) {
    this.method = method;
    this.explanation = explanation;
    collect(explanation.root());
  }

  private void collect(Part part) {
    switch (part) {
      case Leaf leaf -> leaves.add(leaf);
      case Branch branch -> {
        branches.add(branch);
        branch.parts().forEach(this::collect);
      }
    }
  }

  /** The explanation with its words. */
  Explanation told() {
    var words = new ArrayList<String>();
    switch (explanation.outcome()) {
      case Outcome.Scored scored -> {
        words.add(headline(scored));
        lifted(words);
        cost(words);
        branches.stream()
            .flatMap(branch -> pulledDown(branch).stream())
            .limit(1)
            .forEach(words::add);
        adjustments(words);
        gaps(words);
        opinions(words);
        if (words.size() < MANY_WORDS) {
          leastSure(words);
        }
        gates(scored, words);
      }
      case Outcome.Withheld(String reason) -> {
        words.add(explanation.name() + " has no score for " + explanation.period() + ".");
        words.add(reason + ".");
        gaps(words);
      }
    }
    return explanation.told(new Opener(method, explanation).lines(), words);
  }

  private String headline(Outcome.Scored scored) {
    var scale = method.scorecard().scale();
    var outOf =
        scale.from().signum() == 0
            ? " of " + ReadableNumbers.upTo(scale.to().doubleValue(), 6)
            : " on the scale from %s to %s"
                .formatted(
                    ReadableNumbers.upTo(scale.from().doubleValue(), 6),
                    ReadableNumbers.upTo(scale.to().doubleValue(), 6));
    return "%s scores %s%s for %s: band %s, rank %d of %d.%s"
        .formatted(
            explanation.name(),
            number(scored.score()),
            outOf,
            explanation.period(),
            title(scored.band()),
            scored.rank(),
            scored.of(),
            beyond(scored));
  }

  private String beyond(Outcome.Scored scored) {
    double unrounded = scored.unrounded();
    return method.span().clip(unrounded) == unrounded
        ? ""
        : " Its %s points lie beyond the end of the scale.".formatted(number(unrounded));
  }

  private void adjustments(List<String> words) {
    for (var step : explanation.adjustments()) {
      words.add(
          "%s changed the score from %s to %s points%s."
              .formatted(
                  step.title(),
                  number(step.before()),
                  number(step.after()),
                  step.reason().isEmpty() ? "" : ": " + step.reason()));
    }
  }

  /** Ties go to the KPI that stands first in the document. */
  private void lifted(List<String> words) {
    leaves.stream()
        .filter(leaf -> !leaf.valued().rule().isEmpty() && leaf.contribution().orElse(0.0) > 0)
        .max(
            Comparator.comparingDouble((Leaf leaf) -> leaf.contribution().orElse(0.0))
                .thenComparing(this::documentOrder))
        .ifPresent(leaf -> words.add(lifted(leaf)));
  }

  private String lifted(Leaf leaf) {
    return "%s lifted it most, by %s points (%s)."
        .formatted(leaf.title(), number(leaf.contribution().orElseThrow()), leaf.valued().rule());
  }

  private void cost(List<String> words) {
    leaves.stream()
        .filter(leaf -> !leaf.valued().rule().isEmpty() && lost(leaf) > 0)
        .max(Comparator.comparingDouble(this::lost).thenComparing(this::documentOrder))
        .ifPresentOrElse(
            leaf -> words.add(cost(leaf, words.getLast().contains(leaf.valued().rule()))),
            () -> words.add("No KPI that was measured is short of full marks."));
  }

  private String cost(Leaf leaf, boolean ruleIsTold) {
    return "%s %scost most: it weighs %s and makes %s of %s points%s."
        .formatted(
            leaf.title(),
            ruleIsTold ? "also " : "",
            ReadableNumbers.percent(leaf.effectiveWeight() / 100),
            number(leaf.points().orElseThrow()),
            ReadableNumbers.upTo(method.span().to(), 6),
            ruleIsTold ? "" : " (" + leaf.valued().rule() + ")");
  }

  private double lost(Leaf leaf) {
    return leaf.effectiveWeight() * (method.span().to() - leaf.points().orElse(method.span().to()));
  }

  private int documentOrder(Leaf one, Leaf other) {
    return Integer.compare(leaves.indexOf(other), leaves.indexOf(one));
  }

  private void gaps(List<String> words) {
    var standIns =
        leaves.stream().filter(leaf -> !leaf.valued().standIn().isEmpty() && counts(leaf)).toList();
    if (standIns.isEmpty()) {
      words.add("All of its weight is backed by measured data.");
      return;
    }
    var named = new ArrayList<String>();
    for (var leaf : standIns.subList(0, Math.min(NAMED_GAPS, standIns.size()))) {
      var because =
          leaf.measurement().judged().isPresent()
              ? List.<String>of()
              : leaf.measurement().remarks();
      named.add(
          leaf.title()
              + ": "
              + leaf.valued().standIn()
              + (because.isEmpty() ? "" : " (" + String.join(", ", because) + ")"));
    }
    int more = standIns.size() - named.size();
    words.add(
        "%s.%s %s of its weight is backed by measured data."
            .formatted(
                String.join(". ", named),
                more == 0 ? "" : " And " + more + " more like these.",
                ReadableNumbers.percent(explanation.coverage())));
  }

  /** Of the values that count, the one with the fewest rows behind it, where they are few. */
  private void leastSure(List<String> words) {
    Optional<Leaf> fewest = Optional.empty();
    for (var leaf : leaves) {
      boolean counts = leaf.effectiveWeight() > 0 && leaf.valued().standIn().isEmpty();
      if (counts && rows(leaf) < fewest.map(Narrative::rows).orElse(Certainty.MANY_ROWS)) {
        fewest = Optional.of(leaf);
      }
    }
    fewest.ifPresent(leaf -> words.add(leastSure(leaf)));
  }

  private static String leastSure(Leaf leaf) {
    return leaf.measurement().interval() instanceof Interval.Between between
        ? "%s lies %s, because only %s behind it."
            .formatted(
                leaf.title(),
                between.words(),
                between.rows() == 1 ? "one row stands" : between.rows() + " rows stand")
        : "";
  }

  private static long rows(Leaf leaf) {
    return leaf.measurement().interval() instanceof Interval.Between between
        ? between.rows()
        : Long.MAX_VALUE;
  }

  /** Whoever reads a value that people decided should know how much they differ. */
  private void opinions(List<String> words) {
    leaves.stream()
        .filter(leaf -> leaf.measurement().judged().isPresent() && leaf.effectiveWeight() > 0)
        .map(leaf -> leaf.title() + ": " + String.join("; ", leaf.measurement().remarks()) + ".")
        .forEach(words::add);
  }

  /** What is on trial or retired is no gap. */
  private static boolean counts(Leaf leaf) {
    return leaf.status().counts();
  }

  /** Says which part without points pulled a geometric or harmonic mean down to nothing. */
  private Optional<String> pulledDown(Branch branch) {
    if (branch.points().orElse(1.0) != 0
        || !(method.tree().aggregator(method.tree().indexOf(branch.id())) instanceof PowerMean mean)
        || mean.exponent() > 0) {
      return Optional.empty();
    }
    return branch.parts().stream()
        .filter(part -> part.effectiveWeight() > 0 && part.points().orElse(1.0) <= 0)
        .map(part -> part.title() + " has 0 points, and so the " + mean.name() + " mean of ")
        .map(sentence -> sentence + branch.title() + " is 0.")
        .findFirst();
  }

  private void gates(Outcome.Scored scored, List<String> words) {
    var failed = explanation.gates().stream().filter(gate -> !gate.passed()).toList();
    if (failed.isEmpty()) {
      return;
    }
    var reasons = failed.stream().map(this::shortfall).toList();
    words.add(
        scored.band().equals(scored.bandBeforeGates())
            ? "%s; the band would be %s either way."
                .formatted(String.join(", and ", reasons), title(scored.band()))
            : "%s, so the band is %s and not %s."
                .formatted(
                    String.join(", and ", reasons),
                    title(scored.band()),
                    title(scored.bandBeforeGates())));
  }

  private String shortfall(GateResult gate) {
    var needed = number(gate.atLeast());
    return gate.points()
        .map(
            points ->
                "%s has %s of the %s points it needs"
                    .formatted(gate.title(), number(points), needed))
        .orElseGet(
            () -> "%s has no data for the %s points it needs".formatted(gate.title(), needed));
  }

  private String title(String band) {
    return method.bands().title(method.bands().indexOf(band));
  }

  private String number(double points) {
    return ReadableNumbers.fixed(points, method.scorecard().scale().decimals());
  }
}
