package dev.touchstone.portal;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.State;
import dev.touchstone.publication.Method;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Explanation.Leaf;
import java.util.List;
import java.util.Optional;

/** One KPI of a partner, from its points down to the aggregates behind its value. */
record KpiView(Showing showing, String partner, Leaf leaf, List<Double> pointsOverTime) {

  /**
   * @param href the source rows behind it, or the KPI whose value it is; empty where there is
   *     neither
   */
  record Input(
      String name,
      String dataset,
      String expression,
      String value,
      String rows,
      String window,
      String href) {
    public String link() {
      return href.startsWith("#") ? "That KPI" : "Source rows";
    }
  }

  public String id() {
    return leaf.id();
  }

  public String title() {
    return leaf.title();
  }

  private Optional<Method.Kpi> method() {
    return showing.method().kpis().stream().filter(kpi -> kpi.id().equals(leaf.id())).findFirst();
  }

  private String shown(double value) {
    return Figures.value(value, leaf.measurement().unit(), showing.method().currency());
  }

  public String value() {
    return leaf.measurement().value().map(this::shown).orElse(Figures.NONE);
  }

  /** Empty where there is no target. */
  public String target() {
    return leaf.measurement().target().map(this::shown).orElse("");
  }

  public String points() {
    return leaf.points().map(it -> Figures.fixed(it, 1)).orElse(Figures.NONE);
  }

  /** The points' place on the scale, 0..100, for the bar; it cannot be longer than the scale. */
  public double pointsWidth() {
    var method = showing.method();
    double from = method.scaleFrom().doubleValue();
    double span = method.scaleTo().doubleValue() - from;
    return leaf.points()
        .map(it -> Math.round(Math.clamp((it - from) / span, 0, 1) * 1_000) / 10.0)
        .orElse(0.0);
  }

  public String contribution() {
    return Figures.fixed(leaf.contribution(), 2);
  }

  /** Its weight in the score after missing parts were left out. */
  public String share() {
    return Figures.plain(java.math.BigDecimal.valueOf(leaf.effectiveWeight()), 2) + " %";
  }

  public String declaredWeight() {
    return Figures.plain(java.math.BigDecimal.valueOf(leaf.weighed().weight()), 2) + " %";
  }

  public boolean measured() {
    return leaf.measurement().state() == State.MEASURED;
  }

  public boolean leftOut() {
    return leaf.effectiveWeight() == 0;
  }

  public String state() {
    if (leaf.status().equals("pilot") || leaf.status().equals("retired")) {
      return leaf.status().equals("pilot") ? "Pilot, does not count" : "Retired";
    }
    return switch (leaf.measurement().state()) {
      case MEASURED -> "Measured";
      case MISSING -> "No data";
      case NOT_APPLICABLE -> "Does not apply";
      case BELOW_MINIMUM_VOLUME -> "Too few rows";
      case STALE -> "Out of date";
    };
  }

  public String stateSentence() {
    return switch (leaf.measurement().state()) {
      case MEASURED -> "";
      case MISSING -> "There are no rows to measure, which is not the same as zero.";
      case NOT_APPLICABLE -> "This KPI does not apply to this partner.";
      case BELOW_MINIMUM_VOLUME -> "There are rows, and too few of them to judge by.";
      case STALE -> "The newest row is too old to count.";
    };
  }

  public String rule() {
    return leaf.valued().rule();
  }

  /** Between which values the true one lies; empty where that is not known. */
  public String interval() {
    return Certainty.between(leaf.measurement().interval());
  }

  public String standIn() {
    return leaf.valued().standIn();
  }

  /** Present where anybody of the peer group has a value. */
  public Optional<PeersView> peers() {
    var measurement = leaf.measurement();
    return PeersView.of(
        leaf.valued().peers(),
        measurement.value(),
        measurement.unit(),
        showing.method().currency());
  }

  public Sparkline trend() {
    return Sparkline.of(pointsOverTime, 1);
  }

  public String tellPartner() {
    return method().map(Method.Kpi::tellPartner).orElse("");
  }

  public String formula() {
    return method().map(Method.Kpi::formula).orElse("");
  }

  public String owner() {
    return method().map(Method.Kpi::owner).orElse("");
  }

  public boolean lowerIsBetter() {
    return method().map(kpi -> kpi.better().equals("lower")).orElse(false);
  }

  /** What a reader should know beside the value. */
  public List<String> remarks() {
    return leaf.measurement().remarks();
  }

  public List<Input> inputs() {
    return leaf.measurement().inputs().stream().map(this::input).toList();
  }

  private Input input(Aggregate aggregate) {
    return new Input(
        aggregate.input(),
        aggregate.ofKpi() ? "another KPI" : aggregate.dataset(),
        aggregate.expression(),
        aggregate
            .value()
            .map(it -> Figures.plain(it, Math.max(0, it.scale())))
            .orElse(Figures.NONE),
        aggregate.ofKpi() ? "" : Figures.whole(aggregate.rows()),
        aggregate.days(Figures::day),
        aggregate.ofKpi()
            ? "#" + aggregate.kpi()
            : aggregate.rows() == 0
                ? ""
                : showing
                    .link("/rows")
                    .with("id", partner)
                    .with("kpi", leaf.id())
                    .with("input", aggregate.input())
                    .toString());
  }
}
