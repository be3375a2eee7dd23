package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.named;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.definition.scorecard.Robustness.Doubts;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of a value may be chance: what is known of the rows behind it. */
abstract class SampleContract extends WarehouseContract {
  private Period q3;

  @BeforeEach
  void aVendorWithThreePartners() {
    world = standard().withFewDeals();
    q3 = world.quarter(2026, 3);
  }

  private Plan plan(KpiDraft draft, String level) {
    return plan(draft, level, new Issues());
  }

  private Plan plan(KpiDraft draft, String level, Issues issues) {
    world.sampling = new Sampling(new BigDecimal(level), Sampling.Shrink.NONE);
    return Plan.of(world.definitions(), world.scorecard(draft), issues);
  }

  /** Nothing is shown beside the value; only the test of the ranking asks. */
  private Plan doubted(KpiDraft draft, Map<String, Doubted> values, Doubted others, Issues issues) {
    var card = world.scorecard(draft);
    var said = card.robustness();
    var doubts =
        new Doubts(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            values,
            others);
    var meant =
        new Robustness(
            said.replications(),
            said.seed(),
            said.top(),
            said.sure(),
            said.points(),
            doubts,
            said.at());
    return Plan.of(world.definitions(), card.with(meant), issues);
  }

  private Sample drawn(KpiDraft draft, Doubted how) {
    var plan = doubted(draft, Map.of(), how, new Issues());
    return World.kpi(world.measure(plan, q3), "kpi", 0).samples().of(0);
  }

  private Sample sample(KpiDraft draft, String level, int partner) {
    var plan = plan(draft, level);
    return World.kpi(world.measure(plan, q3), "kpi", 0).samples().of(partner);
  }

  private List<String> issues(KpiDraft draft) {
    var issues = new Issues();
    plan(draft, "0.95", issues);
    return issues.all().stream().map(issue -> issue.code() + ": " + issue.message()).toList();
  }

  @Test
  void aShareOfCountsIsKnownWithoutAsking() {
    var rate =
        deals("count(*) filter (where stage = 'won') / count(*) filter (where stage <> 'open')");
    assertThat(sample(rate, "0", 0)).isEqualTo(new Sample.Share(2, 3));
    assertThat(sample(rate, "0", 1)).isEqualTo(new Sample.Share(1, 1));
    assertThat(sample(rate, "0", 2)).isEqualTo(new Sample.Unknown());
  }

  @Test
  void aShareOfTwoInputsIsKnownToo() {
    var won = where(over(named("won", "deals", "count(*)"), 2), "stage = 'won'");
    var decided = where(over(named("decided", "deals", "count(*)"), 2), "stage in ('won', 'lost')");
    assertThat(sample(KpiDraft.of("kpi", "won / nullif(decided, 0)", won, decided), "0", 0))
        .isEqualTo(new Sample.Share(2, 4));
  }

  @Test
  void countsOfOtherRowsAreNoShare() {
    var open =
        deals("count(*) filter (where stage = 'open') / count(*) filter (where stage = 'won')");
    assertThat(sample(open, "0", 0)).isEqualTo(new Sample.Unknown());
  }

  @Test
  void aMeanHasTheSquaresOfItsRowsWhereTheKpiAsks() {
    assertThat(sample(deals("avg(seats)"), "0", 0)).isEqualTo(new Sample.Unknown());
    // 3, 2 and 7 about 4; the open deal has no seats
    assertThat(sample(deals("avg(seats)"), "0.95", 0)).isEqualTo(new Sample.Mean(3, 4, 14));
    assertThat(sample(deals("avg(seats)"), "0.95", 1)).isEqualTo(new Sample.Mean(2, 4, 0));
    // 31 over two rows that have a price, with an empty one that is not among them
    assertThat(sample(deals("avg(price) filter (where stage <> 'open')"), "0.95", 0))
        .isEqualTo(new Sample.Mean(2, 15.5, 50));
  }

  @Test
  void aSumPerRowCountsRowsWithoutAValueAsNothing() {
    // 3, 2, 7 and nothing about 3
    assertThat(sample(deals("sum(seats) / count(*)"), "0.95", 0))
        .isEqualTo(new Sample.Mean(4, 3, 0 + 1 + 16 + 9));
  }

  @Test
  void amountsAreConvertedBeforeTheyAreSquared() {
    var mean = (Sample.Mean) sample(deals("avg(amount)"), "0.95", 1);
    double euro = 5 * 1.0837261;
    double middle = (euro + 7.25) / 2;
    assertThat(mean.value()).isCloseTo(middle, within(1e-12));
    assertThat(mean.squares()).isCloseTo(2 * (euro - middle) * (euro - middle), within(1e-5));
  }

