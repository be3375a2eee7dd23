package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.scorecard.Status;
import dev.touchstone.measure.Agreement;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.State;
import dev.touchstone.score.column.Benchmark;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Judged;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Measurement;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Explanation.PeerStatistics;
import dev.touchstone.score.explanation.Explanation.Valued;
import dev.touchstone.score.explanation.Explanation.Weighed;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.tree.Duels;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored can be read again. */
class StoredFormTests {
  private static final Interval DRAWN =
      new Interval.Between(0.9, 1, 2.5, 12, "between 1 and 2.5", "drawn again 2,000 times");
  private static final Period QUARTER =
      new Period("2026-Q2", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));

  @Test
  void anIntervalComesBackWithHowItWasFound() {
    assertThat(Json.read(Json.text(DRAWN), Interval.class)).isEqualTo(DRAWN);
  }

  @Test
  void aTreeComesBackWithEveryLeafAndNumber() {
    var judged =
        new Leaf(
            "win-rate",
            "Win rate",
            Status.PILOT,
            new Weighed(100, 100, 100, 0, Optional.of(61.5), Optional.of(61.5)),
            new Measurement(
                Unit.PERCENT,
                State.MEASURED,
                Optional.of(0.42),
                Optional.of(0.5),
                DRAWN,
                List.of(
                    new Aggregate(
                        "value",
                        "deals",
                        "count(*)",
                        Optional.of(new BigDecimal("12.50")),
                        12,
                        QUARTER)),
                Optional.of(new Judged(3, 1, false, new Agreement(4, 9, 0.5, 0.6, 0.7))),
                List.of("a remark")),
            new Valued(
                Optional.of(0.4),
                new Shrunk.Toward(0.4, 0.42, 0.3, 0.8, 12),
                new PeerStatistics("everybody", 3, 0.1, 0.3, 0.35, 0.6, 2),
                new Benchmark.Quarters("everybody", 0.2, 0.3, 0.5),
                "by its rule",
                ""));
    var missing =
        new Leaf(
            "pass-rate",
            "Pass rate",
            Status.ACTIVE,
            new Weighed(100, 40, 0, 0, Optional.empty(), Optional.empty()),
            new Measurement(
                Unit.PERCENT,
                State.MISSING,
                Optional.empty(),
                Optional.empty(),
                Interval.NOT_ASKED,
                List.of(),
                Optional.empty(),
                List.of()),
            new Valued(
                Optional.empty(),
                Shrunk.NOT_ASKED,
                new PeerStatistics(
                    "everybody", 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0),
                Benchmark.UNTOLD,
                "",
                "no data"));
    var root =
        new Branch(
            "score",
            "Score",
            "Grow",
            new Weighed(100, 100, 100, 0, Optional.of(61.5), Optional.of(61.5)),
            List.of(judged, missing),
            Duels.NONE);
    assertThat(Json.read(Json.text(root), Part.class)).isEqualTo(root);
  }
}
