package dev.touchstone.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.SourceFile;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.DuckDbWarehouse;
import dev.touchstone.measure.EngineLimits;
import dev.touchstone.measure.Plan;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The example folder from its files to scores; every number was worked out by hand. */
@TestInstance(Lifecycle.PER_CLASS)
class CreditedTests {
  private static final Path EXAMPLE = Path.of("examples/attribution");

  private final Definitions definitions = Documents.in(EXAMPLE).definitions();
  private FactStore store;

  @BeforeAll
  void load(@TempDir Path folder) {
    store = FactStore.open(folder.resolve("facts"));
    load(store, EXAMPLE.resolve("data"));
  }

  @AfterAll
  void close() {
    store.close();
  }

  private void load(FactStore into, Path data) {
    into.loadAll(definitions, data, Progress.SILENT);
    Credits.derive(into, definitions, Progress.SILENT);
  }

  @Test
  void everyDealIsSharedOutAsTheRulesSay() throws SQLException {
    assertThat(rows("deal, coalesce(partner_id, '-'), credit, rule, share, amount, currency", ""))
        .containsExactly(
            "D-1|P-1|sourced|registration|0.400000|40000.00|USD",
            "D-1|P-2|influenced|team|0.200000|20000.00|USD",
            "D-1|P-4|fulfilled|team|0.120000|12000.00|USD",
            "D-1|-|vendor|vendor|0.280000|28000.00|USD",
            "D-2|P-3|sourced|referral|0.200000|10000.00|EUR",
            "D-2|P-1|sourced|registration|0.400000|20000.00|EUR",
            "D-2|P-1|fulfilled|team|0.060000|3000.00|EUR",
            "D-2|P-2|fulfilled|team|0.060000|3000.00|EUR",
            "D-2|-|vendor|vendor|0.280000|14000.00|EUR",
            "D-3|P-1|influenced|team|0.066667|666.67|USD",
            "D-3|P-2|influenced|team|0.066667|666.67|USD",
            "D-3|P-4|influenced|team|0.066666|666.66|USD",
            "D-3|-|vendor|vendor|0.800000|8000.01|USD",
            "D-4|-|vendor|house-accounts|1.000000|30000.00|USD",
            "D-5|-|vendor|vendor|1.000000|20000.00|USD",
            "D-7|P-1|sourced|registration|0.400000|-2000.00|USD",
            "D-7|-|vendor|vendor|0.600000|-3000.00|USD");
  }

  @Test
  void everyRowSaysWhyAndWhereItsDealAndItsClaimStand() throws SQLException {
    assertThat(rows("reason, deal_source, claim_source, _file, _line", "deal = 'D-1' and line = 1"))
        .containsExactly(
            "Registration gives 40 %: the first valid claim, registrations R-2 of 2026-01-10. Not"
                + " counted: 1 came later; 1 not valid (it was not approved)"
                + "|deals.csv:2|registrations.csv:3|deals.csv|2");
    assertThat(rows("reason", "deal = 'D-5'").getFirst())
        .contains("the customer was one already", "it was made after the deal had closed");
    assertThat(rows("reason", "deal = 'D-4'").getFirst())
        .isEqualTo(
            "House accounts: the vendor has a valid claim of its own, direct-sales D-4 of"
                + " 2026-02-01, so the deal is the vendor's. Not counted: 1 in conflict");
  }

  @Test
  void whoeverSettlesADisputeFindsAllClaimsWithTheirPlaces() throws SQLException {
    assertThat(rows("_context", "deal = 'D-1' and line = 1").getFirst())
        .contains("registrations R-1 of 2026-01-08", "P-2", "registrations.csv:2");
  }

  @Test
  void campaignTouchesOfACustomerAreSharedByTheirPlace() throws SQLException {
    assertThat(
            rows(
                "campaign-credit",
                "deal, coalesce(partner_id, '-'), credit, share",
                "deal in ('D-1', 'D-2', 'D-3')"))
        .containsExactly(
            "D-1|P-1|influenced|0.100000",
            "D-1|P-3|influenced|0.800000",
            "D-1|-|influenced|0.100000",
            "D-2|P-3|influenced|1.000000",
            "D-3|-|vendor|1.000000");
  }

  @Test
  void creditedRevenueIsTheRealRevenueInTheProgramsCurrency() throws SQLException {
    assertThat(rows("sum(case currency when 'EUR' then 1.10 else 1 end * amount)", ""))
        .containsExactly("210000.0100");
  }

