package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.named;
import static dev.touchstone.measure.KpiDraft.on;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.through;
import static dev.touchstone.measure.KpiDraft.where;
import static dev.touchstone.measure.World.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that the data's own README states, to the last digit. */
@Shared.Read("data/adventureworks-dw/files")
class AdventureWorksTests {
  private static final List<LocalDate> QUOTA_DAYS =
      List.of(
          LocalDate.of(2010, 12, 29),
          LocalDate.of(2011, 3, 31),
          LocalDate.of(2011, 7, 1),
          LocalDate.of(2011, 9, 29),
          LocalDate.of(2011, 12, 29),
          LocalDate.of(2012, 3, 30),
          LocalDate.of(2012, 6, 30),
          LocalDate.of(2012, 9, 28),
          LocalDate.of(2012, 12, 28),
          LocalDate.of(2013, 3, 30),
          LocalDate.of(2013, 6, 30),
          LocalDate.of(2013, 9, 29),
          LocalDate.of(2013, 12, 29));

  @TempDir static Path folder;
  private static World world = new World(Path.of("."));

  @BeforeAll
  static void load() {
    world = new World(folder);
    world.rates =
        new dev.touchstone.definition.program.Program.Rates.AtEventDate(
            "fx-rates", "currency", "day", "rate", World.AT);
    world.calendar = new FiscalCalendar.Listed(QUOTA_DAYS, ZoneOffset.UTC);
    world.dataset(
        "partners",
        "",
        column("reseller", new ColumnType.Partner()),
        column("name", new ColumnType.Text()),
        column("business_type", new ColumnType.Text()));
    world.dataset(
        "sales",
        "ordered_on",
        column("line_id", new ColumnType.Text()),
        column("reseller", new ColumnType.Partner()),
        column("employee", new ColumnType.Text()),
        column("order_number", new ColumnType.Text()),
        column("amount", new ColumnType.Money("currency", 18, 4)),
        column("billed", new ColumnType.Decimal(18, 4)),
        column("currency", new ColumnType.Currency()),
        column("ordered_on", new ColumnType.Day()));
    world.dataset(
        "quotas",
        "from_day",
        column("quota_id", new ColumnType.Text()),
        column("employee", new ColumnType.Text()),
        column("quota", new ColumnType.Decimal(18, 4)),
        column("from_day", new ColumnType.Day()));
    world.rates(20, 18);
    world.loadQuery(
        "partners",
        "select column00 as reseller, column05 as name, column04 as business_type from "
            + csv("DimReseller.csv"));
    world.loadQuery(
        "sales",
        "select column09 || '#' || column10 as line_id, column04 as reseller, column05 as employee,"
            + " column09 as order_number, column19 as amount, column19 as billed, c.column1 as"
            + " currency, column24 as ordered_on from "
            + csv("FactResellerSales.csv.gz")
            + " s join "
            + csv("DimCurrency.csv")
            + " c on c.column0 = s.column07");
    world.loadQuery(
        "quotas",
        "select column0 as quota_id, column1 as employee, column5 as quota, column6[:10] as"
            + " from_day from "
            + csv("FactSalesQuota.csv"));
    world.loadQuery(
        "fx-rates",
        "select c.column1 as currency, r.column4[:10] as day, r.column2 as rate from "
            + csv("FactCurrencyRate.csv.gz")
            + " r join "
            + csv("DimCurrency.csv")
            + " c on c.column0 = r.column0");
  }

  private static String csv(String file) {
    return "read_csv('%s', delim = '|', header = false, all_varchar = true, quote = '')"
        .formatted(Shared.folder("data/adventureworks-dw/files").resolve(file));
  }

  private static Input sales(String name, String measure) {
    return on(named(name, "sales", measure), "ordered_on");
  }

  private static Period period(LocalDate from) {
    return world.calendar.containing(from, world.kind);
  }

  private static Measurements.KpiMeasurements allTime(Input input) {
    var kpi = KpiDraft.of("kpi", over(input, 0)).precision(4);
    var last = period(LocalDate.of(2013, 9, 29));
    return World.kpi(world.measure(world.plan(kpi), last), "kpi", 0);
  }

  private static String total(Measurements.KpiMeasurements measured) {
    return measured.totals().getFirst().population().setScale(4, RoundingMode.HALF_UP).toString();
  }

  @Test
  void everyLineIsReadOnce() {
    var counted = allTime(sales("value", "count(*)"));
    assertThat(counted.totals().getFirst().population()).isEqualByComparingTo("60855");
    assertThat(counted.totals().getFirst().outside()).isEqualByComparingTo("0");
  }

