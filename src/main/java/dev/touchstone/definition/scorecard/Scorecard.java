package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method: who is scored, on what, against whom, and how it adds up.
 *
 * @param population a condition over the partner dataset; the formula {@code true} for everybody
 * @param root the tree of perspectives and KPIs; its weight is 100
 * @param bands ascending by lower bound, covering the whole scale
 * @param minimumCoverage share of the total weight, 0..1, that must be backed by data for a score
 * @param robustness how the scorecard is put to the test; changes no score
 * @param cases examples, no part of the method
 */
public record Scorecard(
    String id,
    String title,
    Formula population,
    PeriodKind period,
    Peers peers,
    Scale scale,
    Banding banding,
    List<Band> bands,
    Group root,
    List<Gate> gates,
    List<Adjustment> adjustments,
    BigDecimal minimumCoverage,
    Robustness robustness,
    List<Case> cases,
    Position at)
    implements Definition {
  public static final Kind<Scorecard> KIND =
      Kind.of(ScorecardLanguage.DOCUMENT, ScorecardReader::read);

  @Override
  public Kind<?> kind() {
    return KIND;
  }

  @Override
  public Set<DocumentName> needs() {
    return kpis().stream()
        .flatMap(kpi -> kpi.datasets().stream())
        .map(dataset -> new DocumentName(Dataset.KIND, dataset))
        .collect(Collectors.toSet());
  }

  /** A scorecard that says nothing about how it is put to the test. */
  public Scorecard(
      String id,
      String title,
      Formula population,
      PeriodKind period,
      Peers peers,
      Scale scale,
      Banding banding,
      List<Band> bands,
      Group root,
      List<Gate> gates,
      List<Adjustment> adjustments,
      BigDecimal minimumCoverage,
      Position at) {
    this(
        id,
        title,
        population,
        period,
        peers,
        scale,
        banding,
        bands,
        root,
        gates,
        adjustments,
        minimumCoverage,
        Robustness.standard(at),
        List.of(),
        at);
  }

  /** All KPIs, in the order of the document. */
  public List<Kpi> kpis() {
    var kpis = new ArrayList<Kpi>();
    collect(root, kpis);
    return List.copyOf(kpis);
  }

  private static void collect(Node node, List<Kpi> into) {
    switch (node) {
      case Kpi kpi -> into.add(kpi);
      case Group group -> group.children().forEach(child -> collect(child, into));
    }
  }

  /** The same tree without some KPIs, weights as they were: to be checked, not to be run. */
  public Scorecard without(Collection<String> kpiIds) {
    return with(without(root, kpiIds));
  }

  /** The same method over another tree of the same nodes. */
  public Scorecard with(Group otherRoot) {
    return with(otherRoot, robustness, cases);
  }

  /** The same method put to the test in another way. */
  public Scorecard with(Robustness otherRobustness) {
    return with(root, otherRobustness, cases);
  }

  /** These KPIs of the same partners, to be measured: nothing decides on their points. */
  public Scorecard measuring(List<Kpi> kpis) {
    return new Scorecard(
        id,
        title,
        population,
        period,
        peers,
        scale,
        banding,
        bands,
        root.with(kpis),
        List.of(),
        List.of(),
        minimumCoverage,
        at);
  }

  /** The same method with these examples beside it. */
  Scorecard with(List<Case> otherCases) {
    return with(root, robustness, otherCases);
  }

  private Scorecard with(Group otherRoot, Robustness otherRobustness, List<Case> otherCases) {
    return new Scorecard(
        id,
        title,
        population,
        period,
        peers,
        scale,
        banding,
        bands,
        otherRoot,
        gates,
        adjustments,
        minimumCoverage,
        otherRobustness,
        otherCases,
        at);
  }

  private static Group without(Group group, Collection<String> kpiIds) {
    var children = new ArrayList<Node>();
    for (var child : group.children()) {
      switch (child) {
        case Kpi kpi when kpiIds.contains(kpi.id()) -> {}
        case Kpi kpi -> children.add(kpi);
        case Group below -> children.add(without(below, kpiIds));
      }
    }
    return group.with(children);
  }

  /**
   * Points run from {@code from} to {@code to}. Score, rank and change are each rounded half-up by
   * their own rule.
   *
   * @param decimals digits after the point of a score; bands and gates look at scores so rounded
   * @param rankDecimals digits a score is rounded to before it is ranked
   * @param beyond how far a KPI may pass the ends; the score itself never does
   */
  public record Scale(
      BigDecimal from,
      BigDecimal to,
      int decimals,
      int rankDecimals,
      ChangeRounding change,
      OverFulfilment beyond) {
    /** Nothing passes the ends. */
    public Scale(
        BigDecimal from, BigDecimal to, int decimals, int rankDecimals, ChangeRounding change) {
      this(from, to, decimals, rankDecimals, change, new OverFulfilment.None());
    }

    /** The same with room beyond its ends. */
    public Scale with(OverFulfilment other) {
      return new Scale(from, to, decimals, rankDecimals, change, other);
    }

    /** Everything by the same digits. */
    public Scale(BigDecimal from, BigDecimal to, int decimals) {
      this(from, to, decimals, decimals, new ChangeRounding(true, decimals));
    }
  }

  /** Whether more than full marks counts for more. */
  public sealed interface OverFulfilment {
    /** Points end where the scale ends. */
    record None() implements OverFulfilment {}

    /**
     * A KPI or group may have up to so many points.
     *
     * @param points above the scale's end
     */
    record UpTo(BigDecimal points) implements OverFulfilment {}

    /** Points of KPIs and groups have no end, above or below the scale. */
    record Unlimited() implements OverFulfilment {}
  }

  /**
   * How a change of score is stated.
   *
   * @param ofRounded whether it is the difference of the two rounded scores; else that of the
   *     unrounded ones, rounded itself
   */
  public record ChangeRounding(boolean ofRounded, int decimals) {}

  /** What puts a score into a band. */
  public sealed interface Banding {
    /** The bands' lower bounds. */
    record ByScore() implements Banding {}

    /**
     * One-dimensional k-means over the rounded scores, one cluster per band: the clusters give the
     * bounds, and those of the bands say nothing.
     *
     * @param within columns of the partner dataset: each group has its own clusters; everybody if
     *     empty
     */
    record Clusters(List<String> within) implements Banding {}
  }

  /** A band holds scores from its lower bound up to the next band's; the top one is closed. */
  public record Band(String id, String title, BigDecimal from, Position at) {}

  /**
   * Who is compared with whom: the first grouping whose group has at least {@code atLeast} partners
   * with a value. The last grouping is usually empty: everybody.
   *
   * @param by attribute names of the partner dataset, most similar peers first
   * @param toldFrom how many companies with a value a group needs before its partners are told
   *     where its quarters end
   * @param pointsMayTell KPIs whose points may say what one peer has, as the author accepts
   */
  public record Peers(
      List<List<String>> by, int atLeast, int toldFrom, List<String> pointsMayTell, Position at) {
    public static final int TOLD_FROM = 10;

    /** Nothing but the usual is told. */
    public Peers(List<List<String>> by, int atLeast, Position at) {
      this(by, atLeast, TOLD_FROM, List.of(), at);
    }
  }

  /** A part of the score's tree. Weights of siblings add up to 100. */
  public sealed interface Node permits Kpi, Group {
    String id();

    String title();

    BigDecimal weight();
  }

  /**
   * @param required whether there is no score without this group's points
   */
  public record Group(
      String id,
      String title,
      BigDecimal weight,
      String objective,
      Aggregation aggregation,
      MinimumParts minimumParts,
      boolean required,
      List<Node> children,
      Position at)
      implements Node {
    /** The same group of other children. */
    public Group with(List<? extends Node> others) {
      return with(aggregation, others);
    }

    /** The same group put together in another way. */
    public Group with(Aggregation otherAggregation, List<? extends Node> others) {
      return new Group(
          id,
          title,
          weight,
          objective,
          otherAggregation,
          minimumParts,
          required,
          List.copyOf(others),
          at);
    }
  }

  /** How many children of a group must have points for the group to have any. */
  public sealed interface MinimumParts {
    /**
     * @param share by count of the children that apply to the partner and have a weight, 0..1
     */
    record Share(BigDecimal share) implements MinimumParts {}

    record Count(int parts) implements MinimumParts {}
  }

  /**
   * A minimum that points elsewhere cannot buy: if the KPI or group has fewer points, the band is
   * at most {@code bandAtMost}. A KPI without data does not pass.
   */
  public record Gate(
      String id,
      String of,
      BigDecimal atLeastPoints,
      String bandAtMost,
      String title,
      Position at) {}
}
