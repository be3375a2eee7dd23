package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same store with its catalog in a real PostgreSQL. */
class PostgresCatalogTests {
  private static final String HEADER =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .setLocaleConfig("locale", "C.UTF-8")
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  private static FactStore open(Path facts) {
    return FactStore.open(facts, postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  @Test
  void aSharedCatalogServesSeveralStores() throws Exception {
    var facts = folder.resolve("facts");
    var data = Files.createDirectories(folder.resolve("source"));
    var first = data.resolve("1.csv");
    Files.writeString(first, HEADER + "D1,P1,won,1,1,USD,2026-01-15,yes\n");
    var second = data.resolve("2.csv");
    Files.writeString(second, HEADER + "D1,P1,won,1,2,USD,2026-01-15,yes\n");
    var mapping = Given.byName(Given.deals(), "*", Given.CSV);
    try (var one = open(facts);
        var other = open(facts)) {
      one.load(Given.deals(), mapping, ZoneOffset.UTC, data, first, Progress.SILENT);
      var seen = other.current();
      assertThat(seen.ids()).isEqualTo(one.current().ids());
      var report =
          other.load(Given.deals(), mapping, ZoneOffset.UTC, data, second, Progress.SILENT);
      assertThat(report.superseded()).isEqualTo(1);
      assertThat(one.current().ids()).isNotEqualTo(seen.ids());
      assertThat(
              one.load(Given.deals(), mapping, ZoneOffset.UTC, data, second, Progress.SILENT)
                  .changed())
          .isFalse();
      assertThat(one.pinned(seen.ids()).files("deals", "", LocalDate.MIN, LocalDate.MAX))
          .isEqualTo(seen.files("deals", "", LocalDate.MIN, LocalDate.MAX))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).exists());
    }
    try (var again = open(facts)) {
      assertThat(again.current().has("deals")).isTrue();
    }
  }

  @Test
  void aCatalogThatCannotBeReachedIsToldSo() {
    var url = "jdbc:postgresql://127.0.0.1:1/nowhere";
    assertThatThrownBy(() -> FactStore.open(folder.resolve("facts"), url, "nobody", "secret"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("The catalog of facts cannot be opened")
        .hasMessageNotContaining("secret");
  }
}
