package dev.touchstone.publication;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.NoRows;
import dev.touchstone.definition.scorecard.Kpi.Signal;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Kpi.Through;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Band;
import dev.touchstone.definition.scorecard.Scorecard.Gate;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.Peers;
import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Outliers;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small method with two perspectives, for tests of what is kept and shown. */
final class SampleMethod {
  private static final Position AT = Position.startOf("scorecards/reseller.yaml");

  private SampleMethod() {}

  static Definitions definitions() {
    var hashes = new TreeMap<String, String>();
    hashes.put("program/meridian-channel", "a".repeat(64));
    hashes.put("dataset/deals", "b".repeat(64));
    hashes.put("scorecard/reseller", "c".repeat(64));
    var program =
        new Program(
            "meridian-channel",
            "Meridian channel program",
            "USD",
            new Program.Rates.None(),
            new FiscalCalendar.Monthly(Month.FEBRUARY, ZoneOffset.UTC),
            "partners",
            List.of("reseller", "msp", "distributor"),
            List.of("silver", "gold"),
            Map.of(),
            Map.of(),
            AT);
    return Definitions.of(
        List.of(
            program,
            dataset("partners", "Partners"),
            dataset("deals", "Deals"),
            dataset("targets", "Targets"),
            dataset("surveys", "Surveys"),
            dataset("certifications", "Certifications"),
            scorecard()),
        hashes);
  }

  static List<Document> documents() {
    return List.of(
        new Document(
            "program",
            "meridian-channel",
            "program.yaml",
            "program: meridian-channel\ncurrency: USD\n"),
        new Document("dataset", "deals", "datasets/deals.yaml", "dataset: deals\nkey: deal_id\n"),
        new Document(
            "scorecard",
            "reseller",
            "scorecards/reseller.yaml",
            """
            scorecard: reseller
            title: Reseller scorecard
            period: quarter
            bands: {excellent: 80, good: 60, fair: 40, needs-improvement: 0}
            """));
  }

  static Scorecard scorecard() {
    return new Scorecard(
        "reseller",
        "Reseller scorecard",
        formula("partner_type in ('reseller', 'msp')"),
        PeriodKind.QUARTER,
        new Peers(List.of(List.of("region", "maturity"), List.of("region"), List.of()), 8, AT),
        new Scale(BigDecimal.ZERO, BigDecimal.valueOf(100), 1),
        new Scorecard.Banding.ByScore(),
        List.of(
            band("needs-improvement", "Needs improvement", 0),
            band("fair", "Fair", 40),
            band("good", "Good", 60),
            band("excellent", "Excellent", 80)),
        new Group(
            "reseller",
            "Reseller scorecard",
            BigDecimal.valueOf(100),
            "",
            Aggregation.ARITHMETIC,
            new Scorecard.MinimumParts.Count(1),
            true,
            List.of(
                group(
                    "financial",
                    "Financial",
                    60,
                    "Grow profitable revenue together",
                    kpi(
                        "revenue-attainment",
                        "Revenue against target",
                        60,
                        "sum(amount)",
                        "deals",
                        Unit.MONEY,
                        4,
                        new Target.Measured(input("target", "sum(amount)", "targets", 4)),
                        new Scoring.Attainment(dec("0.5"), dec("1"), dec("1.2")),
                        new MissingPolicy.Withhold()),
                    kpi(
                        "win-rate",
                        "Win rate",
                        40,
                        "count(*) filter (where stage = 'won') / count(*)",
                        "deals",
                        Unit.PERCENT,
                        1,
                        new Target.None(),
                        new Scoring.Percentile(),
                        new MissingPolicy.Reweight())),
                group(
                    "customer",
                    "Customer",
                    40,
                    "Customers who would choose the partner again",
                    kpi(
                        "satisfaction",
                        "Customer satisfaction",
                        70,
                        "avg(score)",
                        "surveys",
                        Unit.POINTS,
                        2,
                        new Target.Fixed(dec("4.5")),
                        new Scoring.GoalRedFlag(dec("4.5"), dec("3.5")),
                        new MissingPolicy.PeerMedian()),
                    kpi(
                        "certified-staff",
                        "Certified staff",
                        30,
                        "count(distinct person_id)",
                        "certifications",
                        Unit.COUNT,
                        0,
                        new Target.None(),
                        new Scoring.Rubric(
                            List.of(
                                new Scoring.Step(dec("-1000"), dec("0"), ""),
                                new Scoring.Step(dec("2"), dec("50"), "Some"),
                                new Scoring.Step(dec("5"), dec("100"), ""))),
                        new MissingPolicy.Neutral(dec("50"))))),
            AT),
        List.of(new Gate("certified", "certified-staff", dec("40"), "good", "Certified staff", AT)),
        List.of(),
        dec("0.6"),
        AT);
  }

  private static Dataset dataset(String id, String title) {
    return new Dataset(
        id,
        title,
        Dataset.ReportedBy.VENDOR,
        "channel-operations",
        "revenue-data",
        "",
        "",
        Dataset.BadRows.REFUSE_FILE,
        Dataset.Texts.TRIMMED,
        List.of("id"),
        "partner_id",
        "day",
        List.of(),
        List.of(),
        AT);
  }

  private static Group group(String id, String title, int weight, String objective, Kpi... kpis) {
    return new Group(
        id,
        title,
        BigDecimal.valueOf(weight),
        objective,
        Aggregation.ARITHMETIC,
        new Scorecard.MinimumParts.Count(1),
        false,
        List.of(kpis),
        AT);
  }

  private static Kpi kpi(
      String id,
      String title,
      int weight,
      String measure,
      String dataset,
      Unit unit,
      int window,
      Target target,
      Scoring scoring,
      MissingPolicy policy) {
    return new Kpi(
        id,
        title,
        BigDecimal.valueOf(weight),
        new Kpi.Measure(
            Map.of("value", input("value", measure, dataset, window)),
            List.of(),
            formula("value"),
            new Assessment.None(),
            target,
            Sampling.AS_MEASURED,
            2,
            unit),
        new Kpi.Requirements(formula("true"), NoRows.MISSING, id.equals("win-rate") ? 10 : 0, 0),
        new Kpi.Valuation(Direction.HIGHER, new Outliers.Keep(), scoring, policy),
        new Kpi.Charter(
            "channel-finance",
            "revenue-data",
            Signal.LAGGING,
            title + ", as the two of us agreed to look at it."),
        Status.ACTIVE,
        AT);
  }

  private static Input input(String name, String measure, String dataset, int window) {
    return new Input(
        name,
        dataset,
        formula(measure),
        formula(dataset.equals("deals") ? "stage = 'won'" : "true"),
        dataset.equals("deals") ? "closed_on" : "",
        window,
        new Through.Directly(),
        AT);
  }

  private static Band band(String id, String title, int from) {
    return new Band(id, title, BigDecimal.valueOf(from), AT);
  }

  private static Formula formula(String text) {
    return new Formula(text, AT);
  }

  private static BigDecimal dec(String number) {
    return new BigDecimal(number);
  }
}
