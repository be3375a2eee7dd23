package dev.touchstone.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.measure.ParquetSnapshot;
import dev.touchstone.measure.World;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.warehouse.TrinoWarehouse;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is sent to Trino, as text; what Trino makes of it is the contract tests' affair. */
class TrinoDialectTests {
  private static final Pattern CALL = Pattern.compile("\\b([a-z_]+)\\(");

  /** Words before a parenthesis that call nothing, and every function that is exact on Trino. */
  private static final List<String> KNOWN =
      List.of(
          "array_agg",
          "array_sort",
          "cardinality",
          "cast",
          "ceiling",
          "coalesce",
          "count",
          "date_diff",
          "decimal",
          "element_at",
          "filter",
          "floor",
          "if",
          "lead",
          "max",
          "min",
          "sum",
          "transform",
          "truncate");

  private static List<String> statements() throws IOException {
    var all = new ArrayList<String>();
    for (var name : List.of("plan-trino.sql", "plan-histograms-trino.sql")) {
      var golden = TrinoDialectTests.class.getResourceAsStream(name);
      var text = new String(Objects.requireNonNull(golden).readAllBytes());
      Arrays.stream(text.split(";\n"))
          .filter(statement -> statement.contains("select"))
          .forEach(all::add);
    }
    return all;
  }

  /** Without comments, texts and names. */
  private static String bare(String statement) {
    return statement
        .replaceAll("(?m)^\\s*--.*$", "")
        .replaceAll("'[^']*'", "''")
        .replaceAll("\"[^\"]*\"", "x");
  }

  @Test
  void everyStatementOfThePlanIsWellFormed() throws IOException {
    assertThat(statements()).hasSizeGreaterThanOrEqualTo(8);
    for (var statement : statements()) {
      int open = 0;
      for (char c : bare(statement).toCharArray()) {
        open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        assertThat(open).as(statement).isNotNegative();
      }
      assertThat(open).as(statement).isZero();
      assertThat(bare(statement)).doesNotContain("'x").doesNotContain("::").doesNotContain("//");
    }
  }

  @Test
  void nothingIsCalledButExactFunctions() throws IOException {
    var called = new TreeSet<String>();
    for (var statement : statements()) {
      CALL.matcher(bare(statement).toLowerCase(java.util.Locale.ROOT))
          .results()
          .map(found -> found.group(1))
          .filter(word -> !List.of("in", "as", "and", "or", "where", "over", "from").contains(word))
          .forEach(called::add);
    }
    assertThat(KNOWN).containsAll(called);
    assertThat(called).contains("array_sort", "sum").noneMatch(name -> name.contains("approx"));
  }

  @Test
  void theFilterOfAQuantileStandsWithTheValuesItPicks() {
    assertThat(new TrinoDialect().quantile("\"price\"", new BigDecimal("0.9"), " filter (where c)"))
        .contains(
            "array_agg(CAST((\"price\" + CAST(0 AS DECIMAL(38, 0))) AS DOUBLE)) filter (where c)")
        .contains("((cardinality(s) - 1) * 0.9e0)")
        .endsWith(" as decimal(28, 6))");
  }

  @Test
  void rowsThatAreInNoSharedCatalogAreRefused() {
    var world = World.standard(Path.of("."));
    world.snapshot.add("deals", Path.of("deals.parquet"));
    var source =
        new Statement.Source(world.definitions().dataset("deals"), "closed_on", Slice.EVER);
    assertThatThrownBy(
            () -> new TrinoDialect().withRows("", source, new SnapshotFiles(world.snapshot)))
        .isInstanceOf(Refused.class)
        .hasMessage("The facts of deals are not in a catalog that Trino can read");
  }

  @Test
  void aTableIsReadAsItWasInTheSnapshot() {
    var contract = World.standard(Path.of(".")).definitions().dataset("fx-rates");
    var source = new Statement.Source(contract, "", Slice.EVER);
    var dialect = new TrinoDialect();
    var select = "select * from " + dialect.rowsOf("fx-rates") + " f";
    var nothing = dialect.withRows(select, source, new SnapshotFiles(new ParquetSnapshot()));
    assertThat(nothing).startsWith("select * from (select cast(null as varchar) as \"currency\"");
    var versions = new SnapshotFiles(new Versioned());
    assertThat(dialect.withRows(select, source, versions))
        .isEqualTo("select * from \"facts\".\"fx_rates\" for version as of 42 f");
  }

  /** One table in a shared catalog. */
  private static final class Versioned implements dev.touchstone.fact.Snapshot {
    private final ParquetSnapshot files = new ParquetSnapshot();

    Versioned() {
      files.add("fx-rates", Path.of("rates.parquet"));
    }

    @Override
    public boolean has(String dataset) {
      return files.has(dataset);
    }

    @Override
    public java.util.SortedMap<String, Long> ids() {
      return files.ids();
    }

    @Override
    public java.util.SortedMap<String, String> fingerprints() {
      return files.fingerprints();
    }

    @Override
    public List<Path> files(
        String dataset, String day, java.time.LocalDate from, java.time.LocalDate to) {
      return files.files(dataset, day, from, to);
    }

    @Override
    public java.util.Optional<TableVersion> table(String dataset) {
      return java.util.Optional.of(new TableVersion("facts", "fx_rates", 42));
    }

    @Override
    public java.util.Optional<java.time.LocalDate> newest(String dataset, String dateColumn) {
      return files.newest(dataset, dateColumn);
    }
  }

  @Test
  void anAddressNamesTheCatalogAndKeepsItsSecrets() {
    var server = new TrinoServer("jdbc:trino://host:8443/lake?SSL=true&x=secret", "me", "pass");
    assertThat(server.place()).isEqualTo("jdbc:trino://host:8443/lake");
    assertThat(server.toString()).doesNotContain("pass").doesNotContain("secret");
    for (var wrong : List.of("http://host:8080", "jdbc:trino://host:8080", "jdbc:trino:///lake")) {
      assertThatThrownBy(() -> new TrinoServer(wrong, "me", "")).isInstanceOf(Refused.class);
    }
  }

  @Test
  void anEngineThatDoesNotAnswerIsToldSoAtOnce() {
    var nowhere = new TrinoServer("jdbc:trino://127.0.0.1:1/lake", "me", "");
    try (var warehouse = new TrinoWarehouse(nowhere, java.time.Duration.ofSeconds(20))) {
      assertThatThrownBy(warehouse::engine)
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo("engine-unreachable");
                assertThat(refused.reason()).contains("jdbc:trino://127.0.0.1:1/lake");
                assertThat(refused.hint()).contains("score again");
              });
    }
  }
}
