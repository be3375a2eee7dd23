package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Trends out of the command a user would type, over AdventureWorks' three years of quarters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Shared.Read("data/adventureworks-dw")
class TrendCommandTest {
  private static final Path EXAMPLE = Path.of("examples", "adventure-works");

  @TempDir private static Path workspace;

  private static Told trend(Object... more) {
    var arguments = new java.util.ArrayList<Object>();
    arguments.add("trend");
    arguments.addAll(java.util.List.of(more));
    arguments.addAll(
        java.util.List.of(
            "--data",
            Shared.folder("data/adventureworks-dw"),
            "--workspace",
            workspace,
            "--scorecard",
            "reconciliation",
            "--kpi",
            "revenue"));
    return Told.by(arguments.toArray());
  }

  @Test
  void theHistoryEndsWhereTheCalendarBeginsAndIsForecast() {
    var told = trend("203", EXAMPLE, "--format", "json");
    assertThat(told.exit()).as(told.err()).isZero();
    var trend = JsonMapper.shared().readTree(told.out()).path(0).path("trends").path(0);
    assertThat(trend.path("id").asString()).isEqualTo("revenue");
    assertThat(trend.path("series").size()).isBetween(1, 12);
    assertThat(trend.has("momentum")).isTrue();
    assertThat(trend.has("forecast")).isTrue();
  }

  @Test
  void aDayThatIsNoneIsSaidToBeNone() {
    var told = trend("203", EXAMPLE, "--as-of", "tomorrow");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("tomorrow is not a day").contains("2026-09-15");
  }

  @Test
  void anUnknownPartnerIsNotGuessed() {
    var told = trend("nobody", EXAMPLE);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("No partner nobody");
  }
}
