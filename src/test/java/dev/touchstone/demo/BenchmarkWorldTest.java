package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkWorldTest {
  private static final BenchmarkScale SCALE = BenchmarkScale.FULL.dividedBy(400);

  @TempDir Path folder;

  @Test
  void itHasTheRowsThatItsScaleSaysOnceEachAndTheSameEveryTime() throws Exception {
    var once = new BenchmarkWorld(folder.resolve("once"), SCALE);
    var again = new BenchmarkWorld(folder.resolve("again"), SCALE);
    once.write(Progress.SILENT);
    again.write(Progress.SILENT);

    for (var table : BenchmarkTable.values()) {
      var counted =
          "select count(*), count(distinct _file || ':' || _line), count(distinct %s) from f"
              .formatted(key(table));
      assertThat(ask(once, table.dataset(), counted))
          .isEqualTo(
              List.of(table.rows(SCALE) + "", table.rows(SCALE) + "", table.rows(SCALE) + ""));
      var sum = "select sum(hash(f)::hugeint) from f";
      assertThat(ask(once, table.dataset(), sum)).isEqualTo(ask(again, table.dataset(), sum));
    }
  }

  @Test
  void aFewPartnersHaveMostRowsAndNobodyHasNone() throws Exception {
    var world = new BenchmarkWorld(folder, SCALE);
    world.write(Progress.SILENT);

    var sizes =
        ask(
            world,
            "usage",
            "select median(n) / avg(n) < 0.8, max(n) > 8 * avg(n), count(*) from (select count(*)"
                + " as n from f group by partner_id)");

    assertThat(sizes).isEqualTo(List.of("true", "true", SCALE.partners() + ""));
  }

  @Test
  void aQuarterIsReadFromItsOwnFile() {
    var snapshot = new BenchmarkWorld(folder, SCALE).snapshot();

    assertThat(
            snapshot.files(
                "deals", "closed_on", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1)))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("deals-2026-Q2.parquet");
    assertThat(snapshot.files("deals", "", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1)))
        .hasSize(8);
    assertThat(snapshot.files("partners", "", LocalDate.MIN, LocalDate.MAX)).hasSize(1);
    assertThat(snapshot.has("surveys")).isFalse();
  }

  private static String key(BenchmarkTable table) {
    return switch (table) {
      case DEALS -> "deal_id";
      case LEADS -> "lead_id";
      case CERTIFICATIONS -> "exam_id";
      case USAGE -> "usage_id";
    };
  }

  private static List<String> ask(BenchmarkWorld world, String dataset, String select)
      throws Exception {
    var from = "from '" + world.folder() + "/" + dataset + "-*.parquet' as f";
    var sql = select.replace("from f", from);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var row = new ArrayList<String>();
      result.next();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.add(result.getString(i));
      }
      return row;
    }
  }
}
