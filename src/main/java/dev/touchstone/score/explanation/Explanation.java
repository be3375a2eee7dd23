package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.measure.Agreement;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.Benchmark;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.tree.Duels;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Unit;
import java.util.List;
import java.util.Optional;

/**
 * One partner's score as a tree that adds up.
 *
 * @param adjustments the steps after the tree that changed the score, in their order
 * @param coverage share of the total weight that was backed by a measured value, 0..1
 * @param words the explanation as a few plain sentences
 * @param opening the three lines it starts with
 * @param outlook what the partner can do next
 * @param change why the score is another than in an earlier state, where one was named
 */
public record Explanation(
    PartnerId partner,
    String name,
    Period period,
    Outcome outcome,
    double coverage,
    Branch root,
    List<Adjusted> adjustments,
    List<GateResult> gates,
    List<String> words,
    Opening opening,
    Outlook outlook,
    Change change) {

  /** The same, told in plain sentences. */
  Explanation told(Opening lines, List<String> sentences) {
    return with(List.copyOf(sentences), lines, change);
  }

  /** The same, with why it differs from an earlier state. */
  public Explanation since(Change earlier) {
    return with(words, opening.since(earlier), earlier);
  }

  /**
   * The same without what only the vendor may know: numbers of peers, and who they are. Sentences
   * hold none of that in the first place.
   */
  public Explanation forPartner() {
    return new Explanation(
        partner,
        name,
        period,
        outcome,
        coverage,
        forPartner(root),
        adjustments,
        gates,
        words,
        opening,
        outlook,
        change);
  }

  private static Branch forPartner(Branch branch) {
    return new Branch(
        branch.id(),
        branch.title(),
        branch.objective(),
        branch.weighed(),
        branch.parts().stream()
            .<Part>map(
                part ->
                    switch (part) {
                      case Branch inner -> forPartner(inner);
                      case Leaf leaf -> leaf.forPartner();
                    })
            .toList(),
        branch.duels().forPartner());
  }

  private Explanation with(List<String> otherWords, Opening otherOpening, Change otherChange) {
    return new Explanation(
        partner,
        name,
        period,
        outcome,
        coverage,
        root,
        adjustments,
        gates,
        otherWords,
        otherOpening,
        outlook,
        otherChange);
  }

  public sealed interface Outcome {
    /**
     * @param score rounded to the scorecard's decimals
     * @param unrounded the root's points after all adjustments, before rounding; the score is this,
     *     cut off at the ends of the scale and rounded half-up. Before the adjustments it was the
     *     root's points.
     * @param rank 1 is best; ties share the smaller number
     * @param of how many partners have a rank
     * @param bandBeforeGates the band the score alone would give
     */
    record Scored(
        double score, double unrounded, int rank, int of, String band, String bandBeforeGates)
        implements Outcome {}

    /** There is no score, and why. */
    record Withheld(String reason) implements Outcome {}
  }

  public sealed interface Part {
    String id();

    String title();

    Weighed weighed();

    /** On the scorecard's scale; empty where the part has none. */
    default Optional<Double> points() {
      return weighed().points();
    }

    /** Share of the whole score after missing parts were left out, in percent; 0 if left out. */
    default double effectiveWeight() {
      return weighed().effectiveWeight();
    }

    /** What the part adds to the unrounded score; contributions of siblings add up. */
    default Optional<Double> contribution() {
      return weighed().contribution();
    }
  }

  /**
   * What a part counts.
   *
   * @param weight as declared, relative to its siblings, in percent
   * @param share of the whole score as declared, in percent
   * @param effectiveWeight share of the whole score after missing parts were left out, in percent;
   *     0 if left out
   * @param leftOut how many KPIs without points it got the difference from
   * @param points on the scorecard's scale; empty where the part has none
   * @param contribution what the part adds to the unrounded score; empty where it is left out or
   *     there is no score. Contributions of siblings add up to their parent's. Under a geometric or
   *     harmonic mean the children share what it is lower than the arithmetic one in proportion to
   *     weight times points.
   */
  public record Weighed(
      double weight,
      double share,
      double effectiveWeight,
      int leftOut,
      Optional<Double> points,
      Optional<Double> contribution) {}

  /**
   * @param duels how the partner fared against the others, where the group is put together by duels
   */
  public record Branch(
      String id, String title, String objective, Weighed weighed, List<Part> parts, Duels duels)
      implements Part {}

  /** A KPI, from its points down to the aggregates behind its value. */
  public record Leaf(
      String id,
      String title,
      Status status,
      Weighed weighed,
      Measurement measurement,
      Valued valued)
      implements Part {

    private Leaf forPartner() {
      return new Leaf(id, title, status, weighed, measurement, valued.forPartner());
    }
  }

  /**
   * What was measured, and how sure it is.
   *
   * @param unit of the value and the target
   * @param state also {@code MISSING} where there is a value and no positive target for its
   *     attainment, or too few peers to compare it with
   * @param value what was measured for this period, in the KPI's unit
   * @param target what the value is held against; beside a value carried forward, its own
   * @param interval between which values the one behind the measured one lies
   * @param inputs the aggregates it was made of
   * @param judged what assessors said; empty where the KPI is measured
   * @param remarks what a reader should know beside the value, each without a full stop
   */
  public record Measurement(
      Unit unit,
      State state,
      Optional<Double> value,
      Optional<Double> target,
      Interval interval,
      List<Aggregate> inputs,
      Optional<Judged> judged,
      List<String> remarks) {}

  /**
   * How the value was made to count, or what stands in for it.
   *
   * @param counted what was compared instead of the value: one moved toward the peers' mean, an
   *     outlier after treatment, or a value that stands in for a missing one; empty where the value
   *     itself was
   * @param shrunk how far it was moved toward the mean of its peers before it was compared
   * @param benchmark what the partner itself is told of its peers
   * @param rule how the value became points, with this partner's numbers in it; empty where there
   *     is no value of its own, carried forward or not
   * @param standIn what was missing and how the policy was applied; empty where the value was
   *     measured
   */
  public record Valued(
      Optional<Double> counted,
      Shrunk shrunk,
      PeerStatistics peers,
      Benchmark benchmark,
      String rule,
      String standIn) {

    private Valued forPartner() {
      return new Valued(
          Optional.empty(), shrunk.forPartner(), peers.forPartner(), benchmark, rule, standIn);
    }
  }

  /**
   * What assessors said of one KPI.
   *
   * @param assessors how many people judged this partner
   * @param levelsApart between the two furthest opinions on one criterion
   * @param tooFarApart whether that is more than the scorecard declares
   * @param agreement over everybody who was judged
   */
  public record Judged(int assessors, int levelsApart, boolean tooFarApart, Agreement agreement) {}

  /**
   * The group a value was compared with: for the vendor, as ends and few peers say what others
   * have.
   *
   * @param group the attributes that define it, e.g. {@code region EMEA, maturity Established};
   *     {@code everybody} for the whole population
   * @param count peers with a measured value, this partner included; where it is 0 the other
   *     numbers are NaN
   * @param rank of this partner's value among them, 1 is best; 0 without a value
   */
  public record PeerStatistics(
      String group,
      int count,
      double minimum,
      double median,
      double mean,
      double maximum,
      int rank) {

    private PeerStatistics forPartner() {
      return new PeerStatistics(group, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }
  }

  /**
   * A step after the tree, and what it did to the unrounded score.
   *
   * @param reason what was decided and why, in words
   */
  public record Adjusted(String id, String title, double before, double after, String reason) {}

  public record GateResult(
      String id,
      String title,
      boolean passed,
      Optional<Double> points,
      double atLeast,
      String bandAtMost) {}
}
