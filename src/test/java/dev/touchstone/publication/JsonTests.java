package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.State;
import dev.touchstone.score.Duels;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Judged;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Weighed;
import dev.touchstone.score.Interval;
import dev.touchstone.score.Shrunk;
import java.util.List;
import java.util.Optional;
import org.jooq.JSON;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is stored can be read again, also what an earlier version stored. */
class JsonTests {
  @Test
  void anIntervalComesBackWithHowItWasFound() {
    var drawn =
        new Interval.Between(0.9, 1, 2.5, 12, "between 1 and 2.5", "drawn again 2,000 times");
    assertThat(Json.read(Json.of(drawn), Interval.class)).isEqualTo(drawn);
  }

  @Test
  void anIntervalThatWasStoredWithoutSayingHowSaysNothing() {
    var stored =
        JSON.json(
            """
            {"kind": "between", "level": 0.9, "low": 1.0, "high": 2.5, "rows": 12, "words": "between 1 and 2.5"}
            """);
    assertThat(Json.read(stored, Interval.class))
        .isEqualTo(new Interval.Between(0.9, 1, 2.5, 12, "between 1 and 2.5", ""));
  }

  @Test
  void anExplanationIsStoredAsEver() {
    var mapper = JsonMapper.shared();
    var stored =
        """
        {
          "kind": "leaf", "id": "win-rate", "title": "Win rate", "unit": "percent",
          "weight": 100.0, "effectiveWeight": 100.0, "points": 61.5,
          "contribution": 61.5, "state": "MEASURED", "value": 0.42, "counted": 0.4,
          "target": 0.5,
          "peers": {"group": "everybody", "count": 3, "minimum": 0.1, "median": 0.3, "mean": 0.35, "maximum": 0.6, "rank": 2},
          "rule": "by its rule", "standIn": "",
          "inputs": [{"input": "value", "dataset": "deals", "expression": "count(*)", "value": 12, "rows": 12, "window": {"label": "2026-Q2", "from": "2026-04-01", "to": "2026-07-01"}, "kpi": ""}],
          "remarks": ["a remark"],
          "judged": {"assessors": 3, "levelsApart": 1, "tooFarApart": false, "agreement": {"units": 4, "ratings": 9, "nominal": 0.5, "ordinal": 0.6, "interval": 0.7}},
          "status": "pilot",
          "interval": {"kind": "between", "level": 0.9, "low": 0.3, "high": 0.5, "rows": 12, "words": "between 30 % and 50 %", "how": ""},
          "shrunk": {"kind": "toward", "value": 0.4, "measured": 0.42, "peerMean": 0.3, "ownWeight": 0.8, "rows": 12}
        }
        """;
    var leaf = Json.read(JSON.json(stored), Leaf.class);
    assertThat(leaf.weighed()).isEqualTo(new Weighed(100, 100, Optional.of(61.5), 61.5));
    assertThat(leaf.measurement().state()).isEqualTo(State.MEASURED);
    assertThat(leaf.measurement().interval()).isInstanceOf(Interval.Between.class);
    assertThat(leaf.measurement().judged()).map(Judged::assessors).contains(3);
    assertThat(leaf.valued().shrunk()).isEqualTo(new Shrunk.Toward(0.4, 0.42, 0.3, 0.8, 12));
    assertThat(leaf.valued().peers().rank()).isEqualTo(2);
    assertThat(mapper.readTree(Json.of(leaf).data())).isEqualTo(mapper.readTree(stored));
  }

  @Test
  void aGroupIsStoredAsEver() {
    var mapper = JsonMapper.shared();
    var stored =
        """
        {"kind": "branch", "id": "b", "title": "B", "objective": "Grow",
         "weight": 40.0, "effectiveWeight": 0.0, "points": null, "contribution": 0.0,
         "parts": [], "duels": {"won": 0, "lost": 0, "even": 0, "without": 0, "closest": []}}
        """;
    var branch = Json.read(JSON.json(stored), Branch.class);
    assertThat(branch)
        .isEqualTo(
            new Branch(
                "b", "B", "Grow", new Weighed(40, 0, Optional.empty(), 0), List.of(), Duels.NONE));
    assertThat(mapper.readTree(Json.of(branch).data())).isEqualTo(mapper.readTree(stored));
  }

  @Test
  void aValueThatWasStoredBeforeThereWereIntervalsHasNoneAndWasNotMoved() {
    var stored =
        """
        {"kind": "leaf", "id": "k", "title": "K", "unit": "count",
         "weight": 100.0, "effectiveWeight": 0.0, "points": null, "contribution": 0.0,
         "state": "MISSING", "value": null, "counted": null, "target": null,
         "peers": {"group": "everybody", "count": 0, "minimum": "NaN", "median": "NaN",
                   "mean": "NaN", "maximum": "NaN", "rank": 0},
         "rule": "", "standIn": "", "inputs": [], "remarks": [], "judged": null, "status": ""}
        """;
    var leaf = Json.read(JSON.json(stored), Leaf.class);
    assertThat(leaf.measurement().interval()).isEqualTo(Interval.NOT_ASKED);
    assertThat(leaf.valued().shrunk()).isEqualTo(Shrunk.NOT_ASKED);
    assertThat(leaf.measurement().value()).isEmpty();
    assertThat(leaf.points()).isEmpty();
  }
}
