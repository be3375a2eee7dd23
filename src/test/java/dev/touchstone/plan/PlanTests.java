package dev.touchstone.plan;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.named;
import static dev.touchstone.measure.KpiDraft.on;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.through;
import static dev.touchstone.measure.KpiDraft.where;
import static dev.touchstone.measure.World.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.measure.KpiDraft;
import dev.touchstone.measure.World;
import dev.touchstone.shared.Issues;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scorecard compiles to, to the byte, and what is wrong where it does not. */
class PlanTests {
  private World world;

  @BeforeEach
  void contracts() {
    world = World.standard(Path.of("."));
    world.dataset(
        "quotas",
        "due_on",
        column("quota_id", new ColumnType.Text()),
        column("customer", new ColumnType.Text()),
        column("quota", new ColumnType.Decimal(18, 4)),
        column("due_on", new ColumnType.Day()));
    world.dataset(
        "leads",
        "",
        column("lead_id", new ColumnType.Text()),
        column("value", new ColumnType.Money("currency", 18, 4)),
        column("currency", new ColumnType.Currency()),
        column("partner_id", new ColumnType.Partner()));
  }

  private KpiDraft[] kpis() {
    return new KpiDraft[] {
      deals(
              "count(*) filter (where stage = 'won') / count(*) filter (where stage in ('won',"
                  + " 'lost'))")
          .named("win-rate")
          .atLeast(10)
          .precision(4),
      KpiDraft.of("revenue", where(over(input("deals", "sum(amount)"), 4), "stage = 'won'"))
          .target(over(input("targets", "sum(amount)"), 4))
          .staleAfter(90),
      deals("sum(amount) / prior(sum(amount), 4) - 1").named("growth").zero(),
      KpiDraft.of(
              "customers",
              where(over(input("deals", "count(distinct customer)"), 4), "stage = 'won'"))
          .appliesTo("partner_type <> 'referral'"),
      deals("median(days_between(created_on, closed_on))").named("sales-cycle").target("30"),
      deals("days_between(max(closed_on), period_end)").named("silence"),
      KpiDraft.of(
          "quota-attainment",
          "sales / quota",
          named("sales", "deals", "sum(price)"),
          through(on(named("quota", "quotas", "sum(quota)"), "due_on"), "deals", "customer")),
      KpiDraft.of("upcoming", where(on(input("deals", "count(*)"), ""), "closed_on >= period_end")),
    };
  }

  @Test
  void theListingIsStableToTheByte() throws IOException {
    world.dailyRates();
    world.population = "partner_type in ('reseller', 'referral')";
    golden("plan-daily-rates.sql", world.plan(kpis()).listing());
  }

  @Test
  void withOneCurrencyNothingIsJoined() throws IOException {
    golden("plan-one-currency.sql", world.plan(kpis()[1], kpis()[0]).listing());
  }

  @Test
  void fixedRatesAreACaseOfTheirOwn() throws IOException {
    world.rates =
        new Program.Rates.Fixed(
            java.util.Map.of(
                "EUR", new java.math.BigDecimal("1.08"), "GBP", new java.math.BigDecimal("1.275")));
    golden("plan-fixed-rates.sql", world.plan(kpis()[1]).listing());
  }

  @Test
  void trinoIsAskedTheSameInItsOwnWords() throws IOException {
    world.dailyRates();
    world.population = "partner_type in ('reseller', 'referral')";
    golden("plan-trino.sql", world.plan(kpis()).listing(new TrinoDialect()));
  }

