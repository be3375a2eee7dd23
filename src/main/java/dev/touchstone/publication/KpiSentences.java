package dev.touchstone.publication;

import static dev.touchstone.shared.Spoken.plain;

import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a KPI promises, a sentence each: target, points, missing data, limits. */
final class KpiSentences {
  private KpiSentences() {}

  static List<String> of(
      Kpi kpi, Scorecard scorecard, BiFunction<Kpi.Input, Boolean, String> source) {
    var sentences = new ArrayList<String>();
    var measure = kpi.measure();
    var requirements = kpi.requirements();
    if (measure.assessment() instanceof Assessment.Rubric rubric) {
      sentences.addAll(RubricSentences.of(rubric));
    }
    if (!measure.takes().isEmpty()) {
      sentences.add("Uses the values of other KPIs; without them there is none here either.");
    }
    switch (measure.target()) {
      case Target.None() -> {}
      case Target.Fixed(var value) -> sentences.add("Target: " + value(kpi, value) + ".");
      case Target.Measured(var input) ->
          sentences.add("Target: " + source.apply(input, true) + ".");
    }
    sentences.add(points(kpi, scorecard.scale()));
    if (!requirements.applies().text().equals("true")) {
      sentences.add("Applies only where " + requirements.applies().text() + ".");
    }
    if (requirements.atLeastRows() > 0) {
      sentences.add(
          "Needs at least "
              + Spoken.counted(requirements.atLeastRows(), "row")
              + " to be judged by.");
    }
    if (requirements.staleAfterDays() > 0) {
      sentences.add(
          "Data older than "
              + Spoken.counted(requirements.staleAfterDays(), "day")
              + " does not count.");
    }
    if (requirements.noRows() == NoRows.ZERO) {
      sentences.add("Having no rows is a true zero here.");
    }
    sentences.add(missing(kpi.valuation().whenMissing()));
    return List.copyOf(sentences);
  }

  private static String points(Kpi kpi, Scorecard.Scale scale) {
    var from = plain(scale.from());
    var to = plain(scale.to());
    return switch (kpi.valuation().scoring()) {
      case Scoring.Attainment(var nothing, var full, var most) ->
          "Points rise in a straight line from %s at %s of the target to %s at %s%s; more than %s counts no more."
              .formatted(
                  from,
                  percent(nothing),
                  to,
                  percent(full),
                  most.compareTo(full) > 0
                      ? " and on for over-fulfilment to %s at %s"
                          .formatted(beyond(scale, nothing, full, most), percent(most))
                      : "",
                  percent(most));
      case Scoring.GoalRedFlag(var goal, var red) ->
          "Two thirds of the points at the goal of %s, one third at the red flag of %s, in straight lines through both."
              .formatted(value(kpi, goal), value(kpi, red));
      case Scoring.Goalposts(var worst, var best, var clipped, var axis) ->
          "%s at %s, %s at %s, in a straight line between%s."
              .formatted(
                  from,
                  value(kpi, worst),
                  to,
                  value(kpi, best),
                  axis instanceof Scoring.Axis.Log ? " on a logarithmic scale" : "");
      case Scoring.AsIs asIs -> "The value is the points.";
      case Scoring.MinMax(var trim, var type) ->
          trim.signum() == 0
              ? "The peers’ worst value has %s points, their best %s, in a straight line between; the middle if all have the same."
                  .formatted(from, to)
              : "%s points where the worst %s of the peers end, %s where the best %s begin, in a straight line between."
                  .formatted(from, percent(trim), to, percent(trim));
      case Scoring.Rank rank -> "The place among the peers, counted from the last, is the points.";
      case Scoring.ShareOfBest share ->
          "The share of the best peer’s value, from %s to %s points.".formatted(from, to);
      case Scoring.TowardTarget toward ->
          "From %s points at the peers’ worst value to %s at the target.".formatted(from, to);
      case Scoring.TowardPartner _ ->
          "From %s points at the peers’ worst value to %s at that of the partner everybody is held against."
              .formatted(from, to);
      case Scoring.Curve(var factor, var start, var power, var whole) ->
          "%s points for each unit beyond %s%s%s."
              .formatted(
                  plain(factor),
                  value(kpi, start),
                  power.compareTo(BigDecimal.ONE) == 0 ? "" : ", to the power of " + plain(power),
                  whole ? ", broken points cut off" : "");
      case Scoring.Categories(var all) ->
          "Points by value: %s; any other value counts as missing."
              .formatted(
                  String.join(
                      "; ",
                      all.stream()
                          .map(
                              one ->
                                  value(kpi, one.value())
                                      + (one.title().isEmpty() ? "" : " (" + one.title() + ")")
                                      + " "
                                      + plain(one.points()))
                          .toList()));
      case Scoring.Percentile percentile ->
          "Points by place among the peers: last has %s, first has %s.".formatted(from, to);
      case Scoring.ZScore(var mean, var sd) ->
          "Points by distance from the peers’ mean: %s at the mean, %s more for each standard deviation."
              .formatted(plain(mean), plain(sd));
      case Scoring.Rubric(var steps) -> steps(kpi, steps);
    };
  }

