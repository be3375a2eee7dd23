package dev.touchstone.publication;

import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.Benchmark;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.GateResult;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Measurement;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.PeerStatistics;
import dev.touchstone.score.explanation.Explanation.Valued;
import dev.touchstone.score.explanation.Explanation.Weighed;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.explanation.Opening;
import dev.touchstone.score.explanation.Outlook;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.score.tree.Duels;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores from a formula over a partner's position: small, made up, and adding up exactly. */
record SampleScores(Period period, Population population, int age) implements Scores {
  private boolean withheld(int partner) {
    return partner == population.size() - 1;
  }

  private double points(int kpi, int partner) {
    double base = 92 - 70.0 * partner / population.size();
    double swing = 12 * Math.sin(partner * 1.7 + kpi * 2.3 + age * 0.9);
    return Math.round(Math.clamp(base + swing - (5 - age) * 0.8, 0, 100) * 10) / 10.0;
  }

  private boolean missing(int kpi, int partner) {
    return kpi == 1 && partner % 7 == 3;
  }

  @Override
  public double score(int partner) {
    return withheld(partner)
        ? Double.NaN
        : BigDecimal.valueOf(root(partner).contribution().orElseThrow())
            .setScale(1, RoundingMode.HALF_UP)
            .doubleValue();
  }

  @Override
  public int rank(int partner) {
    return withheld(partner)
        ? 0
        : 1
            + (int)
                IntStream.range(0, population.size())
                    .filter(other -> score(other) > score(partner))
                    .count();
  }

  @Override
  public String band(int partner) {
    double score = score(partner);
    if (Double.isNaN(score)) {
      return "";
    }
    return score >= 80
        ? "excellent"
        : score >= 60 ? "good" : score >= 40 ? "fair" : "needs-improvement";
  }

  @Override
  public String withheldFor(int partner) {
    return withheld(partner) ? "Only 16 % of the weight is backed by data; 60 % is needed." : "";
  }

  @Override
  public double coverage(int partner) {
    return withheld(partner) ? 0.16 : missing(1, partner) ? 0.76 : 1;
  }

  @Override
  public double points(String node, int partner) {
    return Double.NaN;
  }

  @Override
  public double[] points(String node) {
    return IntStream.range(0, population.size()).mapToDouble(i -> points(node, i)).toArray();
  }

  @Override
  public double duel(String group, int one, int other) {
    return Double.NaN;
  }

  @Override
  public Explanation explain(int partner) {
    var outcome =
        withheld(partner)
            ? new Outcome.Withheld(withheldFor(partner))
            : new Outcome.Scored(
                score(partner),
                root(partner).contribution().orElseThrow(),
                population.size() > 1_000 ? partner + 1 : rank(partner),
                population.size() - 1,
                band(partner),
                band(partner));
    return new Explanation(
        population.partners().get(partner),
        population.names().get(partner),
        period,
        outcome,
        coverage(partner),
        root(partner),
        List.of(),
        List.of(
            new GateResult(
                "certified", "Certified staff", true, Optional.of(points(3, partner)), 40, "good")),
        List.of(
            population.names().get(partner) + " is strongest in revenue against target.",
            "Compared with similar partners, the win rate has the most room to grow."),
        new Opening(
            population.names().get(partner) + " scores as it does.",
            "Revenue against target weighs most.",
            "Nearest: Customer satisfaction +2.2."),
        Outlook.NONE,
        Change.NONE);
  }

  private Branch root(int partner) {
    boolean gone = missing(1, partner);
    var revenue =
        leaf(
            0,
            "revenue-attainment",
            "Revenue against target",
            Unit.MONEY,
            60,
            gone ? 60 : 36,
            partner);
    var wins = leaf(1, "win-rate", "Win rate", Unit.PERCENT, 40, gone ? 0 : 24, partner);
    var satisfied = leaf(2, "satisfaction", "Customer satisfaction", Unit.POINTS, 70, 28, partner);
    var certified = leaf(3, "certified-staff", "Certified staff", Unit.COUNT, 30, 12, partner);
    var financial =
        branch("financial", "Financial", "Grow profitable revenue together", 60, 60, revenue, wins);
    var customer =
        branch(
            "customer",
            "Customer",
            "Customers who would choose the partner again",
            40,
            40,
            satisfied,
            certified);
    double sum = financial.contribution().orElse(0.0) + customer.contribution().orElse(0.0);
    return new Branch(
        "reseller",
        "Reseller scorecard",
        "",
        new Weighed(100, 100, 100, 0, Optional.of(sum), Optional.of(sum)),
        List.of(financial, customer),
        Duels.NONE);
  }

  private static Branch branch(
      String id, String title, String objective, double weight, double effective, Leaf... leaves) {
    double sum = 0;
    for (var leaf : leaves) {
      sum += leaf.contribution().orElse(0.0);
    }
    return new Branch(
        id,
        title,
        objective,
        new Weighed(
            weight,
            weight,
            effective,
            0,
            Optional.of(Math.round(sum / effective * 1_000) / 10.0),
            Optional.of(sum)),
        List.of(leaves),
        Duels.NONE);
  }

  private Leaf leaf(
      int kpi, String id, String title, Unit unit, double weight, double effective, int partner) {
    boolean gone = effective == 0 || withheld(partner);
    boolean standIn = kpi == 2 && partner % 11 == 5;
    double points = points(kpi, partner);
    double scale = kpi == 0 ? 9_500.25 : kpi == 1 ? 0.008 : kpi == 2 ? 0.05 : 0.1;
    double value =
        BigDecimal.valueOf(points * scale)
            .setScale(kpi == 3 ? 0 : kpi == 1 ? 4 : 2, RoundingMode.HALF_UP)
            .doubleValue();
    var state = gone ? State.BELOW_MINIMUM_VOLUME : standIn ? State.MISSING : State.MEASURED;
    return new Leaf(
        id,
        title,
        Status.ACTIVE,
        new Weighed(
            weight,
            effective,
            effective,
            0,
            gone ? Optional.empty() : Optional.of(points),
            gone ? Optional.empty() : Optional.of(Math.round(points * effective * 10) / 1_000.0)),
        new Measurement(
            unit,
            state,
            state == State.MEASURED ? Optional.of(value) : Optional.empty(),
            kpi == 0 ? Optional.of(800_000.0) : Optional.empty(),
            Interval.NOT_ASKED,
            List.of(
                new Aggregate(
                    "value",
                    "deals",
                    "sum(amount)",
                    Optional.of(BigDecimal.valueOf(value)),
                    42,
                    period)),
            Optional.empty(),
            List.of()),
        new Valued(
            Optional.empty(),
            Shrunk.NOT_ASKED,
            peers(scale, state == State.MEASURED ? 1 + partner % 18 : 0, partner),
            new Benchmark.Quarters("region EMEA", scale * 30, scale * 58, scale * 80),
            gone
                ? "Left out: 4 deals decided, 10 are needed."
                : "%s points by the rule of %s.".formatted(points, title.toLowerCase()),
            standIn ? "The median of the peers’ points (61.2) stands in." : ""));
  }

  private PeerStatistics peers(double scale, int rank, int partner) {
    var region = population.attributes().getOrDefault("region", List.of()).get(partner);
    return new PeerStatistics(
        "region " + region, 18, scale * 12, scale * 58, scale * 55, scale * 100, rank);
  }
}
