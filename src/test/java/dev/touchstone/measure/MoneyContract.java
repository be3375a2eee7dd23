package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.on;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.program.Program;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amounts in the program's currency, exact to the last digit. */
abstract class MoneyContract extends WarehouseContract {
  private Period q3;

  @BeforeEach
  void dealsInThreeCurrencies() {
    world =
        standard()
            .load("partners", "('P1','One','reseller'),('P2','Two','reseller')")
            .load(
                "deals",
                """
                ('d1','P1','won',1,1,100,'USD','a','2026-06-01','2026-07-10',true),
                ('d2','P1','won',1,1,10,'EUR','a','2026-06-01','2026-07-10',true),
                ('d3','P1','lost',1,1,10,'EUR','a','2026-06-01','2026-08-20',true),
                ('d4','P2','won',1,1,null,'XXX','a','2026-06-01','2026-08-01',true),
                ('d5','P2','won',1,1,1000.0001,'JPY','a','2026-06-01','2026-09-30',true),
                ('d6','X','won',1,1,3,'EUR','a','2026-06-01','2026-07-01',true)
                """)
            .load(
                "fx-rates",
                """
                ('EUR','2026-06-30',1.1),('EUR','2026-07-10',1.123456789012),
                ('EUR','2026-07-11',1.2),('EUR','2026-12-01',9),
                ('JPY','2025-01-01',0.0068),('USD','2026-07-10',77)
                """);
    q3 = world.quarter(2026, 3);
  }

  private Refused refused(KpiDraft kpi) {
    return catchThrowableOfType(Refused.class, () -> world.measured(kpi, q3));
  }

  @Test
  void anAmountIsConvertedAtTheRateOfItsOwnDayOrTheLatestEarlierOne() {
    world.dailyRates();
    var kpi = deals("sum(amount)").precision(4);
    var measured = World.kpi(world.measure(world.plan(kpi), q3), "kpi", 0);
    assertThat(measured.evidence().of(0).getFirst().value().orElseThrow())
        .as("100 + 10 x 1.123456789012 + 10 x 1.2")
        .isEqualByComparingTo("123.23456789012");
    assertThat(measured.evidence().of(1).getFirst().value().orElseThrow())
        .as("1000.0001 x 0.0068, a rate that is a year old")
        .isEqualByComparingTo("6.80000068");
    assertThat(measured.values()).containsExactly(123.2346, 6.8);
    assertThat(measured.totals().getFirst().outside()).isEqualByComparingTo("3.3");
  }

  @Test
  void oneUnitOfTheProgramsCurrencyIsAlwaysWorthOne() {
    world.dailyRates();
    var dollars = KpiDraft.of("kpi", where(input("deals", "sum(amount)"), "currency = 'USD'"));
    assertThat(world.measured(dollars, q3)).isEqualTo("P1=100 P2=missing");
  }

  @Test
  void conditionsSeeConvertedAmountsToo() {
    world.dailyRates();
    assertThat(world.measured(deals("count(*) filter (where amount > 11.5)"), q3))
        .isEqualTo("P1=2 P2=0");
    assertThat(world.measured(deals("median(amount)"), q3)).isEqualTo("P1=12 P2=6.8");
    assertThat(world.measured(deals("count(distinct amount)"), q3)).isEqualTo("P1=3 P2=1");
  }

  @Test
  void anAmountIsWorthWhatItWasWhenItHappenedWhateverDayItCountsOn() {
    world.dailyRates();
    var created = KpiDraft.of("kpi", on(input("deals", "sum(amount)"), "created_on"));
    assertThat(world.measured(created, world.quarter(2026, 2))).isEqualTo("P1=123.23 P2=6.8");
  }

  @Test
  void ratesAreCarriedThroughWindows() {
    world.dailyRates();
    var ever = KpiDraft.of("kpi", over(input("deals", "sum(amount)"), 0));
    assertThat(world.measured(ever, world.quarter(2026, 4))).isEqualTo("P1=123.23 P2=6.8");
  }

  @Test
  void fixedRatesHoldOnEveryDay() {
    world.rates =
        new Program.Rates.Fixed(
            Map.of(
                "EUR",
                new BigDecimal("1.08"),
                "JPY",
                new BigDecimal("0.01"),
                "USD",
                BigDecimal.TWO));
    assertThat(world.measured(deals("sum(amount)").precision(4), q3)).isEqualTo("P1=121.6 P2=10");
  }

  @Test
  void aCurrencyWithoutAnEarlierRateIsRefusedByName() {
    world
        .dailyRates()
        .load(
            "deals",
            """
            ('d7','P1','won',1,1,5,'CHF','a','2026-06-01','2026-08-02',true),
            ('d8','P1','won',1,1,5,'CHF','a','2026-06-01','2026-08-01',true),
            ('d9','P1','won',1,1,5,'SEK','a','2026-06-01','2026-08-03',true)
            """);
    var refused = refused(deals("sum(amount)"));
    assertThat(refused.code()).isEqualTo("missing-rate");
    assertThat(refused.reason())
        .isEqualTo(
            "2 rows of deals in CHF, the first on 2026-08-01, and fx-rates has no rate to USD on or"
                + " before that day");
    assertThat(refused.hint()).contains("Load the rate");
  }