  /** The points where an attainment ends; rounded, as a share of shares need not come out even. */
  private static String beyond(
      Scorecard.Scale scale, BigDecimal nothing, BigDecimal full, BigDecimal most) {
    var share = most.subtract(nothing).divide(full.subtract(nothing), 6, RoundingMode.HALF_UP);
    var points = scale.from().add(scale.to().subtract(scale.from()).multiply(share));
    return plain(points.setScale(2, RoundingMode.HALF_UP));
  }

  private static String steps(Kpi kpi, List<Scoring.Step> steps) {
    var words = new ArrayList<String>();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var bound =
          i > 0
              ? "from " + value(kpi, step.from())
              : steps.size() > 1 ? "below " + value(kpi, steps.get(1).from()) : "any value";
      var title = step.title().isEmpty() ? "" : " (" + step.title() + ")";
      words.add(bound + title + " " + plain(step.points()));
    }
    return "Points by steps: " + String.join("; ", words) + ".";
  }

  private static String missing(MissingPolicy policy) {
    return switch (policy) {
      case MissingPolicy.Reweight() ->
          "Without a value it is left out and its weight shared by the others.";
      case MissingPolicy.CarryForward(var periods) ->
          "Without a value the last one, at most %s old, stands in."
              .formatted(Spoken.counted(periods, "period"));
      case MissingPolicy.PeerMedian() ->
          "Without a value the median of the peers’ points stands in.";
      case MissingPolicy.Neutral(var points) ->
          "Without a value " + plain(points) + " points stand in.";
      case MissingPolicy.Impute(var average, var within) ->
          "Without a value the %s of the values of %s stands in."
              .formatted(
                  average == MissingPolicy.Average.MEAN ? "mean" : "median",
                  within.isEmpty()
                      ? "everybody"
                      : "partners with the same "
                          + String.join(" and ", within.stream().map(Spoken::column).toList()));
      case MissingPolicy.ImputeRowMean(var siblings) ->
          "Without a value the partner’s own mean over %s stands in."
              .formatted(siblings ? "the KPIs beside it" : "all KPIs");
      case MissingPolicy.Withhold() -> "Without a value there is no score at all.";
    };
  }

  /** A value as it stands beside the KPI: shares as percent. */
  private static String value(Kpi kpi, BigDecimal value) {
    return switch (kpi.measure().unit()) {
      case PERCENT -> percent(value);
      case DAYS -> Spoken.counted(plain(value), "day");
      case MONEY, COUNT, RATIO, POINTS -> plain(value);
    };
  }

  private static String percent(BigDecimal fraction) {
    return plain(fraction.movePointRight(2)) + " %";
  }
}
