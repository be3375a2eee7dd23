package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Robustness.Doubts;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.score.replay.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The scorecard under each combination of alternatives, compiled when first asked for. */
final class Variants {
  private final Kernel declared;
  private final Doubts doubts;
  private final Map<List<Integer>, Kernel> known = new ConcurrentHashMap<>();

  Variants(Kernel declared) {
    this.declared = declared;
    this.doubts = declared.scorecard().robustness().doubts();
    known.put(List.of(0, 0, 0, 0), declared);
  }

  Kernel declared() {
    return declared;
  }

  /** How many choices there are, what is declared included; 1 where nothing is in doubt. */
  int choices(Doubt doubt) {
    return 1
        + switch (doubt) {
          case SCORE -> doubts.scorings().size();
          case AGGREGATE -> doubts.aggregations().size();
          case OUTLIERS -> doubts.outliers().size();
          case WHEN_MISSING -> doubts.whenMissing().size();
          case WEIGHTS, VALUES -> 0;
        };
  }

  Kernel of(int[] choices) {
    var key = Arrays.stream(choices).boxed().toList();
    var found = known.get(key);
    if (found == null) {
      found = made(choices);
      known.put(key, found); // Two threads may make the same one at once; they are equal.
    }
    return found;
  }

  /** KPIs do not depend on how groups put them together, so their columns are shared. */
  private Kernel made(int[] choices) {
    var base = declared;
    if (choices[Doubt.AGGREGATE.ordinal()] > 0) {
      var same = choices.clone();
      same[Doubt.AGGREGATE.ordinal()] = 0;
      base = of(same);
    }
    var scorecard = declared.scorecard();
    return base.under(scorecard.with((Group) node(scorecard.root(), choices)));
  }

  private Node node(Node node, int[] choices) {
    return switch (node) {
      case Group group -> group(group, choices);
      case Kpi kpi -> kpi(kpi, choices);
    };
  }

  private Group group(Group group, int[] choices) {
    var children = new ArrayList<Node>();
    group.children().forEach(child -> children.add(node(child, choices)));
    return group.with(
        group.aggregation() instanceof Aggregation.Combination
            ? group.aggregation()
            : chosen(group.aggregation(), doubts.aggregations(), choices, Doubt.AGGREGATE),
        children);
  }

  private Kpi kpi(Kpi kpi, int[] choices) {
    var way = kpi.valuation();
    // Another way to score has no use for a goal, and would measure something else.
    boolean relative = way.scoring().against() == Scoring.Against.PEERS;
    var scoring =
        relative ? chosen(way.scoring(), doubts.scorings(), choices, Doubt.SCORE) : way.scoring();
    Outliers outliers =
        relative
            ? chosen(way.outliers(), doubts.outliers(), choices, Doubt.OUTLIERS)
            : way.outliers();
    var missing =
        way.whenMissing() instanceof MissingPolicy.Withhold
            ? way.whenMissing()
            : chosen(way.whenMissing(), doubts.whenMissing(), choices, Doubt.WHEN_MISSING);
    return kpi.with(new Kpi.Valuation(way.better(), outliers, scoring, missing));
  }

  private static <T> T chosen(T declared, List<T> others, int[] choices, Doubt doubt) {
    int choice = choices[doubt.ordinal()];
    return choice == 0 ? declared : others.get(choice - 1);
  }
}
