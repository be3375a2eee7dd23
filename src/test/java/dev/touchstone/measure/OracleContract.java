package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.over;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of measure against SQL written by hand, on data full of gaps. */
abstract class OracleContract extends WarehouseContract {
  private static final String DATA =
      """
      select 'd' || i as deal_id,
        case when hash(i || '-1') %% 20 = 0 then null else 'P' || (hash(i || '-2') %% 40) end as partner_id,
        case hash(i || '-3') %% 4 when 0 then 'won' when 1 then 'lost' when 2 then 'open' end as stage,
        case when hash(i || '-4') %% 9 > 0 then cast(hash(i || '-5') %% 1000 as integer) - 300 end as seats,
        case when hash(i || '-6') %% 9 > 0 then (hash(i || '-7') %% 100000000) / 10000 end as price,
        case when hash(i || '-8') %% 9 > 0 then (hash(i || '-9') %% 900000000) / 10000 - 1000 end as amount,
        case hash(i || '-10') %% 3 when 0 then 'USD' when 1 then 'EUR' else 'JPY' end as currency,
        case when hash(i || '-11') %% 5 > 0 then 'C' || (hash(i || '-12') %% 60) end as customer,
        date '2025-01-01' + cast(hash(i || '-13') %% 400 as integer) as created_on,
        case when hash(i || '-14') %% 30 > 0 then date '2025-04-01' + cast(hash(i || '-15') %% 550 as integer) end as closed_on,
        case hash(i || '-16') %% 3 when 0 then true when 1 then false end as renewal
      from range(%d) t(i)
      """;

  private Period q2;

  @BeforeEach
  void randomDeals() {
    world = world(standard(), "select * from all_rows", 1);
    q2 = world.quarter(2026, 2);
  }

  /** The same rows, in some order and in some number of files. */
  private static World world(World world, String query, int files) {
    var partners =
        java.util.stream.IntStream.range(0, 35)
            .mapToObj(i -> "('P%d','Partner %d','x')".formatted(i, i))
            .collect(Collectors.joining(","));
    world.dailyRates().load("partners", partners);
    for (int i = 0; i < files; i++) {
      var part = "hash(deal_id) % " + files + " = " + i;
      world.loadQuery(
          "deals",
          "with all_rows as (%s) select * from (%s) where %s"
              .formatted(DATA.formatted(12_000), query, part));
    }
    return world.loadQuery(
        "fx-rates",
        """
        select c.code as currency, date '2025-01-01' + cast(i as integer) as day,
          1 + (hash(i || c.code) % 1000000000000) / 1000000000000 as rate
        from range(600) t(i), (values ('EUR'), ('JPY')) c(code) where hash(i) % 3 > 0 or i = 0
        """);
  }

  private Path file(String dataset) {
    return world.snapshot.files(dataset, "", Slice.BEGINNING, Slice.END).getFirst();
  }

  /** What hand-written SQL says about rows of the quarter (or other days), per partner. */
  private String oracle(String select, String days) {
    return Oracle.query(
            """
            with f as (
              select d.*, d.amount * case when d.currency = 'USD' then 1 else r.rate end as usd
              from '%s' d asof left join '%s' r on d.currency = r.currency and d.closed_on >= r.day
              where %s)
            select partner_id, cast(%s as varchar) from f
            where partner_id in (select partner_id from '%s') group by partner_id
            """
                .formatted(file("deals"), file("fx-rates"), days, select, file("partners")))
        .toString();
  }

  private static final String QUARTER = "closed_on >= '2026-04-01' and closed_on < '2026-07-01'";
  private static final String YEAR = "closed_on >= '2025-07-01' and closed_on < '2026-07-01'";
  private static final String EVER = "closed_on < '2026-07-01'";

  /** The exact value of a KPI with one aggregate, partner by partner. */
  private String exact(Input input) {
    var measurements = world.measure(world.plan(KpiDraft.of("kpi", input)), q2);
    var kpi = World.kpi(measurements, "kpi", 0);
    var answers = new TreeMap<String, String>();
    for (int i = 0; i < measurements.population().size(); i++) {
      Optional<BigDecimal> value = kpi.evidence().of(i).getFirst().value();
      var partner = measurements.population().partners().get(i).value();
      value.ifPresent(there -> answers.put(partner, there.toPlainString()));
    }
    return answers.toString();
  }

