package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Partners.Profile;
import dev.touchstone.publication.Result;
import dev.touchstone.publication.ScoreDifference;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.GateResult;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Opening;
import dev.touchstone.score.explanation.Outlook;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a partner's scorecard page says.
 *
 * @param history results of all periods of the run, oldest first
 * @param changes since the period before
 * @param restated since this period was published before, where it was and something moved
 * @param family the companies below it that the reader may see
 */
record PartnerView(
    Showing showing,
    Profile profile,
    Explanation explanation,
    List<Result> history,
    Map<String, List<Double>> kpiPoints,
    ChangesView changes,
    Optional<ChangesView> restated,
    List<Profile> family) {

  /** A band's place on the score's line, in percent. */
  record Zone(BandView band, String from, double x, double width) {}

  /** One period of the trend. */
  record Point(
      String label, String score, BandView band, String rank, boolean chosen, String href) {}

  record Gate(String title, boolean passed, String words) {}

  record Company(String name, String href) {}

  /**
   * One KPI moved to its next sensible value.
   *
   * @param takes what has to happen, with values in the KPI's unit
   * @param worth points more than the score has now
   * @param then what else follows: another band, or that it depends on peers
   * @param href the KPI on the page
   */
  record NextStep(
      String title, String takes, String points, String worth, String then, String href) {}

  private Method method() {
    return showing.method();
  }

  private Result result() {
    return history.get(showing.position());
  }

  public boolean scored() {
    return result() instanceof Result.Scored;
  }

  public String score() {
    return switch (result()) {
      case Result.Scored scored -> Figures.fixed(scored.score(), method().decimals());
      case Result.Withheld(var _) -> Figures.NONE;
    };
  }

  public String reason() {
    return result() instanceof Result.Withheld(var reason) ? reason : "";
  }

  public BandView band() {
    return BandView.of(method(), result());
  }

  /** The band the score alone would give; empty where gates changed nothing. */
  public String bandBeforeGates() {
    return explanation.outcome() instanceof Outcome.Scored scored
            && !scored.band().equals(scored.bandBeforeGates())
        ? BandView.of(method(), scored.bandBeforeGates()).title()
        : "";
  }

  public String rank() {
    return result() instanceof Result.Scored scored ? "" + scored.rank() : Figures.NONE;
  }

  public String rankOf() {
    return result() instanceof Result.Scored scored ? "of " + scored.of() : "";
  }

  public String coverage() {
    return Figures.share(explanation.coverage());
  }

  public ChangeView change() {
    int position = showing.position();
    return position > 0
            && history.get(position - 1) instanceof Result.Scored was
            && result() instanceof Result.Scored is
        ? ChangeView.of(
            new ScoreDifference.By(is.score().subtract(was.score())), method().decimals())
        : ChangeView.of(new ScoreDifference.Unknown(), method().decimals());
  }

  public Opening opening() {
    return explanation.opening();
  }

  /** What can be done next, the nearest first. */
  public List<NextStep> steps() {
    return explanation.outlook().steps().stream().map(this::step).toList();
  }

  private NextStep step(Outlook.NextStep step) {
    var takes =
        step.to()
            .map(to -> "from %s to %s".formatted(shown(step, step.from()), shown(step, to)))
            .orElse(step.how());
    var then = new ArrayList<String>();
    if (!step.bandThen().isEmpty() && !step.bandThen().equals(band().title())) {
      then.add(step.bandThen());
    }
    if (step.dependsOnPeers()) {
      then.add("if its peers stay where they are");
    }
    return new NextStep(
        step.title(),
        takes,
        Figures.fixed(step.points(), 1),
        "+" + Figures.fixed(step.worth(), method().decimals()),
        String.join(", ", then),
        "#" + step.kpi());
  }

  private String shown(Outlook.NextStep step, double value) {
    int precision =
        method().kpis().stream()
            .filter(kpi -> kpi.id().equals(step.kpi()))
            .mapToInt(Method.Kpi::precision)
            .findFirst()
            .orElse(4);
    return Figures.value(value, step.unit(), method().currency(), precision);
  }

  public String scaleFrom() {
    return Figures.plain(method().scaleFrom(), 2);
  }

  public String scaleTo() {
    return Figures.plain(method().scaleTo(), 2);
  }

  /** Worst band first, as a line is read. */
  public List<Zone> zones() {
    return method().bands().reversed().stream()
        .map(
            band ->
                new Zone(
                    BandView.of(method(), band.id()),
                    Figures.plain(band.from(), 2),
                    place(band.from().doubleValue()),
                    Math.round(
                            (place(band.to().doubleValue()) - place(band.from().doubleValue()))
                                * 10)
                        / 10.0))
        .toList();
  }

  /** Where the score stands; one that a gate holds stands at the end of the band it is held in. */
  public double marker() {
    return result() instanceof Result.Scored scored
        ? Math.min(place(scored.score().doubleValue()), capX())
        : 0;
  }

  /** Whether a gate holds the band below what the score gives. */
  public boolean capped() {
    return !bandBeforeGates().isEmpty();
  }

  /** From where on the scale is closed by a gate, in percent; 100 where it is not. */
  public double capX() {
    return capped()
        ? method().bands().stream()
            .filter(band -> band.id().equals(band().id()))
            .mapToDouble(band -> place(band.to().doubleValue()))
            .findFirst()
            .orElse(100)
        : 100;
  }

  /** {@code held at Developing by a gate}; empty where no gate holds it. */
  public String capWords() {
    return capped() ? "held at " + band().title() + " by a gate" : "";
  }

  /** Where the score would stand without gates, in percent. */
  public double ungated() {
    return result() instanceof Result.Scored scored ? place(scored.score().doubleValue()) : 0;
  }

  private double place(double score) {
    double from = method().scaleFrom().doubleValue();
    double span = method().scaleTo().doubleValue() - from;
    return Math.round(Math.clamp((score - from) / span, 0, 1) * 1_000) / 10.0;
  }

  public List<PerspectiveView> perspectives() {
    return PerspectiveView.of(
        showing, profile.id().value(), explanation.root(), kpiPoints, sumDigits());
  }

  /** What the perspectives' contributions add up to, before rounding. */
  public String sum() {
    return explanation
        .root()
        .contribution()
        .map(it -> Figures.fixed(it, sumDigits()))
        .orElse(Figures.NONE);
  }

  /**
   * Enough digits for a reader who rounds the shown sum to get the shown score: 88.945 is 88.9, and
   * shown as 88.95 it would look like 89.0.
   */
  private int sumDigits() {
    int decimals = method().decimals();
    var sum = BigDecimal.valueOf(explanation.root().contribution().orElse(0.0));
    var score = sum.setScale(decimals, RoundingMode.HALF_UP);
    int digits = decimals + 1;
    while (digits < decimals + 5
        && !sum.setScale(digits, RoundingMode.HALF_UP)
            .setScale(decimals, RoundingMode.HALF_UP)
            .equals(score)) {
      digits++;
    }
    return digits;
  }

  public List<Gate> gates() {
    return explanation.gates().stream().map(this::gate).toList();
  }

  private Gate gate(GateResult gate) {
    var least = Figures.fixed(gate.atLeast(), 0);
    var points = gate.points().map(it -> Figures.fixed(it, 1) + " points").orElse("no points");
    return new Gate(
        gate.title(),
        gate.passed(),
        gate.passed()
            ? points + ", at least " + least + " are needed."
            : points
                + ", at least "
                + least
                + " are needed: the band is at most “"
                + BandView.of(method(), gate.bandAtMost()).title()
                + "”.");
  }

  public List<Point> trend() {
    var points = new ArrayList<Point>();
    for (int i = 0; i < history.size(); i++) {
      var label = showing.run().periods().get(i).label();
      var result = history.get(i);
      points.add(
          new Point(
              label,
              result instanceof Result.Scored it
                  ? Figures.fixed(it.score(), method().decimals())
                  : Figures.NONE,
              BandView.of(method(), result),
              result instanceof Result.Scored it ? it.rank() + " of " + it.of() : Figures.NONE,
              i == showing.position(),
              href(profile, label)));
    }
    return List.copyOf(points);
  }

  /** The periods that have a score. */
  private List<Point> known() {
    return trend().stream().filter(it -> !it.score().equals(Figures.NONE)).toList();
  }

  /** Empty where there are too few scores for a line. */
  public Optional<TrendChart> chart() {
    return known().size() < 2
        ? Optional.empty()
        : Optional.of(
            TrendChart.of(
                method(),
                history,
                showing.run().periods().stream().map(Period::label).toList(),
                showing.position()));
  }

  /** What is said where there is no line to draw. */
  public String withoutChart() {
    var known = known();
    return known.isEmpty()
        ? "No period has a score yet."
        : "One period has a score so far: %s in %s."
            .formatted(known.getFirst().score(), known.getFirst().label());
  }

  public String type() {
    return Spoken.id(profile.type());
  }

  public String region() {
    return Spoken.id(profile.region());
  }

  public List<Company> companies() {
    return family.stream()
        .map(it -> new Company(it.name(), href(it, showing.periodLabel())))
        .toList();
  }

  private String href(Profile partner, String period) {
    return Link.to("/scorecards/" + showing.scorecard() + "/partner")
        .with("run", showing.pin())
        .with("period", period.equals(showing.run().latest().label()) ? "" : period)
        .with("id", partner.id().value())
        .toString();
  }
}