  @Test
  void kpisMeasureCreditLikeAnyOtherDataset() {
    var run = run(store.current());
    var measured = run.measurements().periods().getFirst().kpis();

    assertThat(Objects.requireNonNull(measured.get("sourced-revenue")).values())
        .containsExactly(60000, 0, 11000, 0);
    assertThat(Objects.requireNonNull(measured.get("influenced-revenue")).values())
        .containsExactly(3966.67, 23966.67, 0, 12666.66);
    assertThat(Objects.requireNonNull(measured.get("campaign-revenue")).values())
        .containsExactly(10000, 0, 132500, 0);
  }

  @Test
  void theRowsBehindAKpiTellTheReason() {
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      var plan =
          Plan.of(
              definitions,
              Objects.requireNonNull(definitions.scorecards().get("credited")),
              new Issues());
      var run = run(store.current());
      var rows =
          warehouse.rows(
              plan,
              store.current(),
              "sourced-revenue",
              "value",
              new PartnerId("P-3"),
              run.latest().period(),
              0,
              10);

      assertThat(rows.total()).isEqualTo(1);
      var row = rows.rows().getFirst();
      assertThat(row.values())
          .containsEntry("claim", "referrals F-1 of 2025-12-20")
          .containsEntry("claim_source", "referrals.csv:2");
      assertThat(row.file()).isEqualTo("deals.csv");
      assertThat(row.line()).isEqualTo(3);
    }
  }

  @Test
  void derivingAgainChangesNothing() {
    var before = store.current();
    Credits.derive(store, definitions, Progress.SILENT);

    assertThat(store.current().ids()).isEqualTo(before.ids());
  }

  @Test
  void anotherDayOfAClaimsDatasetMakesCreditAnew(@TempDir Path own) throws Exception {
    try (var facts = FactStore.open(own.resolve("facts"))) {
      load(facts, EXAMPLE.resolve("data"));
      var fingerprints = facts.current().fingerprints();
      Credits.derive(facts, with("time: received_on", "time: accepted_on"), Progress.SILENT);
      assertThat(facts.current().fingerprints().get("revenue-credit"))
          .isNotEqualTo(fingerprints.get("revenue-credit"));
      assertThat(facts.current().fingerprints().get("campaign-credit"))
          .as("another credit stays")
          .isEqualTo(fingerprints.get("campaign-credit"));
      assertThat(read(facts.current(), "revenue-credit", "claimed_on", "rule = 'referral'"))
          .containsExactly("2025-12-23");
    }
  }

  @Test
  void textsOfAnyKindArriveAsTheyAre(@TempDir Path own) throws Exception {
    var data = copied(own, lines -> lines);
    correct(data.resolve("registrations.csv"), "R-2,", "R:2-\uD83E\uDD86 7:x,");
    try (var facts = FactStore.open(own.resolve("facts"))) {
      load(facts, data);
      assertThat(read(facts.current(), "revenue-credit", "claim", "deal = 'D-1' and line = 1"))
          .containsExactly("registrations R:2-\uD83E\uDD86 7:x of 2026-01-10");
      assertThat(
              read(
                  facts.current(),
                  "revenue-credit",
                  "_context->>'$.counted[0].claim'",
                  "deal = 'D-1' and line = 1"))
          .containsExactly("registrations R:2-\uD83E\uDD86 7:x of 2026-01-10");
    }
  }

  @Test
  void aChangedClaimMakesCreditAnewAndLeavesNothingOfTheOld(@TempDir Path own) throws Exception {
    var data = copied(own, lines -> lines);
    try (var changed = FactStore.open(own.resolve("facts"))) {
      load(changed, data);
      var before = changed.current();
      assertThat(before.fingerprints())
          .as("equal files in another folder")
          .isEqualTo(store.current().fingerprints());

      correct(data.resolve("registrations.csv"), "01-10,2026-12-31,approved", "01-10,,refused");
      correct(data.resolve("deal-roles.csv"), "D-1,P-4,fulfilled\n", "D-1,P-4,serviced\n");
      changed.loadAll(definitions, data, Progress.SILENT);
      assertThatThrownBy(() -> run(changed.current()))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("credit-behind"));

      Credits.derive(changed, definitions, Progress.SILENT);
      var columns = "coalesce(partner_id, '-'), credit, share";
      assertThat(read(changed.current(), "revenue-credit", columns, "deal = 'D-1'"))
          .containsExactly(
              "P-3|sourced|0.400000",
              "P-2|influenced|0.200000",
              "P-4|fulfilled|0.120000",
              "P-4|serviced|0.080000",
              "-|vendor|0.200000");
      assertThat(read(changed.pinned(before.ids()), "revenue-credit", columns, "deal = 'D-1'"))
          .as("an earlier snapshot stays as it was")
          .contains("P-1|sourced|0.400000");
      assertThat(run(changed.current()).scores()).hasSize(1);

      Credits.derive(changed, withPercentOnly(), Progress.SILENT);
      assertThat(read(changed.current(), "revenue-credit", "share", "deal = 'D-3'"))
          .as("a column may become another one")
          .containsExactly("0.07", "0.07", "0.06", "0.80");
      assertThat(read(changed.pinned(before.ids()), "revenue-credit", columns, "deal = 'D-1'"))
          .contains("P-1|sourced|0.400000");
    }
  }

  /** Shares of two digits, and the stage in place of the customer. */
  private static Definitions withPercentOnly() {
    return with("keep: [customer_id, new_customer]", "keep: [stage, new_customer]\ndecimals: 2");
  }

  /** The same documents with one text in place of another. */
  private static Definitions with(String now, String then) {
    return Documents.of(
            Documents.in(EXAMPLE).sources().stream()
                .map(file -> new SourceFile(file.name(), file.text().replace(now, then)))
                .toList())
        .definitions();
  }

  @Test
  void theOrderOfSourceRowsMakesNoDifference(@TempDir Path own) throws Exception {
    var data = copied(own, List::reversed);
    try (var reversed = FactStore.open(own.resolve("facts"))) {
      load(reversed, data);

      var columns = "* exclude (deal_source, claim_source, _file, _line, _context)";
      assertThat(read(reversed.current(), "revenue-credit", columns, ""))
          .isEqualTo(rows(columns, ""));
      assertThat(read(reversed.current(), "campaign-credit", columns, ""))
          .isEqualTo(rows("campaign-credit", columns, ""));
    }
  }

  @Test
  void claimsThatWereNeverLoadedAreNone(@TempDir Path own) throws Exception {
    try (var deals = FactStore.open(own.resolve("facts"))) {
      var mapping = Objects.requireNonNull(definitions.mappings().get("deals-file"));
      var data = EXAMPLE.resolve("data");
      var file = data.resolve("deals.csv");
      deals.load(
          definitions.dataset("deals"), mapping, ZoneOffset.UTC, data, file, Progress.SILENT);
      Credits.derive(deals, definitions, Progress.SILENT);

      assertThat(read(deals.current(), "revenue-credit", "credit, share", ""))
          .hasSize(6)
          .containsOnly("vendor|1.000000");
    }
  }

  private static Path copied(Path to, UnaryOperator<List<String>> rows) throws IOException {
    var data = Files.createDirectories(to.resolve("data"));
    try (var files = Files.list(EXAMPLE.resolve("data"))) {
      for (var file : files.toList()) {
        var lines = Files.readAllLines(file);
        var copy = new ArrayList<>(List.of(lines.getFirst()));
        copy.addAll(rows.apply(lines.subList(1, lines.size())));
        Files.write(data.resolve(file.getFileName().toString()), copy);
      }
    }
    return data;
  }

  private static void correct(Path file, String from, String to) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private ScorecardRun run(Snapshot snapshot) {
    try (var warehouse = new DuckDbWarehouse(EngineLimits.standard())) {
      var scorecard = Objects.requireNonNull(definitions.scorecards().get("credited"));
      var calendar = definitions.program().calendar();
      var period = calendar.containing(LocalDate.of(2026, 3, 31), scorecard.period());
      return Runs.compute(
          definitions, scorecard, snapshot, warehouse, List.of(period), Progress.SILENT);
    }
  }

  private List<String> rows(String columns, String where) throws SQLException {
    return rows("revenue-credit", columns, where);
  }

  private List<String> rows(String dataset, String columns, String where) throws SQLException {
    return read(store.current(), dataset, columns, where);
  }

  private static List<String> read(Snapshot snapshot, String dataset, String columns, String where)
      throws SQLException {
    var files =
        snapshot.files(dataset, "", LocalDate.MIN, LocalDate.MAX).stream()
            .map(file -> "'" + file + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    var order = columns.startsWith("sum(") ? "" : " order by deal, line";
    var sql =
        "select %s from read_parquet(%s)%s%s"
            .formatted(columns, files, where.isEmpty() ? "" : " where " + where, order);
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement();
        var rows = statement.executeQuery(sql)) {
      var answer = new ArrayList<String>();
      while (rows.next()) {
        var fields = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var value = rows.getObject(i);
          fields.add(value instanceof BigDecimal n ? n.toPlainString() : String.valueOf(value));
        }
        answer.add(String.join("|", fields));
      }
      return answer;
    }
  }
}