  private String exact(String measure) {
    return exact(input("deals", measure));
  }

  @Test
  void counts() {
    assertThat(exact("count(*)")).isEqualTo(oracle("count(*)", QUARTER)).contains("P1=");
    assertThat(exact("count(customer)")).isEqualTo(oracle("count(customer)", QUARTER));
    assertThat(exact("count(*) filter (where stage <> 'won')"))
        .isEqualTo(oracle("count(case when stage <> 'won' then 1 end)", QUARTER));
    assertThat(exact("count(*) filter (where renewal)"))
        .isEqualTo(oracle("sum(case when renewal then 1 else 0 end)", QUARTER));
  }

  @Test
  void sums() {
    assertThat(exact("sum(seats)")).isEqualTo(oracle("sum(seats)", QUARTER));
    assertThat(exact("sum(price)")).isEqualTo(oracle("sum(price)", QUARTER));
    assertThat(exact("sum(price * seats)")).isEqualTo(oracle("sum(seats * price)", QUARTER));
    assertThat(exact("sum(amount)")).isEqualTo(oracle("sum(usd::decimal(38, 16))", QUARTER));
    assertThat(exact("sum(days_between(created_on, closed_on))"))
        .isEqualTo(oracle("sum(closed_on - created_on)", QUARTER));
    assertThat(exact("sum(case when stage = 'won' then seats else 0 end)"))
        .isEqualTo(oracle("sum(if(stage = 'won', seats, 0))", QUARTER));
    assertThat(exact(over(input("deals", "sum(amount)"), 4)))
        .isEqualTo(oracle("sum(usd::decimal(38, 16))", YEAR));
    assertThat(exact(over(input("deals", "sum(amount)"), 0)))
        .isEqualTo(oracle("sum(usd::decimal(38, 16))", EVER));
  }

  @Test
  void extremes() {
    assertThat(exact("min(seats)")).isEqualTo(oracle("min(seats)", QUARTER));
    assertThat(exact(over(input("deals", "max(price)"), 4))).isEqualTo(oracle("max(price)", YEAR));
    assertThat(exact("max(amount) filter (where stage = 'won')"))
        .isEqualTo(oracle("max(usd::decimal(38, 16)) filter (stage = 'won')", QUARTER));
  }

  @Test
  void distinctCounts() {
    var won = where(input("deals", "count(distinct customer)"), "stage = 'won'");
    var counted = "count(distinct customer) filter (stage = 'won')";
    assertThat(exact(won)).isEqualTo(oracle("nullif(" + counted + ", 0)", QUARTER));
    assertThat(exact(over(won, 4))).isEqualTo(oracle("nullif(" + counted + ", 0)", YEAR));
    assertThat(exact(over(won, 0))).isEqualTo(oracle("nullif(" + counted + ", 0)", EVER));
    assertThat(exact("count(distinct month(closed_on))"))
        .isEqualTo(oracle("count(distinct month(closed_on))", QUARTER));
  }

  @Test
  void quantiles() {
    assertThat(exact("median(price)"))
        .isEqualTo(oracle("median(price::double)::decimal(28, 6)", QUARTER));
    assertThat(exact(over(input("deals", "quantile(price, 0.9) filter (where stage = 'won')"), 4)))
        .isEqualTo(
            oracle(
                "(quantile_cont(price::double, 0.9) filter (stage = 'won'))::decimal(28, 6)",
                YEAR));
  }

  @Test
  void ratiosAreOfSums() {
    var winRate =
        KpiDraft.deals(
                "count(*) filter (where stage = 'won') / count(*) filter (where stage in ('won',"
                    + " 'lost'))")
            .precision(4);
    var average = KpiDraft.deals("avg(price)").precision(3);
    assertThat(values(winRate))
        .isEqualTo(
            oracle(
                "round(count(*) filter (stage = 'won')::double / count(*) filter (stage in ('won',"
                    + " 'lost')), 4)",
                QUARTER));
    assertThat(values(average))
        .isEqualTo(oracle("round((sum(price)::double) / count(price), 3)", QUARTER));
  }

