package dev.touchstone.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Refused;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trino's errors by their numbers, in words a person can act on. */
class TrinoFaultsTests {
  private static final TrinoFaults FAULTS =
      new TrinoFaults(new TrinoServer("jdbc:trino://host:8080/lake?x=secret", "me", "pass"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4        | engine-denied
          9        | does-not-fit
          19       | does-not-fit
          37       | memory-limit
          46       | unreadable-facts
          65541    | engine-failed
          131073   | memory-limit
          131075   | time-limit
          16777216 | unreadable-facts
          """)
  void whatSomebodyCanMendIsRefusedWithAHint(int code, String expected) {
    var fault =
        FAULTS.of(
            new SQLException("Query failed (#20261121_1_2_x): Too bad\n at A", "", code),
            "deals",
            "select 1");
    assertThat(fault)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(expected);
              assertThat(refused.reason()).contains("deals").doesNotContain("#2026", "at A");
              assertThat(refused.hint()).isNotBlank();
            });
  }

  @Test
  void aStatementThatTrinoDoesNotUnderstandIsAFaultOfOurs() {
    var fault = FAULTS.of(new SQLException("mismatched input", "", 1), "deals", "selec 1");
    assertThat(fault).isInstanceOf(IllegalStateException.class).hasMessageContaining("selec 1");
  }

  @Test
  void aCoordinatorThatIsGoneIsNamedWithoutSecrets() {
    var gone = new SQLException("Error executing query", new ConnectException("refused"));
    assertThat(FAULTS.of(gone, "deals", "select 1"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("engine-unreachable");
              assertThat(refused.reason())
                  .contains("jdbc:trino://host:8080/lake")
                  .doesNotContain("secret", "pass");
            });
  }
}
