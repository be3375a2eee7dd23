package dev.touchstone.portal;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.State;
import dev.touchstone.publication.Method;
import dev.touchstone.score.explanation.Certainty;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One KPI of a partner, from its points down to the aggregates behind its value. */
record KpiView(Showing showing, String partner, Leaf leaf, List<Double> pointsOverTime) {

  /**
   * @param exact all digits of the value, where it has more than are shown
   * @param href the source rows behind it, or the KPI whose value it is; empty where there is
   *     neither
   */
  record Input(
      String name,
      String dataset,
      String expression,
      String value,
      String exact,
      String rows,
      String window,
      String href) {
    public String link() {
      return href.startsWith("#") ? "That KPI" : "Source rows";
    }
  }

  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<how>sum|avg|min|max|median|count)\\((?<distinct>distinct )?(?<column>\\*|\\w+)\\)"
              + "(?<filter> filter \\(.*\\))?");

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
    return Figures.value(
        value,
        leaf.measurement().unit(),
        showing.method().currency(),
        method().map(Method.Kpi::precision).orElse(4));
  }

  public String value() {
    return leaf.measurement().value().map(this::shown).orElse(Figures.NONE);
  }

  /** All digits of the value; empty where there is none. */
  public String exact() {
    return leaf.measurement().value().map(it -> Figures.exact(BigDecimal.valueOf(it))).orElse("");
  }

  /** Empty where there is no target. */
  public String target() {
    return leaf.measurement().target().map(this::shown).orElse("");
  }

  public String points() {
    return leaf.points().map(it -> Figures.fixed(it, 1)).orElse(Figures.NONE);
  }

  /** What the points beyond the scale's end are called; empty where there are none. */
  public String beyond() {
    double most = showing.method().scaleTo().doubleValue();
    return leaf.points()
        .filter(it -> it > most)
        .map(
            it ->
                "%s and %s for over-fulfilment"
                    .formatted(
                        Figures.plain(showing.method().scaleTo(), 2), Figures.fixed(it - most, 1)))
        .orElse("");
  }

  /** The points' place on the bar, 0..100; full marks are at {@link #fullWidth}. */
  public double pointsWidth() {
    return leaf.points().map(this::place).orElse(0.0);
  }

  /** Where the scale ends on the bar: at its end, unless the points go beyond. */
  public double fullWidth() {
    return place(showing.method().scaleTo().doubleValue());
  }

  private double place(double points) {
    double from = showing.method().scaleFrom().doubleValue();
    double to = Math.max(showing.method().scaleTo().doubleValue(), leaf.points().orElse(from));
    return Math.round(Math.clamp((points - from) / (to - from), 0, 1) * 1_000) / 10.0;
  }

  public String contribution() {
    return leaf.contribution().map(it -> Figures.fixed(it, 2)).orElse(Figures.NONE);
  }

  /** Its weight in the score, and what of it comes from parts that were left out. */
  public String share() {
    return Figures.share(leaf.weighed());
  }

  public String declaredWeight() {
    return Figures.plain(BigDecimal.valueOf(leaf.weighed().weight()), 2) + " %";
  }

  public boolean measured() {
    return leaf.measurement().state() == State.MEASURED;
  }

  public boolean leftOut() {
    return leaf.effectiveWeight() == 0;
  }

  public String state() {
    return switch (leaf.status()) {
      case PILOT -> "Pilot, does not count";
      case RETIRED -> "Retired";
      case ACTIVE, DEPRECATED ->
          switch (leaf.measurement().state()) {
            case MEASURED -> "Measured";
            case MISSING -> "No data";
            case NOT_APPLICABLE -> "Does not apply";
            case BELOW_MINIMUM_VOLUME -> "Too few rows";
            case STALE -> "Out of date";
          };
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

  /** Where peers stand, as far as the reader may know. */
  public Optional<PeersView> peers() {
    var measurement = leaf.measurement();
    var currency = showing.method().currency();
    var whole =
        PeersView.of(leaf.valued().peers(), measurement.value(), measurement.unit(), currency);
    return whole.isPresent()
        ? whole
        : PeersView.told(
            leaf.valued().benchmark(),
            measurement.value(),
            lowerIsBetter(),
            measurement.unit(),
            currency);
  }

  public Sparkline trend() {
    return Sparkline.of(pointsOverTime, 1, Sparkline.Scale.whole(showing.method()));
  }

  public String tellPartner() {
    return method().map(Method.Kpi::tellPartner).orElse("");
  }

  public String formula() {
    return method().map(Method.Kpi::formula).orElse("");
  }

  public String owner() {
    return method().map(Method.Kpi::owner).map(Spoken::team).orElse("");
  }

  public boolean lowerIsBetter() {
    return method().map(Method.Kpi::lowerIsBetter).orElse(false);
  }

  /** What a reader should know beside the value. */
  public List<String> remarks() {
    return leaf.measurement().remarks();
  }

  public List<Input> inputs() {
    return leaf.measurement().inputs().stream().map(this::input).toList();
  }

  /** e.g. {@code Deals: sum of amount}; the formula itself stands behind a fold. */
  private static String figure(Aggregate aggregate) {
    var found = FIGURE.matcher(aggregate.expression());
    var of = Spoken.team(aggregate.dataset()) + ": ";
    if (!found.matches()) {
      return of + "a figure by formula";
    }
    var column = Spoken.column(found.group("column"));
    boolean rows = column.equals("*");
    var words =
        switch (found.group("how")) {
          case "count" ->
              rows
                  ? "rows"
                  : (found.group("distinct") == null ? "rows with " : "different ") + column;
          case "avg" -> "mean of " + column;
          case "min" -> "smallest " + column;
          case "max" -> "largest " + column;
          default -> found.group("how") + " of " + column;
        };
    return of + words + (found.group("filter") == null ? "" : ", of some");
  }

  private Input input(Aggregate aggregate) {
    return new Input(
        aggregate.ofKpi() ? Spoken.team(aggregate.kpi()) : figure(aggregate),
        aggregate.ofKpi() ? "another KPI" : Spoken.team(aggregate.dataset()),
        aggregate.expression(),
        aggregate.value().map(Figures::readable).orElse(Figures.NONE),
        aggregate.value().map(Figures::exact).orElse(""),
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
