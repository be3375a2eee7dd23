package dev.touchstone.score;

import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.MissingPolicy.Average;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Outliers.Otherwise;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A random scorecard with random data; the same seed gives the same. */
public final class World {
  static final int PARTNERS = 40;
  static final int PERIODS = 3;

  final Random random;

  /** What only {@link #ofFewRows} asks for, so that other worlds stay as they are. */
  private final Random more;

  private final boolean fewRows;

  /** Whether every missing value is carried forward. */
  boolean carrying;

  final double weightFactor;
  public final List<Kpi> kpis = new ArrayList<>();

  public World(long seed, double weightFactor) {
    this(seed, weightFactor, false);
  }

  private World(long seed, double weightFactor, boolean fewRows) {
    this.random = new Random(seed);
    this.more = new Random(seed * 7919 + 1);
    this.weightFactor = weightFactor;
    this.fewRows = fewRows;
  }

  /** Where values are of few rows and moved toward peers, outliers treated and gaps filled. */
  static World ofFewRows(long seed) {
    return new World(seed, 1, true);
  }

  public Scorecard card() {
    var perspectives = new ArrayList<Node>();
    int groups = 1 + random.nextInt(4);
    for (int g = 0; g < groups; g++) {
      var children = new ArrayList<Node>();
      for (int k = 0; k <= random.nextInt(4); k++) {
        children.add(kpi("k" + g + k));
      }
      if (random.nextInt(3) == 0) {
        children.add(
            Cards.group("deep" + g, weight(), aggregation(), List.of(kpi("d" + g), kpi("e" + g))));
      }
      perspectives.add(Cards.group("g" + g, weight(), aggregation(), children));
    }
    return Cards.card(perspectives.toArray(Node[]::new))
        .aggregate(aggregation())
        .scale("0", "100", random.nextInt(4))
        .peers(
            1 + random.nextInt(6), List.of(List.of("region", "size"), List.of("region"), List.of()))
        .minimumCoverage(random.nextBoolean() ? "0" : "0.5")
        .band("low", "0")
        .band("middle", "33.3")
        .band("high", "66.65")
        .gates(Cards.gate("g0", "30", "middle"))
        .done();
  }

  private double weight() {
    return (1 + random.nextInt(99)) * weightFactor;
  }

  private Aggregation aggregation() {
    var all =
        List.of(
            Aggregation.ARITHMETIC,
            Aggregation.GEOMETRIC,
            Aggregation.HARMONIC,
            new Aggregation.Power(new BigDecimal("0.5"), new Aggregation.Zeros.Limit()),
            new Aggregation.Geometric(new Aggregation.Zeros.Rescale(BigDecimal.ONE)),
            new Aggregation.Copeland());
    return all.get(Math.max(0, random.nextInt(9) - 3));
  }

  private Kpi kpi(String id) {
    var draft = Cards.kpi(id, scoring()).weight(weight()).whenMissing(policy());
    var drafted = random.nextInt(3) == 0 ? draft.lower() : draft;
    var kpi = (fewRows ? ofFewRows(drafted) : drafted).done();
    kpis.add(kpi);
    return kpi;
  }

  private Cards.KpiDraft ofFewRows(Cards.KpiDraft draft) {
    if (more.nextInt(3) > 0) {
      draft.sampling(new Sampling(BigDecimal.ZERO, Sampling.Shrink.PEER_MEAN));
    }
    if (more.nextInt(3) == 0) {
      var otherwise = more.nextBoolean() ? Otherwise.LOG : Otherwise.KEEP;
      draft.outliers(
          new Outliers.Winsorise(3, otherwise, new BigDecimal("0.1"), new BigDecimal("-2")));
    }
    return switch (carrying ? 0 : more.nextInt(6)) {
      case 0 -> draft.whenMissing(new MissingPolicy.CarryForward(2));
      case 1 -> draft.whenMissing(new MissingPolicy.Impute(Average.MEAN, List.of("size")));
      case 2 -> draft.whenMissing(new MissingPolicy.Impute(Average.MEDIAN, List.of()));
      case 3 -> draft.whenMissing(new MissingPolicy.ImputeRowMean(more.nextBoolean()));
      default -> draft;
    };
  }