  @Test
  void growth() {
    var growth = KpiDraft.deals("sum(price) / prior(sum(price), 4) - 1").precision(4);
    var now = "sum(price) filter (" + QUARTER + ")";
    var then = "sum(price) filter (closed_on >= '2025-04-01' and closed_on < '2025-07-01')";
    assertThat(values(growth))
        .isEqualTo(oracle("round((" + now + ")::double / (" + then + ")::double - 1, 4)", EVER));
  }

  private String values(KpiDraft draft) {
    var measurements = world.measure(world.plan(draft), q2);
    var kpi = World.kpi(measurements, "kpi", 0);
    var answers = new TreeMap<String, String>();
    for (int i = 0; i < measurements.population().size(); i++) {
      if (kpi.states()[i] == State.MEASURED) {
        answers.put(
            measurements.population().partners().get(i).value(), String.valueOf(kpi.values()[i]));
      }
    }
    return answers.toString();
  }

  @Test
  void totalsAddUpToTheSource() {
    var measurements = world.measure(world.plan(KpiDraft.deals("sum(price)")), q2);
    var total = World.kpi(measurements, "kpi", 0).totals().getFirst();
    var all =
        Oracle.query(
            "select 'all', cast(sum(price) as varchar) from '%s' where %s"
                .formatted(file("deals"), QUARTER));
    assertThat(total.population().add(total.outside()))
        .isEqualByComparingTo(all.getOrDefault("all", ""));
    assertThat(total.outside().signum()).isPositive();
    assertThat(total.outsideRows()).isPositive();
  }

  @Test
  void neitherThreadsNorFilesNorTheOrderOfRowsMatterToTheLastDigit() {
    var kpis =
        new KpiDraft[] {
          KpiDraft.deals("sum(amount)").named("revenue").precision(10),
          KpiDraft.deals("avg(amount)").named("average").precision(10),
          KpiDraft.deals("sum(amount / price)").named("quotients").precision(10),
          KpiDraft.deals("median(amount)").named("median").precision(6),
          KpiDraft.of("customers", over(input("deals", "count(distinct customer)"), 4)),
          KpiDraft.of("yearly", over(input("deals", "sum(amount)"), 4)).precision(10),
        };
    var expected = fingerprint(kpis, 1);
    assertThat(fingerprint(kpis, 2)).isEqualTo(expected);
    assertThat(fingerprint(kpis, 4)).isEqualTo(expected);
    world = World.standard(folder.resolveSibling("shuffled-" + System.nanoTime()));
    assertThat(world.folder.toFile().mkdirs()).isTrue();
    world.engine = this::warehouse;
    world(world, "select * from all_rows order by hash(deal_id, 99)", 7);
    assertThat(fingerprint(kpis, 2)).isEqualTo(expected);
  }

  private List<String> fingerprint(KpiDraft[] kpis, int threads) {
    try (var warehouse = warehouse(world.limits().withThreads(threads))) {
      var measurements =
          warehouse.measure(
              world.plan(kpis), world.snapshot, List.of(q2), dev.touchstone.shared.Progress.SILENT);
      var words = new ArrayList<String>();
      for (var kpi : kpis) {
        KpiMeasurements measured = World.kpi(measurements, kpi.id(), 0);
        words.add(kpi.id() + Arrays.toString(measured.values()) + measured.totals());
        words.add(measured.evidence().of(3).toString());
      }
      return words;
    }
  }

  @Test
  void aValueIsTheEvidenceRoundedOnce() {
    var measurements = world.measure(world.plan(KpiDraft.deals("sum(amount)").precision(1)), q2);
    var kpi = World.kpi(measurements, "kpi", 0);
    for (int i = 0; i < measurements.population().size(); i++) {
      var exact = kpi.evidence().of(i).getFirst().value().orElseThrow();
      assertThat(kpi.values()[i]).isEqualTo(exact.setScale(1, RoundingMode.HALF_UP).doubleValue());
    }
  }
}
