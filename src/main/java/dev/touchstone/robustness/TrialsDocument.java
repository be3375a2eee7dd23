package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trials as programs read them; numbers are meant to be written with six digits after the point.
 *
 * @param values how measured values were drawn; those that stay as measured are named
 * @param partners by declared rank
 * @param compared two partners held side by side, where two were named
 */
public record TrialsDocument(
    String scorecard,
    String period,
    int replications,
    int failed,
    int seed,
    int top,
    double sure,
    List<Drawn> values,
    List<Stand> partners,
    Optional<Compared> compared,
    Sensitivity sensitivity,
    CoherenceDocument coherence) {

  /**
   * @param sampled whether values are drawn by what their rows tell
   * @param error the relative error; empty where they are sampled
   */
  public record Drawn(
      String kpi,
      boolean sampled,
      Optional<Double> error,
      int drawn,
      List<AsMeasured> asMeasured) {}

  public record AsMeasured(String reason, List<PartnerId> partners) {}

  /**
   * @param bands share of the replications by band; with {@code withoutScore} they add up to 1 as
   *     they are written
   * @param next who is ranked next, and how firmly this one stands above
   */
  public record Stand(
      PartnerId partner,
      double score,
      int rank,
      String band,
      Standing.Verdict verdict,
      ReplicationSpread ranks,
      ReplicationSpread scores,
      Map<String, Double> bands,
      double withoutScore,
      double top,
      Optional<Next> next) {}

  public record Next(PartnerId partner, double above, boolean distinguishable) {}

  /** The three shares add up to 1 as they are written. */
  public record Compared(
      PartnerId partner,
      PartnerId other,
      int replications,
      double above,
      double below,
      double level) {}

  /**
   * How the parts of a scorecard fit together.
   *
   * @param coherence of which the scorecard itself is not told again
   */
  public record CoherenceDocument(
      String scorecard,
      String period,
      List<Coherence.Fit> parts,
      List<Coherence.Overlap> overlaps,
      List<Coherence.Consistency> groups) {
    public static CoherenceDocument of(Coherence coherence) {
      return new CoherenceDocument(
          coherence.scorecard().id(),
          coherence.period().label(),
          coherence.parts(),
          coherence.overlaps(),
          coherence.groups());
    }
  }

  /**
   * @param pair places of two partners to hold side by side; empty for none
   */
  public static TrialsDocument of(RobustnessTrials trials, List<Integer> pair) {
    var robustness = trials.scorecard().robustness();
    return new TrialsDocument(
        trials.scorecard().id(),
        trials.period().label(),
        trials.replications(),
        trials.failed(),
        robustness.seed(),
        robustness.top(),
        robustness.sure().doubleValue(),
        trials.valueDoubts().stream().map(doubt -> drawn(trials, doubt)).toList(),
        Arrays.stream(trials.byRank()).mapToObj(partner -> stand(trials, partner)).toList(),
        pair.isEmpty()
            ? Optional.empty()
            : Optional.of(compared(trials, pair.getFirst(), pair.getLast())),
        trials.sensitivity(),
        CoherenceDocument.of(trials.coherence()));
  }

  private static Drawn drawn(RobustnessTrials trials, ValueDoubt doubt) {
    return new Drawn(
        doubt.kpi(),
        doubt.sampled(),
        doubt.how() instanceof Doubted.Relative(var share)
            ? Optional.of(share.doubleValue())
            : Optional.empty(),
        doubt.drawn(),
        doubt.stays().stream()
            .map(
                stays ->
                    new AsMeasured(
                        stays.reason(),
                        stays.partners().stream().map(place -> id(trials, place)).toList()))
            .toList());
  }

  private static Stand stand(RobustnessTrials trials, int partner) {
    var standing = trials.standing(partner);
    var all = new ArrayList<>(standing.bandShares());
    all.add(standing.withoutScore());
    var shares = LargestRemainder.rounded(all, trials.replications() - trials.failed());
    var bands = new LinkedHashMap<String, Double>();
    for (int band = 0; band < shares.length - 1; band++) {
      bands.put(trials.scorecard().bands().get(band).id(), shares[band]);
    }
    return new Stand(
        id(trials, partner),
        standing.score(),
        standing.rank(),
        standing.band(),
        standing.verdict(),
        standing.ranks(),
        standing.scores(),
        bands,
        shares[shares.length - 1],
        standing.top(),
        standing.next() < 0
            ? Optional.empty()
            : Optional.of(
                new Next(
                    id(trials, standing.next()),
                    standing.aboveNext(),
                    standing.distinguishable())));
  }

  private static Compared compared(RobustnessTrials trials, int one, int other) {
    var duel = trials.duel(one, other);
    var shares =
        LargestRemainder.rounded(
            List.of(duel.above(), duel.below(), duel.level()), duel.replications());
    return new Compared(
        id(trials, one), id(trials, other), duel.replications(), shares[0], shares[1], shares[2]);
  }

  private static PartnerId id(RobustnessTrials trials, int place) {
    return trials.population().partners().get(place);
  }
}