  @Test
  void theTotalIsExactAsStoredAndAtTheOrderDaysRate() {
    assertThat(total(allTime(sales("value", "sum(billed)")))).isEqualTo("80450596.9823");
    assertThat(total(allTime(sales("value", "sum(amount)")))).isEqualTo("76494758.2549");
  }

  @Test
  void everyCurrencysSubtotalIsExact() {
    var subtotals =
        List.of("USD", "CAD", "GBP", "EUR", "AUD").stream()
            .map(code -> where(sales("value", "sum(amount)"), "currency = '" + code + "'"))
            .map(AdventureWorksTests::allTime)
            .map(AdventureWorksTests::total)
            .toList();
    assertThat(subtotals)
        .containsExactly(
            "57724791.4733", "9339342.1006", "6300422.1459", "2275303.1221", "854899.4130");
  }

  @Test
  void resellersThatNeverSoldHaveNoData() {
    var measured = allTime(sales("value", "sum(amount)"));
    assertThat(measured.states()).hasSize(701);
    assertThat(Arrays.stream(measured.states()).filter(state -> state == State.MISSING))
        .hasSize(66);
  }

  @Test
  void vigorousExerciseCompanyIsTwentyThirdInDollars() {
    var kpi = KpiDraft.of("kpi", over(sales("value", "sum(amount)"), 0)).precision(4);
    var measurements = world.measure(world.plan(kpi), period(LocalDate.of(2013, 9, 29)));
    var values = World.kpi(measurements, "kpi", 0).values();
    int place = measurements.population().names().indexOf("Vigorous Exercise Company");
    assertThat(values[place]).isEqualTo(550963.3901);
    assertThat(Arrays.stream(values).filter(value -> value > values[place])).hasSize(22);
    int metropolitan = measurements.population().names().indexOf("Metropolitan Bicycle Supply");
    assertThat(values[metropolitan]).isEqualTo(823983.1341);
  }

  @Test
  void quotaAttainmentFollowsTheDateOfTheQuota() {
    assertThat(attainment(LocalDate.of(2010, 12, 29))).isEqualTo("3193633.9687 / 3886000 = 82.18");
    assertThat(attainment(LocalDate.of(2013, 9, 29))).isEqualTo("8935377.4868 / 10359000 = 86.26");
  }

  /** Sales and quotas of the people who serve any reseller, each person counted once. */
  private static String attainment(LocalDate from) {
    var kpi =
        KpiDraft.of(
            "kpi",
            "sales / quota",
            through(sales("sales", "sum(billed)"), "sales", "employee"),
            through(on(named("quota", "quotas", "sum(quota)"), "from_day"), "sales", "employee"));
    var totals = World.kpi(world.measure(world.plan(kpi), period(from)), "kpi", 0).totals();
    var sold = totals.get(0).population().add(totals.get(0).outside());
    var quota = totals.get(1).population().add(totals.get(1).outside());
    var percent = sold.multiply(new BigDecimal(100)).divide(quota, 2, RoundingMode.HALF_UP);
    return sold + " / " + quota.setScale(0, RoundingMode.UNNECESSARY) + " = " + percent;
  }

  @Test
  void aResellersQuotaAttainmentIsARatioOfSumsOverThoseWhoServeIt() {
    var kpi =
        KpiDraft.of(
                "kpi",
                "sales / quota",
                through(sales("sales", "sum(billed)"), "sales", "employee"),
                through(
                    on(named("quota", "quotas", "sum(quota)"), "from_day"), "sales", "employee"))
            .precision(6);
    var day = LocalDate.of(2012, 3, 30);
    var plan = world.plan(kpi);
    var measurements = world.measure(plan, period(day));
    var oracle =
        Oracle.query(
            """
            with s as (select * from '%1$s' where ordered_on >= '2012-03-30' and ordered_on < '2012-06-30'),
            q as (select employee, sum(quota) quota from '%2$s' where from_day >= '2012-03-30' and from_day < '2012-06-30' group by 1),
            e as (select employee, sum(billed) billed from s group by 1)
            select reseller, cast(round(sum(billed)::decimal(38,4)::double / sum(quota)::double, 6) as varchar)
            from (select distinct reseller, employee from s) b left join e using (employee) left join q using (employee)
            group by 1
            """
                .formatted(file("sales"), file("quotas")));
    var measured = World.kpi(measurements, "kpi", 0);
    for (var entry : oracle.entrySet()) {
      int place = measurements.population().indexOf(new PartnerId(entry.getKey()));
      assertThat(measured.values()[place])
          .as(entry.getKey())
          .isEqualTo(Double.valueOf(entry.getValue()));
    }
    assertThat(oracle).hasSizeGreaterThan(200);
  }

  private static Path file(String dataset) {
    return world.snapshot.files(dataset, "", Slice.BEGINNING, Slice.END).getFirst();
  }
}
