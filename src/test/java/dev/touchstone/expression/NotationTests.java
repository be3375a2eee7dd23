package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(amount) filter (where stage = 'won')",
        "sum(amount) / count(*)",
        "sum(amount) - (sum(cost) - sum(amount))",
        "sum(amount) / (sum(cost) / sum(amount))",
        "(sum(amount) + 1) * -2.5",
        "-(sum(amount) - sum(cost))",
        "median(amount)",
        "quantile(amount, 0.9)",
        "count(distinct deal_id) filter (where region is not null and not (stage = 'won' or"
            + " renewal))",
        "prior(sum(amount), 4) / nullif(prior(sum(amount)), 0)",
        "sum(case when stage in ('won', 'lost') then amount else 0 end)",
        "sum(case when seats between 1 and 5 and amount > 0 then amount end)",
        "days_between(max(closed_on), period_end)",
        "count(*) filter (where closed_on >= date '2026-01-31' and region <> 'O''Neill')",
        "round(coalesce(sum(amount * share), 0), 2)",
        "case when count(*) > 5 then sum(amount) / count(*) end",
        "count(*) filter (where not renewal and (seats + 1) * 2 not between 3 and 4)",
        "count(*) filter (where (seats = 1) = renewal)",
        "least(sum(amount), greatest(sum(cost), abs(min(amount))))",
      })
  void readsBackAsItWasWritten(String text) {
    assertThat(Notation.of(World.measure(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AVG(Amount)                       | sum(amount) / count(amount)
          sum(amount)*50%                   | sum(amount) * 0.5
          ((sum(amount)))                   | sum(amount)
          quantile(amount, 50 %)            | median(amount)
          count(*) filter (where stage != 'won') | count(*) filter (where stage <> 'won')
          prior(prior(count(*)), 1)         | prior(prior(count(*)))
          -(-sum(amount))                   | sum(amount)
          - -5 * sum(amount)                | 5 * sum(amount)
          sum(amount) + 1.50                | sum(amount) + 1.5
          """)
  void hasOneWayToSayAThing(String written, String canonical) {
    assertThat(Notation.of(World.measure(written))).isEqualTo(canonical);
    assertThat(World.measure(canonical)).isEqualTo(World.measure(written));
  }
}
