package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaysOfAnAggregateTests {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate TO = LocalDate.of(2026, 4, 1);

  @Test
  void aWindowWithoutABeginningNamesOnlyItsEnd() {
    assertThat(days(FROM, TO)).isEqualTo("2026-01-01 to 2026-03-31");
    assertThat(days(Slice.BEGINNING, TO)).isEqualTo("up to 2026-03-31");
    assertThat(days(Slice.BEGINNING, Slice.END)).isEqualTo("all days");
  }

  private static String days(LocalDate from, LocalDate to) {
    return new Aggregate(
            "value", "deals", "count(*)", Optional.of(BigDecimal.ONE), 1, new Period("", from, to))
        .days(LocalDate::toString);
  }
}
