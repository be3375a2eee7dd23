package dev.touchstone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expressions;
import dev.touchstone.measure.World;
import dev.touchstone.shared.Issues;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImplicationTests {
  private static Expr condition(String text) {
    var issues = new Issues();
    var deals = World.standard(Path.of(".")).definitions().dataset("deals");
    var condition = Expressions.condition(World.formula(text), deals, issues);
    issues.orThrow();
    return condition.orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stage = 'won' | stage <> 'open'",
        "stage = 'won' | stage in ('won', 'lost')",
        "stage = 'won' | stage = 'won' or stage = 'lost'",
        "stage = 'won' | stage is not null",
        "stage = 'won' and seats > 3 | seats is not null and stage <> 'open'",
        "stage = 'won' or stage = 'lost' | stage <> 'open'",
        "stage not in ('open', 'lost') | stage <> 'open'",
        "seats between 3 and 5 | seats is not null",
        "renewal | renewal is not null",
        "seats > 3 | true",
        "seats > 3 | seats > 3"
      })
  void oneConditionIsSeenToHoldOnlyWhereTheOtherDoes(String condition, String other) {
    assertThat(Implication.holds(condition(condition), condition(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stage = 'open' | stage <> 'open'",
        "stage <> 'open' | stage = 'won'",
        "stage in ('won', 'open') | stage <> 'open'",
        "stage in ('won', 'open') | stage in ('won', 'lost')",
        "stage <> 'open' | stage not in ('open', 'lost')",
        "stage = 'won' or seats > 3 | stage <> 'open'",
        "stage is null | stage is not null",
        "not (stage = 'won') | stage = 'won'",
        "seats > 3 | seats > 5",
        "true | stage = 'won'"
      })
  void nothingIsClaimedThatIsNotCertain(String condition, String other) {
    assertThat(Implication.holds(condition(condition), condition(other))).isFalse();
  }
}
