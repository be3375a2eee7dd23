package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** On-time rates of US airlines: a ratio of sums, and never the mean of its rows' ratios. */
@Shared.Read("data/airline-ontime-2023q1")
class AirlineTest {
  @Test
  void punctualityIsTheRatioOfSums(@TempDir Path workspace) {
    var told =
        Told.by(
            "score",
            Path.of("examples", "airline-on-time"),
            "--data",
            Shared.folder("data/airline-ontime-2023q1"),
            "--workspace",
            workspace,
            "--scorecard",
            "airlines",
            "--format",
            "json");
    assertThat(told.exit()).as(told.err()).isZero();
    var period =
        JsonMapper.shared().readTree(told.out()).path("runs").get(0).path("periods").get(0);
    var onTime = new HashMap<String, BigDecimal>();
    var rank = new HashMap<String, Integer>();
    for (var partner : period.path("partners")) {
      var kpi = AdventureWorksTest.kpi(partner, "on-time");
      var id = partner.path("partner").asString();
      onTime.put(
          id,
          kpi.path("measurement")
              .path("value")
              .decimalValue()
              .multiply(BigDecimal.valueOf(100))
              .setScale(4, RoundingMode.HALF_UP));
      rank.put(id, kpi.path("valued").path("peers").path("rank").asInt());
    }
    assertThat(onTime).hasSize(15);
    assertThat(onTime)
        .containsAllEntriesOf(
            Map.of(
                "OH", new BigDecimal("86.2823"),
                "YX", new BigDecimal("85.5408"),
                "9E", new BigDecimal("83.6515"),
                "G4", new BigDecimal("70.9325"),
                "HA", new BigDecimal("70.6736"),
                "F9", new BigDecimal("67.5590")));
    assertThat(rank).containsEntry("OH", 1).containsEntry("HA", 14).containsEntry("F9", 15);
  }
}
