package dev.touchstone.publication;

import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Kpi.Signal;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.List;

/**
 * A scorecard's method in words, fixed when a run was stored, so that a published score is always
 * shown with the words it was published with.
 *
 * @param who which partners are scored
 * @param periodKind {@code month}, {@code quarter} or {@code year}
 * @param peers who is compared with whom, most similar first
 * @param told what partners are told of each other, a sentence
 * @param tells titles of KPIs whose points say what a peer has, which nobody has accepted
 * @param overFulfilment what more than full marks counts, a sentence
 * @param bands best first
 * @param minimumCoverage in percent of the total weight
 */
public record Method(
    String title,
    String program,
    String currency,
    String who,
    String periodKind,
    List<String> peers,
    String told,
    List<String> tells,
    String overFulfilment,
    BigDecimal scaleFrom,
    BigDecimal scaleTo,
    int decimals,
    List<Band> bands,
    List<String> gates,
    BigDecimal minimumCoverage,
    Section root) {

  /**
   * @param from lower bound, included
   * @param to upper bound, not included except for the best band
   */
  public record Band(String id, String title, BigDecimal from, BigDecimal to) {}

  /**
   * @param weight in percent of its siblings
   * @param share in percent of the whole score
   * @param aggregation how its parts combine, one sentence
   */
  public record Section(
      String id,
      String title,
      String objective,
      BigDecimal weight,
      BigDecimal share,
      String aggregation,
      List<Section> sections,
      List<Kpi> kpis) {}

  /**
   * @param formula the measure as written
   * @param sources each input: what is read and over which time
   * @param facts further sentences: target, points, missing data, limits
   */
  public record Kpi(
      String id,
      String title,
      BigDecimal weight,
      BigDecimal share,
      Unit unit,
      int precision,
      Direction better,
      Signal signal,
      String formula,
      List<String> sources,
      List<String> facts,
      String owner,
      String steward,
      String tellPartner) {
    public boolean lowerIsBetter() {
      return better == Direction.LOWER;
    }

    public boolean leading() {
      return signal == Signal.LEADING;
    }
  }

  /** Every KPI, in the order of the scorecard. */
  public List<Kpi> kpis() {
    return kpisOf(root).toList();
  }

  private static java.util.stream.Stream<Kpi> kpisOf(Section section) {
    return java.util.stream.Stream.concat(
        section.kpis().stream(), section.sections().stream().flatMap(Method::kpisOf));
  }
}