  @Test
  void aRateThatStartsLaterDoesNotReachBack() {
    world
        .dailyRates()
        .load("deals", "('d7','P1','won',1,1,5,'CHF','a','2026-06-01','2026-08-02',true)")
        .load("fx-rates", "('CHF','2026-08-03',1.1)");
    assertThat(refused(deals("sum(amount)")).reason()).contains("1 row of deals in CHF");
  }

  @Test
  void rowsThatDoNotCountNeedNoRate() {
    world
        .dailyRates()
        .load("deals", "('d7','P1','lost',1,1,5,'CHF','a','2026-06-01','2026-08-02',true)");
    var won = KpiDraft.of("kpi", where(input("deals", "sum(amount)"), "stage = 'won'"));
    assertThat(world.measured(won, q3)).isEqualTo("P1=111.23 P2=6.8");
    assertThat(world.measured(deals("count(*)"), q3)).isEqualTo("P1=4 P2=2");
    var large = KpiDraft.of("kpi", where(input("deals", "count(*)"), "amount > 1"));
    assertThat(refused(large).code())
        .as("whether the row is large cannot be known")
        .isEqualTo("missing-rate");
  }

  @Test
  void anAmountWithoutACurrencyIsRefused() {
    world
        .dailyRates()
        .load("deals", "('d7','P1','won',1,1,5,null,'a','2026-06-01','2026-08-02',true)");
    assertThat(refused(deals("sum(amount)")).reason()).contains("1 row of deals in no currency");
  }

  @Test
  void withoutRatesAnyOtherCurrencyIsRefused() {
    assertThat(refused(deals("sum(amount)")).reason())
        .isEqualTo(
            "3 rows of deals in EUR, the first on 2026-07-01, and the program has no rates to USD");
    var dollars = KpiDraft.of("kpi", where(input("deals", "sum(amount)"), "currency = 'USD'"));
    assertThat(world.measured(dollars, q3)).isEqualTo("P1=100 P2=missing");
  }

  @Test
  void fixedRatesMustNameEveryCurrency() {
    world.rates = new Program.Rates.Fixed(Map.of("EUR", new BigDecimal("1.08")));
    assertThat(refused(deals("sum(amount)")).reason()).contains("1 row of deals in JPY");
  }

  @Test
  void ratesThatWereNeverLoadedAreMissed() {
    world = standard();
    world
        .dailyRates()
        .load("partners", "('P1','One','reseller')")
        .load("deals", "('d1','P1','won',1,1,5,'USD','a','2026-06-01','2026-08-02',true)");
    assertThat(world.measured(deals("sum(amount)"), q3)).isEqualTo("P1=5");
    world.load("deals", "('d2','P1','won',1,1,5,'EUR','a','2026-06-01','2026-08-02',true)");
    assertThat(refused(deals("sum(amount)")).reason()).contains("1 row of deals in EUR");
  }

  @Test
  void aTotalThatDoesNotFitIsRefusedRatherThanRounded() {
    world.loadQuery(
        "deals",
        "select 'x' || i as deal_id, 'P1' as partner_id, 'won' as stage, 1 as seats,"
            + " 99999999999999.9999 as price, 1 as amount, 'USD' as currency, 'a' as customer, date"
            + " '2026-07-01' as created_on, date '2026-07-01' as closed_on, true as renewal from"
            + " range(10) t(i)");
    var refused = refused(deals("sum(price * price * price)"));
    assertThat(refused.code()).isEqualTo("does-not-fit");
    assertThat(refused.reason()).contains("deals").contains("38 digits");
    assertThat(world.measured(deals("sum(price)"), q3)).startsWith("P1=1000000000000003");
  }

  @Test
  void partnersAreCountedInByConvertedAmounts() {
    world = standard().partnersWithTurnover();
    world.rates = new Program.Rates.Fixed(Map.of("EUR", new BigDecimal("2")));
    world
        .load("partners", "('P1',60,'EUR'),('P2',110,'USD'),('P3',40,'EUR')")
        .load(
            "deals",
            """
            ('d1','P1','won',1,1,5,'USD','a','2026-06-01','2026-08-02',true),
            ('d2','P2','won',1,1,5,'USD','a','2026-06-01','2026-08-02',true)
            """);
    world.population = "turnover > 100";
    var applied = deals("count(*)").appliesTo("turnover < 115");
    assertThat(world.measured(applied, q3)).isEqualTo("P1=not-applicable P2=1");
    world.load("partners", "('P4',40,'GBP')");
    assertThat(refused(deals("count(*)")).reason())
        .isEqualTo("1 row of partners in GBP, and the program has no rate from it to USD");
  }
}
