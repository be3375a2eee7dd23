package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.KpiColumn;
import dev.touchstone.score.column.StandIns;
import dev.touchstone.score.column.Treatment;
import dev.touchstone.score.explanation.Explanation.Judged;
import dev.touchstone.score.explanation.Explanation.Measurement;
import dev.touchstone.score.explanation.Explanation.PeerStatistics;
import dev.touchstone.score.explanation.Explanation.Valued;
import dev.touchstone.score.rule.Gap;
import dev.touchstone.score.rule.Phrasing;
import dev.touchstone.score.rule.Rule;
import dev.touchstone.score.tree.PeriodScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what was measured of one partner by one KPI, and how it was made to count. */
final class KpiExplainer {
  /** Of an interval nobody asked for by another. */
  private static final double USUAL_LEVEL = 0.95;

  private final PeriodScores scores;
  private final KpiColumn column;
  private final int partner;
  private final Phrasing phrasing;

  KpiExplainer(PeriodScores scores, KpiColumn column, int partner) {
    this.scores = scores;
    this.column = column;
    this.partner = partner;
    this.phrasing = Phrasing.of(column.kpi(), scores.method().scorecard().scale());
  }

  Measurement measurement() {
    var values = column.values();
    var history = values.history();
    return new Measurement(
        column.kpi().measure().unit(),
        column.gap(partner).state(),
        Explainer.finite(history.now().values()[partner]),
        column.rule().heldAgainst().isEmpty()
            ? Explainer.finite(history.target(partner, values.carriedFrom(partner)))
            : Optional.empty(), // it is another partner's value
        Certainty.told(interval(), phrasing),
        history.now().evidence().of(partner),
        judged(),
        remarks());
  }

  Valued valued() {
    boolean byRule = column.treatment(partner).ownData();
    return new Valued(
        counted(),
        column.shrunk(partner),
        peers(),
        column.peers().told(partner, column.kpi().measure().precision()),
        byRule ? treatment() + sentence() : "",
        StandIns.sentence(column, partner, phrasing));
  }

  /** A share of counts has an interval for nothing; what costs a figure has to be asked for. */
  private Interval interval() {
    var now = column.values().history().now();
    if (now.states()[partner] != State.MEASURED) {
      return Interval.NOT_ASKED;
    }
    var sample = now.samples().of(partner);
    var sampling = column.kpi().measure().sampling();
    boolean asked = sampling.level().signum() > 0;
    if (!asked) {
      return sample instanceof Sample.Share ? Interval.of(sample, USUAL_LEVEL) : Interval.NOT_ASKED;
    }
    double level = sampling.level().doubleValue();
    return switch (sampling.resampling()) {
      case Resampling.None _ -> Interval.of(sample, level);
      case Resampling.Bootstrap how ->
          new Bootstrap(how, column.kpi().id(), scores.population().partners().get(partner).value())
              .interval(sample, now.samples().rows(partner), level);
    };
  }

  private List<String> remarks() {
    var remarks = new ArrayList<>(column.values().history().now().remarks().of(partner));
    judged().ifPresent(judged -> remarks.addAll(Trust.remarks(judged)));
    return List.copyOf(remarks);
  }

  private Optional<Judged> judged() {
    var opinions = column.values().history().now().opinions();
    if (!opinions.asked() || opinions.assessors()[partner] == 0) {
      return Optional.empty();
    }
    int apart = opinions.apart()[partner];
    return Optional.of(
        new Judged(
            opinions.assessors()[partner],
            apart,
            apart > opinions.apartAtMost(),
            opinions.agreement()));
  }

  private String sentence() {
    return column.rule().sentence(column.reading(partner), phrasing);
  }

  /** What was compared, where it is not the value measured. */
  private Optional<Double> counted() {
    boolean other =
        column.treatment(partner) == Treatment.IMPUTED
            || (column.treatment(partner).ownData()
                && (column.values().treatedHere(partner) || column.movedHere(partner)));
    return other ? Optional.of(column.values().counted(partner)) : Optional.empty();
  }

  /** How a value of few rows or an outlier was made to count. */
  private String treatment() {
    var moved = Certainty.moved(column.shrunk(partner), phrasing);
    if (!column.values().treatedHere(partner)) {
      return moved;
    }
    return moved + outlier();
  }

  private String outlier() {
    return column.values().treated().logarithm()
        ? "compared by logarithms, because a few values lie far from all others: "
        : "%s is an outlier and counts as the next value: "
            .formatted(phrasing.value(column.values().of(partner)));
  }

  private PeerStatistics peers() {
    var peers = column.peers().of(partner);
    boolean ranked = column.gap(partner) == Gap.NONE;
    double value = ranked ? column.values().counted(partner) : Double.NaN;
    int better = Rule.lowerIsBetter(column.kpi()) ? peers.below(value) : peers.above(value);
    return new PeerStatistics(
        column.peers().label(partner),
        peers.count(),
        peers.minimum(),
        peers.median(),
        peers.mean(),
        peers.maximum(),
        ranked ? better + 1 : 0);
  }
}
