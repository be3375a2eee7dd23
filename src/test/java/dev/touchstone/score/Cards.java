package dev.touchstone.score;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.scorecard.Adjustment;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.scorecard.Scorecard.OverFulfilment;
import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scorecards in few words. Everything not said is the language's default. */
public final class Cards {
  static final Position AT = Position.startOf("test.yaml");
  private static final Formula TRUE = new Formula("true", AT);

  private Cards() {}

  public static KpiDraft kpi(String id, Scoring scoring) {
    return new KpiDraft(id, scoring);
  }

  public static CardDraft card(Node... perspectives) {
    return new CardDraft(List.of(perspectives));
  }

  public static Scorecard.Group group(String id, double weight, Node... children) {
    return group(id, weight, Aggregation.ARITHMETIC, List.of(children));
  }

  public static Scorecard.Group group(
      String id, double weight, Aggregation aggregation, List<Node> children) {
    return new Scorecard.Group(
        id,
        title(id),
        BigDecimal.valueOf(weight),
        "",
        aggregation,
        new Scorecard.MinimumParts.Count(1),
        false,
        children,
        AT);
  }

  public static Scoring attainment(String nothingBelow, String fullAt, String atMost) {
    return new Scoring.Attainment(number(nothingBelow), number(fullAt), number(atMost));
  }

  public static Scoring goal(String goal, String redFlag) {
    return new Scoring.GoalRedFlag(number(goal), number(redFlag));
  }

  public static Scoring rubric(Scoring.Step... steps) {
    return new Scoring.Rubric(List.of(steps));
  }

  public static Scoring.Step step(String from, String points, String title) {
    return new Scoring.Step(number(from), number(points), title);
  }

  /** A rule that gives the value itself as points, for tests of what happens afterwards. */
  public static Scoring asIs() {
    return goal("66.66666666666666666667", "33.33333333333333333333");
  }

  public static Scorecard.Gate gate(String of, String atLeast, String bandAtMost) {
    return new Scorecard.Gate("gate-" + of, of, number(atLeast), bandAtMost, "Gate of " + of, AT);
  }

  public static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }

  public static final class KpiDraft {
    private final String id;
    private final Scoring scoring;
    private double weight = 1;
    private Unit unit = Unit.RATIO;
    private int precision = 2;
    private Direction better = Direction.HIGHER;
    private Outliers outliers = new Outliers.Keep();
    private MissingPolicy missing = new MissingPolicy.Reweight();
    private Sampling sampling = Sampling.AS_MEASURED;

    private Status status = Status.ACTIVE;

    private KpiDraft(String id, Scoring scoring) {
      this.id = id;
      this.scoring = scoring;
    }

    public KpiDraft weight(double value) {
      weight = value;
      return this;
    }

    public KpiDraft lower() {
      better = Direction.LOWER;
      return this;
    }

    public KpiDraft unit(Unit name, int digits) {
      unit = name;
      precision = digits;
      return this;
    }

    public KpiDraft outliers(Outliers treatment) {
      outliers = treatment;
      return this;
    }

    /** Of no weight. */
    public KpiDraft pilot() {
      status = Status.PILOT;
      return weight(0);
    }

    public KpiDraft whenMissing(MissingPolicy policy) {
      missing = policy;
      return this;
    }

    public KpiDraft sampling(Sampling how) {
      sampling = how;
      return this;
    }

    public Kpi done() {
      return new Kpi(
          id,
          title(id),
          BigDecimal.valueOf(weight),
          new Kpi.Measure(
              Map.of(),
              List.of(),
              TRUE,
              new Assessment.None(),
              new Kpi.Target.None(),
              sampling,
              precision,
              unit),
          new Kpi.Requirements(TRUE, Kpi.NoRows.MISSING, 0, 0),
          new Kpi.Valuation(better, outliers, scoring, missing),
          new Kpi.Charter("owner", "steward", Kpi.Signal.LAGGING, ""),
          status,
          AT);
    }
  }

  public static final class CardDraft {
    private final List<Node> children;
    private Aggregation aggregation = Aggregation.ARITHMETIC;
    private String from = "0";
    private String to = "100";
    private int decimals = 1;
    private OverFulfilment beyond = new OverFulfilment.None();
    private List<List<String>> by = List.of(List.of());
    private int atLeast = 2;
    private String minimumCoverage = "0";
    private final List<Scorecard.Band> bands = new ArrayList<>();
    private Scorecard.Banding banding = new Scorecard.Banding.ByScore();
    private List<Scorecard.Gate> gates = List.of();
    private List<Adjustment> adjustments = List.of();

    private CardDraft(List<Node> children) {
      this.children = children;
    }

    public CardDraft aggregate(Aggregation how) {
      aggregation = how;
      return this;
    }

    public CardDraft scale(String start, String end, int digits) {
      from = start;
      to = end;
      decimals = digits;
      return this;
    }

    CardDraft beyond(OverFulfilment how) {
      beyond = how;
      return this;
    }

    CardDraft peers(int least, List<List<String>> groupings) {
      atLeast = least;
      by = groupings;
      return this;
    }

    public CardDraft minimumCoverage(String share) {
      minimumCoverage = share;
      return this;
    }

    public CardDraft band(String id, String lowerBound) {
      bands.add(new Scorecard.Band(id, title(id), number(lowerBound), AT));
      return this;
    }

    public CardDraft gates(Scorecard.Gate... all) {
      gates = List.of(all);
      return this;
    }

    public CardDraft clusters(String... within) {
      banding = new Scorecard.Banding.Clusters(List.of(within));
      return this;
    }

    public CardDraft adjust(Adjustment... all) {
      adjustments = List.of(all);
      return this;
    }

    public Scorecard done() {
      if (bands.isEmpty()) {
        band("all", from);
      }
      return new Scorecard(
          "card",
          "Card",
          TRUE,
          PeriodKind.QUARTER,
          new Scorecard.Peers(by, atLeast, AT),
          new Scorecard.Scale(number(from), number(to), decimals).with(beyond),
          banding,
          List.copyOf(bands),
          group("score", 100, aggregation, children),
          gates,
          adjustments,
          number(minimumCoverage),
          AT);
    }
  }
}
