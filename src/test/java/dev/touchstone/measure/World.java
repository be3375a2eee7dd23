package dev.touchstone.measure;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.definition.scorecard.Scale;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Progress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A small vendor for tests: contracts, Parquet files and scorecards made by hand. */
public final class World {
  static final Position AT = new Position("scorecard.yaml", 1, 1, 1);

  public final Path folder;
  public final ParquetSnapshot snapshot = new ParquetSnapshot();
  public final Map<String, Dataset> datasets = new LinkedHashMap<>();
  public Program.Rates rates = new Program.Rates.None();
  public FiscalCalendar calendar = new FiscalCalendar.Monthly(Month.JANUARY, ZoneOffset.UTC);
  PeriodKind kind = PeriodKind.QUARTER;
  public String population = "true";
  public Sampling sampling = Sampling.AS_MEASURED;
  public Function<EngineLimits, Warehouse> engine = DuckDbWarehouse::new;
  private int files;

  World(Path folder) {
    this.folder = folder;
  }

  /** Partners, deals, and what else the tests talk of; nothing is loaded yet. */
  public static World standard(Path folder) {
    var world = new World(folder);
    world.dataset(
        "partners",
        "",
        column("partner_id", new ColumnType.Partner()),
        column("name", new ColumnType.Text()),
        column("partner_type", new ColumnType.Text()));
    world.dataset(
        "deals",
        "closed_on",
        column("deal_id", new ColumnType.Text()),
        column("partner_id", new ColumnType.Partner()),
        column("stage", new ColumnType.OneOf(List.of("won", "lost", "open"))),
        column("seats", new ColumnType.Whole()),
        column("price", new ColumnType.Decimal(18, 4)),
        column("amount", new ColumnType.Money("currency", 18, 4)),
        column("currency", new ColumnType.Currency()),
        column("customer", new ColumnType.Text()),
        column("created_on", new ColumnType.Day()),
        column("closed_on", new ColumnType.Day()),
        column("renewal", new ColumnType.Bool()));
    world.dataset(
        "targets",
        "quarter_start",
        column("target_id", new ColumnType.Text()),
        column("partner_id", new ColumnType.Partner()),
        column("amount", new ColumnType.Money("currency", 18, 4)),
        column("currency", new ColumnType.Currency()),
        column("quarter_start", new ColumnType.Day()));
    return world.rates(18, 12);
  }

  /** Rates of currencies by day. */
  public World rates(int digits, int decimals) {
    datasets.put(
        "fx-rates",
        dataset(
            "fx-rates",
            List.of("currency", "day"),
            "",
            "day",
            column("currency", new ColumnType.Currency()),
            column("day", new ColumnType.Day()),
            column("rate", new ColumnType.Decimal(digits, decimals))));
    return this;
  }

  /** Three partners whose deals of the third quarter of 2026 are few enough to count by hand. */
  World withFewDeals() {
    rates = new Program.Rates.Fixed(Map.of("EUR", new BigDecimal("1.0837261")));
    return load(
            "partners", "('P1','One','reseller'),('P2','Two','reseller'),('P3','Three','referral')")
        .load(
            "deals",
            """
            ('d1','P1','won',3,10.5,100,'USD','acme','2026-06-01','2026-07-10',true),
            ('d2','P1','lost',2,null,50,'USD','acme','2026-06-01','2026-09-30',false),
            ('d3','P1','won',7,20.5,30.5,'USD','zeta','2026-06-01','2026-09-01',null),
            ('d4','P1','open',null,1,70,'USD','acme','2026-06-01','2026-07-01',true),
            ('d5','P2','won',4,2,5,'EUR','acme','2026-03-01','2026-07-30',true),
            ('d6','P2','open',4,2,7.25,'USD','acme','2026-03-01','2026-08-30',true),
            ('d7','P1','lost',9,2,11,'USD','acme','2026-03-01','2026-04-30',true)
            """);
  }

  public World dataset(String id, String time, Column... columns) {
    var partner =
        Arrays.stream(columns)
            .filter(column -> column.type() instanceof ColumnType.Partner)
            .map(Column::name)
            .findFirst()
            .orElse("");
    datasets.put(id, dataset(id, List.of(columns[0].name()), partner, time, columns));
    return this;
  }

  /** Partners that state what they turn over, in their own currency. */
  public World partnersWithTurnover() {
    return dataset(
        "partners",
        "",
        column("partner_id", new ColumnType.Partner()),
        column("turnover", new ColumnType.Money("currency", 18, 4)),
        column("currency", new ColumnType.Currency()));
  }

  public static Dataset dataset(
      String id, List<String> key, String partner, String time, Column... columns) {
    return new Dataset(
        id,
        id,
        Dataset.ReportedBy.VENDOR,
        "",
        "",
        "",
        "",
        Dataset.BadRows.REFUSE_FILE,
        Dataset.Texts.TRIMMED,
        key,
        partner,
        time,
        List.of(columns),
        List.of(),
        AT);
  }

  public static Column column(String name, ColumnType type) {
    return new Column(name, type, false, false, name, AT);
  }

