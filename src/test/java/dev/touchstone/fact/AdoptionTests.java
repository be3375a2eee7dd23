package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTests {
  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private Path parquet(String name, String first, String amountType) throws Exception {
    var path = workspace.data.resolve(name);
    Workspace.execute(
        """
        copy (select 'D' || i || '%s' as deal_id, 'P1' as partner_id, 'won' as stage,
          1::bigint as seats, 5::%s as amount, 'USD' as currency,
          date '%s' + i::int as closed_on, true as renewal,
          'generated' as _file, i::bigint as _line, null::varchar as _context
          from range(10) t(i)) to '%s' (format parquet)
        """
            .formatted(first, amountType, first, path));
    return path;
  }

  @Test
  void adoptedFilesAreReadWhereTheyLieAndPruned() throws Exception {
    var january = parquet("january.parquet", "2026-01-01", "decimal(18,4)");
    var may = parquet("may.parquet", "2026-05-01", "decimal(18,4)");
    workspace.store.adopt(Given.deals(), List.of(january, may), "generated-1");

    var now = workspace.store.current();
    assertThat(workspace.files(now, "deals")).containsExactly(january, may);
    assertThat(
            now.files(
                "deals", "closed_on", LocalDate.parse("2026-05-10"), LocalDate.parse("2027-01-01")))
        .containsExactly(may);
    assertThat(workspace.rows(now, "deals", "count(*), sum(amount)"))
        .containsExactly("20|100.0000");
    workspace.store.adopt(Given.deals(), List.of(january, may), "generated-1");
    assertThat(workspace.store.current().ids()).isEqualTo(now.ids());
  }

  @Test
  void rowsOfAdoptedFilesCanBeSuperseded() throws Exception {
    var january = parquet("january.parquet", "2026-01-01", "decimal(18,4)");
    workspace.store.adopt(Given.deals(), List.of(january), "generated-1");
    var file =
        workspace.file(
            "deals.csv",
            """
            deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal
            D32026-01-01,P1,won,1,7,USD,2026-01-04,yes
            D42026-01-01,P1,won,1,5,USD,2026-01-05,yes
            """);
    var report = workspace.load(Given.deals(), Given.byName(Given.deals(), "*", Given.CSV), file);

    assertThat(report.superseded()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(workspace.rows(workspace.store.current(), "deals", "count(*), sum(amount)"))
        .containsExactly("10|52.0000");
    assertThat(january).as("adopted files are never deleted").exists();
  }

  @Test
  void filesOfOtherColumnsAreRefused() throws Exception {
    var wrong = parquet("wrong.parquet", "2026-01-01", "double");
    assertThatThrownBy(() -> workspace.store.adopt(Given.deals(), List.of(wrong), "x"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("The column amount of")
        .hasMessageEndingWith("is DOUBLE; deals needs DECIMAL(18,4)");
    assertThat(workspace.store.current().has("deals")).isFalse();
  }
}
