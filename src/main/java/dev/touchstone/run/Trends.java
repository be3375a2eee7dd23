package dev.touchstone.run;

import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Unit;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.Series;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Where one partner's score and KPIs are going, from a run over many periods. */
public final class Trends {
  private final ScorecardRun run;
  private final int lead;
  private final BiFunction<String, Integer, InProgress> inProgress;

  private Trends(ScorecardRun run, int lead, BiFunction<String, Integer, InProgress> inProgress) {
    this.run = run;
    this.lead = lead;
    this.inProgress = inProgress;
  }

  /**
   * Of periods that are all over.
   *
   * @param lead how many of the run's first periods are only there to see how far facts go back;
   *     see {@link #lead}
   */
  public static Trends of(ScorecardRun run, int lead) {
    return new Trends(run, lead, (kpi, partner) -> new InProgress.Not());
  }

  /** Of periods that are over and the one after them. */
  public static Trends of(ScorecardRun run, int lead, PeriodInProgress current) {
    return new Trends(run, lead, current::of);
  }

  /** The run they are read from. */
  public ScorecardRun run() {
    return run;
  }

  /** How many periods before a history have to be known for its first windows to be judged. */
  public static int lead(Scorecard scorecard) {
    return scorecard.kpis().stream().mapToInt(kpi -> window(kpi) - 1).max().orElse(0);
  }

  private static int window(Kpi kpi) {
    return Math.max(
        1,
        kpi.measure().inputs().values().stream()
            .mapToInt(Kpi.Input::windowPeriods)
            .max()
            .orElse(1));
  }

  /** The score first, then every KPI in the order of the scorecard. */
  public List<Trend> of(int partner) {
    var card = run.scorecard();
    var trends = new ArrayList<Trend>();
    var scored = new double[run.scores().size() - lead];
    int warm = card.kpis().stream().mapToInt(this::warm).max().orElse(0);
    for (int i = 0; i < scored.length; i++) {
      scored[i] = lead + i < warm ? Double.NaN : run.scores().get(lead + i).score(partner);
    }
    var scale = new Bounds(card.scale().from().doubleValue(), card.scale().to().doubleValue());
    trends.add(trend(card.id(), "Score", Unit.POINTS, false, scored, scale, new InProgress.Not()));
    for (var kpi : card.kpis()) {
      var values = values(kpi, partner);
      trends.add(
          trend(
              kpi.id(),
              kpi.title(),
              kpi.measure().unit(),
              kpi.valuation().better() == Direction.LOWER,
              values,
              bounds(kpi, values),
              inProgress.apply(kpi.id(), partner)));
    }
    return List.copyOf(trends);
  }

  private Trend trend(
      String id,
      String title,
      Unit unit,
      boolean lower,
      double[] values,
      Bounds bounds,
      InProgress current) {
    var periods = run.receipt().periods();
    var series = Series.of(periods.subList(lead, periods.size()), values);
    var kind = run.scorecard().period();
    var next = Forecast.next(series, season(kind), plural(kind));
    return new Trend(
        id,
        title,
        unit,
        lower,
        series,
        Momentum.of(series.latest(recent(kind)), plural(kind)),
        bounds.around(next),
        atLeastSoFar(current, values));
  }

  /** A sum that was never negative does not lose what it has. */
  private static InProgress atLeastSoFar(InProgress current, double[] values) {
    return current instanceof InProgress.Running(var soFar, var passed, Forecast.Expected end)
            && soFar >= 0
            && Arrays.stream(values).noneMatch(value -> value < 0)
        ? new InProgress.Running(soFar, passed, end.within(soFar, Double.POSITIVE_INFINITY))
        : current;
  }

  private double[] values(Kpi kpi, int partner) {
    var values = new double[run.scores().size() - lead];
    int warm = warm(kpi);
    for (int i = 0; i < values.length; i++) {
      values[i] = lead + i < warm ? Double.NaN : measured(kpi, lead + i, partner);
    }
    return values;
  }

  private double measured(Kpi kpi, int period, int partner) {
    var column = column(kpi, period);
    return column.states()[partner] == State.MEASURED ? column.values()[partner] : Double.NaN;
  }

  private KpiMeasurements column(Kpi kpi, int period) {
    return Objects.requireNonNull(run.measurements().periods().get(period).kpis().get(kpi.id()));
  }

  /**
   * How many periods to leave out at the beginning: before anybody has a value, and while windows
   * reach back to before the first facts, since a window that fills looks like growth.
   */
  private int warm(Kpi kpi) {
    int first = 0;
    while (first < run.scores().size() && nobody(column(kpi, first))) {
      first++;
    }
    boolean never = first == run.scores().size();
    return never ? 0 : first + window(kpi) - 1;
  }

  /** Absence that counts as zero is a value and no fact. */
  private static boolean nobody(KpiMeasurements column) {
    return Arrays.stream(column.states()).noneMatch(State.MEASURED::equals)
        || (!column.totals().isEmpty()
            && column.totals().stream().allMatch(total -> total.populationRows() == 0));
  }

  /** What a forecast cannot be: a share above one, fewer than no deals, a score off the scale. */
  private record Bounds(double least, double most) {
    Forecast around(Forecast forecast) {
      return forecast instanceof Forecast.Expected expected
          ? expected.within(least, most)
          : forecast;
    }
  }

  /** Anybody's rows tell what kind of measure it is. */
  private boolean share(Kpi kpi) {
    return run.measurements().periods().stream()
        .map(period -> Objects.requireNonNull(period.kpis().get(kpi.id())).samples())
        .flatMap(
            samples -> IntStream.range(0, run.latest().population().size()).mapToObj(samples::of))
        .filter(sample -> !(sample instanceof Sample.Unknown))
        .findFirst()
        .filter(Sample.Share.class::isInstance)
        .isPresent();
  }

  private Bounds bounds(Kpi kpi, double[] values) {
    boolean amount =
        switch (kpi.measure().unit()) {
          case MONEY, COUNT, DAYS, POINTS -> true;
          case PERCENT, RATIO -> false;
        };
    boolean negative = Arrays.stream(values).anyMatch(value -> value < 0);
    return share(kpi)
        ? new Bounds(0, 1)
        : new Bounds(amount && !negative ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The label of the period that a forecast is of. */
  public String next() {
    var calendar = run.definitions().program().calendar();
    Period last = run.receipt().periods().getLast();
    try {
      return calendar.after(last, run.scorecard().period()).label();
    } catch (FiscalCalendar.OutsideCalendar end) {
      return "the period after " + last.label();
    }
  }

  /** How far back momentum looks: what a partner did before that is over. */
  private static int recent(PeriodKind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER, YEAR -> 8;
    };
  }

  private static int season(PeriodKind kind) {
    return 12 / kind.months();
  }

  private static String plural(PeriodKind kind) {
    return kind.word() + "s";
  }
}