  /** Means and sums over sums whose rows are drawn again, filtered, bound to days, and in money. */
  private Plan drawn() {
    world.dailyRates();
    world.sampling =
        new Sampling(
            new BigDecimal("0.9"),
            Sampling.Shrink.NONE,
            new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL));
    return world.plan(
        KpiDraft.of("deal-size", where(over(input("deals", "avg(amount)"), 4), "stage = 'won'")),
        deals("sum(seats) filter (where stage = 'won') / count(*)").named("seats"),
        deals("(sum(price) - sum(seats)) / sum(price)").named("margin"),
        deals("avg(days_between(closed_on, period_end))").named("age"));
  }

  @Test
  void rowsThatAreDrawnAgainAreAskedForByStatementsOfTheirOwn() throws IOException {
    golden("plan-histograms.sql", drawn().listing());
    golden("plan-histograms-trino.sql", drawn().listing(new TrinoDialect()));
  }

  private static void golden(String name, String actual) throws IOException {
    var expected = PlanTests.class.getResourceAsStream(name);
    Files.writeString(Files.createDirectories(Path.of("target/golden")).resolve(name), actual);
    assertThat(expected).as("golden file " + name + ", see target/golden").isNotNull();
    assertThat(actual).isEqualTo(new String(Objects.requireNonNull(expected).readAllBytes()));
  }

  @Test
  void equalPlansHaveEqualHashesAndOthersDoNot() {
    var hash = world.plan(kpis()).hash();
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(world.plan(kpis()).hash());
    var different =
        List.of(
            deals("sum(price)"),
            deals("sum(price)").precision(3),
            deals("sum(price)").zero(),
            deals("sum(price)").atLeast(1),
            deals("sum(price)").target("3"),
            deals("sum(price)").appliesTo("partner_type = 'x'"),
            deals("sum(price)").appliesTo("partner_type = 'y'"),
            KpiDraft.of("kpi", over(input("deals", "sum(price)"), 2)),
            KpiDraft.of("kpi", over(input("deals", "sum(price)"), 0)),
            KpiDraft.of("kpi", on(input("deals", "sum(price)"), "created_on")),
            deals("prior(sum(price))"));
    assertThat(different.stream().map(kpi -> world.plan(kpi).hash())).doesNotHaveDuplicates();
  }

  @Test
  void figuresThatSeveralKpisUseAreAskedForOnce() {
    var plan =
        world.plan(
            KpiDraft.of("a", where(input("deals", "count(*)"), "stage = 'won'")),
            deals("count(*) filter (where stage = 'won')").named("b"));
    assertThat(plan.listing())
        .containsOnlyOnce("-- for a, b\n")
        .contains("as f2")
        .doesNotContain("as f3");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    assertThat(
            world.issues(
                deals("sum(amont)"),
                KpiDraft.of("b", where(input("deals", "count(*)"), "stage = 1")),
                deals("sum(amount)").appliesTo("tier = 'gold'"),
                KpiDraft.of("d", "velue", input("deals", "count(*)")),
                KpiDraft.of("e", input("meetings", "count(*)")),
                KpiDraft.of("f", on(input("deals", "count(*)"), "stage")),
                deals("sum(amount)").target(input("targets", "sum(stage)"))))
        .extracting(issue -> issue.substring(0, issue.indexOf(':')))
        .contains("unknown-dataset", "not-a-date")
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aPlanWithFaultsCannotBeMeasured() {
    var plan = Plan.of(world.definitions(), world.scorecard(deals("sum(amont)")), new Issues());
    assertThatThrownBy(() -> world.measure(plan, world.quarter(2026, 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(plan.listing()).startsWith("-- Plan of scorecard reseller");
  }

  @Test
  void aPopulationIsTheSameInEveryPeriod() {
    world.population = "partner_id = 'a' and period_end > date '2026-01-01'";
    assertThat(world.issues(deals("count(*)")))
        .hasSize(1)
        .first()
        .asString()
        .contains("period_end");
  }

  @Test
  void factsOfNoPartnerNeedALink() {
    assertThat(world.issues(KpiDraft.of("kpi", input("quotas", "sum(quota)"))))
        .containsExactly(
            "no-partner-column: No column of quotas says which partner a row belongs to",
            "not-a-date: quotas has no date column day");
    var linked = on(input("quotas", "sum(quota)"), "due_on");
    assertThat(world.issues(KpiDraft.of("kpi", through(linked, "deals", "seats"))))
        .containsExactly("unknown-column: quotas has no column seats");
  }

  @Test
  void amountsNeedADayWhereRatesChangeDaily() {
    world.dailyRates();
    var kpi = KpiDraft.of("kpi", on(input("leads", "sum(value)"), ""));
    assertThat(world.issues(kpi))
        .containsExactly("money-without-day: Amounts of leads have no day to convert them at");
    assertThat(world.issues(KpiDraft.of("kpi", on(input("leads", "count(*)"), "")))).isEmpty();
    world.rates = new Program.Rates.None();
    assertThat(world.issues(kpi)).isEmpty();
  }

  @Test
  void partnersHaveNoDayToConvertTheirAmountsAt() {
    world.dailyRates().partnersWithTurnover();
    world.population = "turnover > 100";
    assertThat(world.issues(deals("count(*)")))
        .containsExactly("money-without-day: Amounts of partners have no day to convert them at");
  }

  @Test
  void aProductThatCannotStayExactIsAnIssue() {
    world.dailyRates();
    assertThat(world.issues(deals("sum(amount * amount)"))).isEmpty();
    assertThat(world.issues(deals("sum(amount * amount * price)"))).isEmpty();
    assertThat(world.issues(deals("sum(amount * amount * price * price)")))
        .containsExactly(
            "too-many-digits: Converted exactly, this needs 40 digits after the point; there are"
                + " 38");
    assertThat(world.issues(deals("sum(round(amount * amount, 2) * price * price)"))).isEmpty();
  }

  @Test
  void ratesMustBeOnePerCurrencyAndDay() {
    world.dailyRates();
    world.dataset(
        "fx-rates",
        "day",
        column("id", new ColumnType.Text()),
        column("currency", new ColumnType.Currency()),
        column("day", new ColumnType.Day()),
        column("rate", new ColumnType.Decimal(18, 12)));
    assertThat(world.issues(deals("count(*)")))
        .containsExactly("rates-key: fx-rates can hold several rates of one currency on one day");
  }

  @Test
  void stalenessNeedsADate() {
    assertThat(world.issues(KpiDraft.of("kpi", input("partners", "count(*)")).staleAfter(3)))
        .containsExactly(
            "stale-without-time: stale-after needs a date, and none of kpi's inputs has one");
  }

  @Test
  void aReceiptKnowsWhichDatasetsWereRead() {
    world.dailyRates();
    assertThat(world.plan(kpis()).datasetIds())
        .containsExactly("deals", "fx-rates", "partners", "quotas", "targets");
  }
}
