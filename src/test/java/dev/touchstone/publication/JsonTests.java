package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.Interval;
import org.jooq.JSON;
import org.junit.jupiter.api.Test;

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
}
