package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the parts of a scorecard fit together, by everybody's points in one period: step 4 of
 * the OECD's Handbook on Constructing Composite Indicators (2008), to be looked at before any
 * robustness. The score is the whole's points before adjustments and rounding.
 *
 * @param parts all groups and KPIs but the whole, parents first
 * @param overlaps pairs of KPIs that say nearly the same, the closest first
 * @param groups the whole first
 */
public record Coherence(
    Scorecard scorecard,
    Period period,
    List<Fit> parts,
    List<Overlap> overlaps,
    List<Consistency> groups) {
  /** From here on two KPIs are redundant: the usual limit, COINr's too. */
  private static final double REDUNDANT = 0.9;

  /**
   * How one part goes with what it is a part of.
   *
   * @param group id of the group it belongs to
   * @param withGroup Pearson's, with the group's points, of which the part's own are some
   * @param withScore the same with the score
   * @param byRank Spearman's, with the score
   */
  public record Fit(
      String id,
      String title,
      boolean kpi,
      String group,
      Correlation withGroup,
      Correlation withScore,
      Correlation byRank) {
    /** Whether who is good at it tends to be bad at the group. */
    public boolean against() {
      return withGroup.r() < 0;
    }
  }

  /** Two KPIs whose points go so closely together, or against each other, that one would do. */
  public record Overlap(
      String one, String oneTitle, String other, String otherTitle, Correlation between) {}

  /**
   * Whether the parts of a group tell of one thing: Cronbach's alpha (Psychometrika 16, 1951) over
   * the parts that have a weight, by partners that have points in all of them.
   *
   * @param alpha 1 at most, negative where parts go against each other; NaN where not defined
   * @param parts how many there are
   * @param partners how many have all of them
   * @param reason why it is not defined, in words; empty where it is
   */
  public record Consistency(
      String id, String title, double alpha, int parts, int partners, String reason) {}

  /**
   * @param scores of the scorecard
   */
  public static Coherence of(Scorecard scorecard, Scores scores) {
    var parts = new ArrayList<Fit>();
    var groups = new ArrayList<Consistency>();
    collect(scorecard.root(), scorecard.root().id(), scores, parts, groups);
    return new Coherence(
        scorecard,
        scores.period(),
        List.copyOf(parts),
        overlaps(scorecard.kpis(), scores),
        List.copyOf(groups));
  }

  private static void collect(
      Group group, String root, Scores scores, List<Fit> parts, List<Consistency> groups) {
    groups.add(consistency(group, scores));
    var ofGroup = scores.points(group.id());
    var whole = scores.points(root);
    for (var child : group.children()) {
      var own = scores.points(child.id());
      parts.add(
          new Fit(
              child.id(),
              child.title(),
              child instanceof Kpi,
              group.id(),
              Correlation.pearson(own, ofGroup),
              Correlation.pearson(own, whole),
              Correlation.spearman(own, whole)));
    }
    for (var child : group.children()) {
      if (child instanceof Group below) {
        collect(below, root, scores, parts, groups);
      }
    }
  }

  private static List<Overlap> overlaps(List<Kpi> kpis, Scores scores) {
    var columns = kpis.stream().map(kpi -> scores.points(kpi.id())).toList();
    return IntStream.range(0, kpis.size())
        .parallel() // each by itself, so that the order of work cannot matter
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i + 1, kpis.size())
                    .mapToObj(
                        j -> overlap(kpis.get(i), kpis.get(j), columns.get(i), columns.get(j)))
                    .filter(pair -> Math.abs(pair.between().r()) > REDUNDANT))
        .sorted((a, b) -> Double.compare(Math.abs(b.between().r()), Math.abs(a.between().r())))
        .toList();
  }

  private static Overlap overlap(Kpi one, Kpi other, double[] ofOne, double[] ofOther) {
    return new Overlap(
        one.id(), one.title(), other.id(), other.title(), Correlation.pearson(ofOne, ofOther));
  }

  /** k / (k - 1) times (1 - the variances of the parts over the variance of their sum). */
  private static Consistency consistency(Group group, Scores scores) {
    var columns =
        group.children().stream()
            .filter(child -> child.weight().signum() > 0)
            .map(Node::id)
            .map(scores::points)
            .toList();
    int k = columns.size();
    var complete =
        IntStream.range(0, scores.population().size())
            .filter(i -> columns.stream().noneMatch(column -> Double.isNaN(column[i])))
            .toArray();
    if (k < 2) {
      return unknown(group, k, complete.length, "it has one part only");
    }
    if (complete.length < 3) {
      return unknown(
          group, k, complete.length, "fewer than three partners have points in all parts");
    }
    double variances = 0;
    for (var column : columns) {
      variances += squares(Arrays.stream(complete).mapToDouble(i -> column[i]).toArray());
    }
    var sums =
        Arrays.stream(complete)
            .mapToDouble(i -> columns.stream().mapToDouble(column -> column[i]).sum())
            .toArray();
    double whole = squares(sums);
    if (!(whole > 0)) {
      return unknown(group, k, complete.length, "the sum of its parts is the same for everybody");
    }
    double alpha = k / (k - 1.0) * (1 - variances / whole);
    return new Consistency(group.id(), group.title(), alpha, k, complete.length, "");
  }

  private static Consistency unknown(Group group, int parts, int partners, String reason) {
    return new Consistency(group.id(), group.title(), Double.NaN, parts, partners, reason);
  }

  /** About the mean; exactly 0 where all are alike. */
  private static double squares(double[] column) {
    if (Correlation.constant(column)) {
      return 0;
    }
    double mean = Correlation.mean(column);
    double sum = 0;
    for (double value : column) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
