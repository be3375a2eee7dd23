package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.through;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows behind a value that are drawn again: just those the value is made of. */
abstract class HistogramContract extends WarehouseContract {
  private Period q3;

  @BeforeEach
  void aVendorWithThreePartners() {
    world =
        standard()
            .withFewDeals()
            .load(
                "deals",
                """
                ('d8','P1','lost',3,1,11,'USD','zeta','2026-03-01','2026-05-30',true),
                ('d9',null,'lost',3,1,11,'USD','zeta','2026-03-01','2026-08-30',true)
                """);
    world.sampling =
        new Sampling(
            new BigDecimal("0.9"),
            Sampling.Shrink.NONE,
            new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL));
    q3 = world.quarter(2026, 3);
  }

  private Histogram rows(KpiDraft draft, int partner) {
    return World.kpi(world.measure(world.plan(draft), q3), "kpi", 0).samples().rows(partner);
  }

  /** {@code 3 x 2, 7/20.5}: what is above and below the line, and how many rows are like it. */
  private String words(KpiDraft draft, int partner) {
    return rows(draft, partner).bars().stream()
        .map(
            bar ->
                "%s/%s%s"
                    .formatted(
                        bar.over().stripTrailingZeros().toPlainString(),
                        bar.under().stripTrailingZeros().toPlainString(),
                        bar.rows() == 1 ? "" : " x " + bar.rows()))
        .collect(Collectors.joining(", "));
  }

  @Test
  void nothingIsAskedForUnlessAKpiDrawsRowsAgain() {
    world.sampling = new Sampling(new BigDecimal("0.9"), Sampling.Shrink.NONE);
    assertThat(world.plan(deals("avg(seats)")).histograms()).isEmpty();
    assertThat(rows(deals("avg(seats)"), 0)).isEqualTo(Histogram.NONE);
  }

  @Test
  void aMeanIsMadeOfTheRowsThatHaveAValue() {
    assertThat(words(deals("avg(seats)"), 0)).isEqualTo("2/1, 3/1, 7/1");
    assertThat(words(deals("avg(seats)"), 1)).isEqualTo("4/1 x 2");
    assertThat(rows(deals("avg(seats)"), 2)).isEqualTo(Histogram.NONE);
  }

  @Test
  void aSumPerRowCountsRowsWithoutAValueAsNothing() {
    assertThat(words(deals("sum(seats) / count(*)"), 0)).isEqualTo("0/1, 2/1, 3/1, 7/1");
  }

  @Test
  void aRowThatTheSumAbovePassesOverIsBelowAllTheSame() {
    assertThat(words(deals("sum(seats) filter (where stage = 'won') / count(*)"), 0))
        .isEqualTo("0/1 x 2, 3/1, 7/1");
  }

  @Test
  void onlyRowsOfTheKpisConditionAndWindowAreDrawn() {
    assertThat(words(KpiDraft.of("kpi", where(input("deals", "avg(seats)"), "stage = 'won'")), 0))
        .isEqualTo("3/1, 7/1");
    assertThat(words(KpiDraft.of("kpi", over(input("deals", "avg(seats)"), 2)), 0))
        .as("alike rows of both quarters stand together")
        .isEqualTo("2/1, 3/1 x 2, 7/1, 9/1");
    assertThat(words(KpiDraft.of("kpi", over(input("deals", "avg(seats)"), 0)), 0))
        .isEqualTo("2/1, 3/1 x 2, 7/1, 9/1");
  }

  @Test
  void aMeasureBoundToThePeriodIsReadInOnePiece() {
    var late = "avg(days_between(closed_on, period_end))";
    assertThat(words(KpiDraft.of("kpi", over(input("deals", late), 2)), 1)).isEqualTo("32/1, 63/1");
    var since = where(over(input("deals", "avg(seats)"), 2), "closed_on >= window_start");
    assertThat(words(KpiDraft.of("kpi", since), 0)).isEqualTo("2/1, 3/1 x 2, 7/1, 9/1");
  }

  @Test
  void amountsAreConvertedAndRoundedAsTheirSquaresAre() {
    // 5 EUR at 1.0837261
    assertThat(words(deals("avg(amount)"), 1)).isEqualTo("5.418631/1, 7.25/1");
    assertThat(words(deals("avg(price / 3)"), 0)).isEqualTo("0.333333/1, 3.5/1, 6.833333/1");
  }

  @Test
  void aSumOverASumIsMadeOfPairs() {
    assertThat(words(deals("sum(seats) / sum(price)"), 0))
        .as("a deal without a price is above the line, one without seats below it")
        .isEqualTo("0/1, 2/0, 3/10.5, 7/20.5");
    assertThat(
            words(
                deals(
                    "(sum(seats) filter (where stage = 'won') - sum(price) filter (where stage ="
                        + " 'won')) / sum(price)"),
                0))
        .isEqualTo("-13.5/20.5, -7.5/10.5, 0/1");
  }

  @Test
  void linkedRowsAreThoseOfTheKeysBesideThePartner() {
    world.dataset(
        "quotas",
        "day",
        World.column("quota_id", new ColumnType.Text()),
        World.column("customer", new ColumnType.Text()),
        World.column("quota", new ColumnType.Decimal(18, 4)),
        World.column("day", new ColumnType.Day()));
    world.load(
        "quotas",
        """
        ('q1','acme',5,'2026-08-01'),('q2','acme',6,'2026-08-01'),('q3','zeta',5,'2026-08-01'),
        ('q4','other',7,'2026-08-01'),('q5','acme',8,'2026-01-01')
        """);
    var linked = through(input("quotas", "avg(quota)"), "deals", "customer");
    assertThat(words(KpiDraft.of("kpi", linked), 0)).isEqualTo("5/1 x 2, 6/1");
    assertThat(words(KpiDraft.of("kpi", linked), 1)).isEqualTo("5/1, 6/1");
  }

  @Test
  void moreRowsThanAnybodyShouldDrawFromAreNotAskedFor() {
    world.loadQuery(
        "deals",
        """
        select 'm' || i as deal_id, if(i < 10001, 'P3', 'P2') as partner_id, 'won' as stage,
          i as seats, 1 as price, 1 as amount, 'USD' as currency, 'acme' as customer,
          date '2026-06-01' as created_on, date '2026-07-10' as closed_on, true as renewal
        from range(0, 20001) t(i)
        """);
    var measured = World.kpi(world.measure(world.plan(deals("avg(seats)")), q3), "kpi", 0);
    assertThat(measured.samples().rows(0).rows()).isEqualTo(3);
    assertThat(measured.samples().rows(1)).as("10002 rows").isEqualTo(Histogram.NONE);
    assertThat(measured.samples().rows(2)).as("10001 rows").isEqualTo(Histogram.NONE);
    assertThat(((Sample.Mean) measured.samples().of(2)).rows()).isEqualTo(10_001);
  }

  @Test
  void tooManyRowsOfSomeQuartersLeaveNoHalfOfThem() {
    world.loadQuery(
        "deals",
        """
        select 'm' || i as deal_id, 'P3' as partner_id, 'won' as stage, i as seats, 1 as price,
          1 as amount, 'USD' as currency, 'acme' as customer, date '2026-06-01' as created_on,
          if(i < 10001, date '2026-04-10', date '2026-07-10') as closed_on, true as renewal
        from range(0, 10011) t(i)
        """);
    var plan = world.plan(KpiDraft.of("kpi", over(input("deals", "avg(seats)"), 2)));
    var measured = World.kpi(world.measure(plan, q3), "kpi", 0);
    assertThat(measured.samples().rows(2)).isEqualTo(Histogram.NONE);
    assertThat(measured.samples().rows(1).rows()).isEqualTo(2);
  }

  @Test
  void anotherKpiMayTakeTheValueAndThatOfAnEarlierPeriod() {
    var visits =
        """
        dataset: visits
        key: visit
        time: day
        columns: {visit: text, partner: partner, minutes: integer, day: date}
        """;
    var written =
        Written.of(
            world,
            visits,
            """
            minutes: {from: visits, measure: avg(minutes), interval: {level: 90 %, bootstrap: 500}, score: min-max}
            change: {inputs: {now: {kpi: minutes}}, measure: now - prior(now), score: min-max}
            """);
    world.load(
        "visits",
        "('a','P1',10,'2026-05-01'),('b','P1',30,'2026-08-01'),('c','P1',50,'2026-08-02')");
    var measured = written.measure(q3);
    assertThat(World.words(measured, "change", 0)).startsWith("P1=30 ");
    assertThat(World.kpi(measured, "minutes", 0).samples().rows(0).rows()).isEqualTo(2);
    assertThat(World.kpi(measured, "change", 0).samples().rows(0)).isEqualTo(Histogram.NONE);
  }

  @Test
  void askingForABootstrapChangesNoValue() {
    assertThat(world.measured(deals("avg(seats)"), q3)).isEqualTo("P1=4 P2=4 P3=missing");
  }

  @Test
  void aShareNeedsNoBootstrap() {
    assertThat(world.issues(deals("count(*) filter (where stage = 'won') / count(*)")))
        .singleElement()
        .asString()
        .startsWith("bootstrap-share: ");
  }
}