  @Test
  void aSumOverASumHasTheSquaresOfItsLinearisedRows() {
    // seats per price: (10, 31) of rows (3, 10.5) (7, 20.5); the lost deal has no price, and seats
    var ratio =
        (Sample.Mean)
            sample(
                deals(
                    "(sum(seats) filter (where stage = 'won') - sum(price) filter (where stage ="
                        + " 'won')) / sum(price) filter (where stage = 'won')"),
                "0.9",
                0);
    double r = (10 - 31) / 31.0;
    double first = ((3 - 10.5) - r * 10.5) / 15.5;
    double second = ((7 - 20.5) - r * 20.5) / 15.5;
    assertThat(ratio.rows()).isEqualTo(2);
    assertThat(ratio.value()).isCloseTo(r, within(1e-15));
    assertThat(ratio.squares()).isCloseTo(first * first + second * second, within(1e-12));
  }

  @Test
  void aRowWithNothingBelowTheLineIsARowOfASumOverASum() {
    // (seats, price): (3, 10.5) (2, null) (7, 20.5) (null, 1), and null counts as nothing
    var ratio = (Sample.Mean) sample(deals("sum(seats) / sum(price)"), "0.9", 0);
    double r = 12 / 32.0;
    double squares = 0;
    for (var row : new double[][] {{3, 10.5}, {2, 0}, {7, 20.5}, {0, 1}}) {
      double apart = (row[0] - r * row[1]) / (32 / 4.0);
      squares += apart * apart;
    }
    assertThat(ratio.rows()).isEqualTo(4);
    assertThat(ratio.squares()).isCloseTo(squares, within(1e-12));
  }

  @Test
  void whatIsNoQuotientOverItsOwnRowsIsRefusedWhereItIsAskedFor() {
    assertThat(issues(deals("sum(amount)"))).singleElement().asString().startsWith("no-sample: ");
    assertThat(issues(deals("median(seats)"))).singleElement().asString().startsWith("no-sample: ");
    assertThat(issues(deals("sum(amount) / prior(sum(amount)) - 1"))).hasSize(1);
    assertThat(issues(deals("sum(seats) / sum(price) filter (where stage = 'won')")))
        .singleElement()
        .asString()
        .contains("It cannot be seen that the rows above the line of kpi are among those below it");
  }

  @Test
  void askingForAnIntervalChangesNoValue() {
    var plain = World.words(world.measure(plan(deals("avg(seats)"), "0"), q3), "kpi", 0);
    var asked = World.words(world.measure(plan(deals("avg(seats)"), "0.95"), q3), "kpi", 0);
    assertThat(asked).isEqualTo(plain).isEqualTo("P1=4 P2=4 P3=missing");
  }

  @Test
  void valuesThatAreDrawnByTheirRowsAreMeasuredForItInTheSameScan() {
    var mean = deals("avg(seats)");
    assertThat(drawn(mean, new Doubted.SampledIfPossible())).isEqualTo(new Sample.Mean(3, 4, 14));
    assertThat(drawn(mean, new Doubted.SampledIfFree())).isEqualTo(new Sample.Unknown());
    assertThat(drawn(mean, new Doubted.Relative(BigDecimal.ONE))).isEqualTo(new Sample.Unknown());
    assertThat(drawn(deals("sum(amount)"), new Doubted.SampledIfPossible()))
        .isEqualTo(new Sample.Unknown());
    var asked = doubted(mean, Map.of(), new Doubted.SampledIfPossible(), new Issues());
    var plain = plan(mean, "0");
    assertThat(asked.listing().split("(?m)^\\s*SELECT", -1))
        .hasSameSizeAs(plain.listing().split("(?m)^\\s*SELECT", -1));
    assertThat(World.words(world.measure(asked, q3), "kpi", 0))
        .isEqualTo(World.words(world.measure(plain, q3), "kpi", 0));
  }

  @Test
  void aKpiThatIsNamedAndCannotTellIsRefused() {
    var at = new Position("card.yaml", 3, 5, 1);
    Map<String, Doubted> named = Map.of("kpi", new Doubted.Sampled(at));
    var issues = new Issues();
    doubted(deals("sum(amount)"), named, new Doubted.Not(), issues);
    assertThat(issues.all()).singleElement().matches(issue -> issue.code().equals("no-sample"));
    assertThat(issues.all().getFirst().at()).isEqualTo(at);
    assertThat(issues.all().getFirst().message())
        .startsWith("values: sampled needs a share, a mean or a sum over a sum");
    var fine = new Issues();
    doubted(deals("avg(seats)"), named, new Doubted.Not(), fine);
    assertThat(fine.all()).isEmpty();
  }

  @Test
  void ofAShareOrMeanTheDenominatorHasToBeLargeEnough() {
    var rate =
        deals("count(*) filter (where stage = 'won') / count(*) filter (where stage <> 'open')");
    assertThat(world.measured(rate.atLeast(3), q3))
        .isEqualTo("P1=0.67 P2=below-minimum-volume P3=missing");
    assertThat(world.measured(rate.atLeast(4), q3))
        .as("the open deal makes the rate no surer")
        .startsWith("P1=below-minimum-volume");
    assertThat(world.measured(deals("avg(seats)").atLeast(4), q3))
        .as("only three of four deals have seats")
        .startsWith("P1=below-minimum-volume");
  }
}