  public World dailyRates() {
    rates = new Program.Rates.AtEventDate("fx-rates", "currency", "day", "rate", AT);
    return this;
  }

  /** Loads rows: one Parquet file of the contract's types from {@code values (..), (..)}. */
  public World load(String dataset, String values) {
    var contract = definitions().dataset(dataset);
    var names = contract.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    return loadQuery(dataset, "select * from (values " + values + ") t(" + names + ")");
  }

  World loadQuery(String dataset, String query) {
    var file = folder.resolve(dataset + "-" + ++files + ".parquet");
    var typed =
        definitions().dataset(dataset).columns().stream()
            .map(column -> "cast(%1$s as %2$s) as %1$s".formatted(column.name(), type(column)))
            .collect(Collectors.joining(", "));
    run(
        "copy (select %s, '%s.csv' as _file, cast(row_number() over () + 1 as bigint) as _line, cast(null as varchar) as _context from (%s)) to '%s' (format parquet)"
            .formatted(typed, dataset, query, file));
    snapshot.add(dataset, file);
    return this;
  }

  /** One unlocked engine for all tests, because each start costs a moment. */
  private static final Connection ENGINE = connect();

  public static void run(String sql) {
    try (var statement = statement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public static Statement statement() throws SQLException {
    return ENGINE.createStatement();
  }

  private static Connection connect() {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String type(Column column) {
    return switch (column.type()) {
      case ColumnType.Text _, ColumnType.OneOf _, ColumnType.Partner _, ColumnType.Currency _ ->
          "varchar";
      case ColumnType.Whole _ -> "bigint";
      case ColumnType.Decimal t -> "decimal(%d, %d)".formatted(t.digits(), t.scale());
      case ColumnType.Money t -> "decimal(%d, %d)".formatted(t.digits(), t.scale());
      case ColumnType.Day _ -> "date";
      case ColumnType.Bool _ -> "boolean";
    };
  }

  public Definitions definitions() {
    var program =
        new Program(
            "test",
            "Test",
            "USD",
            rates,
            calendar,
            "partners",
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            AT);
    var all = new ArrayList<Definition>(datasets.values());
    all.add(program);
    return Definitions.of(all, new TreeMap<>());
  }

  public Scorecard scorecard(KpiDraft... kpis) {
    var children =
        Arrays.stream(kpis).map(draft -> (Scorecard.Node) draft.kpi().with(sampling)).toList();
    return new Scorecard(
        "reseller",
        "Reseller",
        formula(population),
        kind,
        new Scorecard.Peers(List.of(List.of()), 5, AT),
        new Scale(BigDecimal.ZERO, new BigDecimal("100"), 1),
        new Scorecard.Banding.ByScore(),
        List.of(),
        new Scorecard.Group(
            "all",
            "All",
            new BigDecimal("100"),
            "",
            Aggregation.ARITHMETIC,
            new Scorecard.MinimumParts.Count(1),
            true,
            children,
            AT),
        List.of(),
        List.of(),
        new BigDecimal("0.5"),
        AT);
  }

  public Plan plan(KpiDraft... kpis) {
    var issues = new Issues();
    var plan = Plan.of(definitions(), scorecard(kpis), issues);
    issues.orThrow();
    return plan;
  }

  public List<String> issues(KpiDraft... kpis) {
    var issues = new Issues();
    Plan.of(definitions(), scorecard(kpis), issues);
    return issues.all().stream().map(issue -> issue.code() + ": " + issue.message()).toList();
  }

  public Period quarter(int year, int quarter) {
    return calendar.containing(LocalDate.of(year, quarter * 3 - 2, 1), kind);
  }

  public Measurements measure(Plan plan, Period... periods) {
    try (var warehouse = engine.apply(limits())) {
      return warehouse.measure(plan, snapshot, List.of(periods), Progress.SILENT);
    }
  }

  public EngineLimits limits() {
    return EngineLimits.standard().withTemporary(folder.resolve("tmp")).withThreads(2);
  }

  /** The only KPI of the only period, partner by partner: {@code P1=3.00 P2=missing}. */
  public String measured(KpiDraft kpi, Period period) {
    return words(measure(plan(kpi), period), kpi.id(), 0);
  }

  public static Measurements.KpiMeasurements kpi(
      Measurements measurements, String kpi, int period) {
    return Optional.ofNullable(measurements.periods().get(period).kpis().get(kpi)).orElseThrow();
  }

  static String words(Measurements measurements, String kpi, int period) {
    var measured = kpi(measurements, kpi, period);
    var words = new StringBuilder();
    for (int i = 0; i < measurements.population().size(); i++) {
      words
          .append(i == 0 ? "" : " ")
          .append(measurements.population().partners().get(i))
          .append('=')
          .append(
              measured.states()[i] == State.MEASURED
                  ? BigDecimal.valueOf(measured.values()[i]).stripTrailingZeros().toPlainString()
                  : measured.states()[i].word());
    }
    return words.toString();
  }

  public static Formula formula(String text) {
    return new Formula(text, new Position("scorecard.yaml", 1, 1, Math.max(1, text.length())));
  }
}