  private Scoring scoring() {
    return switch (random.nextInt(6)) {
      case 0 -> Cards.attainment("0.5", "1", random.nextBoolean() ? "1" : "1.2");
      case 1 -> Cards.goal("70", "30");
      case 2 -> new Scoring.MinMax();
      case 3 -> new Scoring.Percentile();
      case 4 -> new Scoring.ZScore(BigDecimal.valueOf(50), BigDecimal.valueOf(15));
      default ->
          Cards.rubric(
              Cards.step("20", "0", ""), Cards.step("20", "35", ""), Cards.step("70", "100", ""));
    };
  }

  private MissingPolicy policy() {
    return switch (random.nextInt(8)) {
      case 0 -> new MissingPolicy.Withhold();
      case 1 -> new MissingPolicy.CarryForward(2);
      case 2 -> new MissingPolicy.PeerMedian();
      case 3 -> new MissingPolicy.Neutral(BigDecimal.valueOf(50));
      default -> new MissingPolicy.Reweight();
    };
  }

  public Data data() {
    var data = new Data();
    for (int i = 0; i < PARTNERS; i++) {
      data.ids.add("p%05d".formatted(i));
      data.regions.add(List.of("EMEA", "EMEA", "APAC", "").get(random.nextInt(4)));
      data.sizes.add(List.of("S", "L").get(random.nextInt(2)));
    }
    for (int cell = 0; cell < PERIODS * kpis.size() * PARTNERS; cell++) {
      int kind = random.nextInt(12);
      var state = kind < 4 ? State.values()[1 + kind] : State.MEASURED;
      data.states.add(state);
      data.values.add(
          state == State.MEASURED ? Math.round(random.nextDouble() * 1000) / 10.0 : Double.NaN);
      data.targets.add(random.nextInt(10) == 0 ? Double.NaN : 40.0 + random.nextInt(60));
      data.samples.add(fewRows ? sample(data.values.getLast()) : new Sample.Unknown());
    }
    return data;
  }

  private Sample sample(double value) {
    int rows = 1 + more.nextInt(more.nextBoolean() ? 3 : 60);
    double squares = (rows - 1) * 100.0 * more.nextDouble();
    boolean known = !Double.isNaN(value) && more.nextInt(20) > 0;
    return known ? new Sample.Mean(rows, value + 0.004, squares) : new Sample.Unknown();
  }

  public static List<Integer> inOrder() {
    return IntStream.range(0, PARTNERS).boxed().toList();
  }

  public static final class Data {
    final List<String> ids = new ArrayList<>();
    final List<String> regions = new ArrayList<>();
    final List<String> sizes = new ArrayList<>();
    final List<State> states = new ArrayList<>();
    final List<Double> values = new ArrayList<>();
    final List<Double> targets = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();

    /** As a sheet whose partners carry their ids to the given places. */
    public Sheet sheet(List<Kpi> kpis, List<Integer> places) {
      var sheet = Sheet.of(places.stream().map(ids::get).toList());
      sheet.attribute("region", places.stream().map(regions::get).toList());
      sheet.attribute("size", places.stream().map(sizes::get).toList());
      for (int period = 0; period < PERIODS; period++) {
        if (period > 0) {
          sheet.quarter();
        }
        for (int k = 0; k < kpis.size(); k++) {
          int start = (period * kpis.size() + k) * PARTNERS;
          sheet.kpi(
              kpis.get(k).id(),
              places.stream().mapToDouble(i -> values.get(start + i)).toArray(),
              places.stream().mapToDouble(i -> targets.get(start + i)).toArray(),
              places.stream().map(i -> samples.get(start + i)).toList());
          for (int at = 0; at < places.size(); at++) {
            sheet.state(kpis.get(k).id(), at, states.get(start + places.get(at)));
          }
        }
      }
      return sheet;
    }
  }
}
