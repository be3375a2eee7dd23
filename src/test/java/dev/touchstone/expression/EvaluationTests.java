package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.expression.Evaluation.Operand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTests {
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("sum(amount)", "1250.50"),
          Map.entry("sum(amount) 1 back", "1000"),
          Map.entry("sum(amount) 4 back", "0"),
          Map.entry("sum(cost)", "-3"),
          Map.entry("count(*)", "3"),
          Map.entry("count(amount)", "4"),
          Map.entry("max(closed_on)", "20544"),
          Map.entry("max(closed_on) 1 back", "20440"),
          Map.entry("period_end", "20545"),
          Map.entry("period_end 1 back", "20453"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum(amount)                                   | 1250.50
          sum(amount) / count(*) * count(*)             | 1250.50
          avg(amount)                                   | 312.625
          sum(amount) / prior(sum(amount)) - 1          | 0.2505
          sum(amount) / prior(sum(amount), 4)           | none
          sum(amount) / prior(sum(amount), 2)           | none
          prior(prior(sum(amount), 3))                  | 0
          coalesce(prior(sum(amount), 2), 7)            | 7
          min(amount) + 1                               | none
          1 / sum(cost)                                 | -0.3333333333333333333333333333333333
          nullif(count(*), 3)                           | none
          nullif(count(*), 4)                           | 3
          abs(sum(cost))                                | 3
          -sum(cost)                                    | 3
          least(sum(amount), sum(cost), 5)              | -3
          greatest(sum(amount), min(amount))            | none
          round(sum(amount) / count(*), 1)              | 416.8
          round(sum(cost) / 2, 0)                       | -2
          days_between(max(closed_on), period_end)      | 1
          prior(days_between(max(closed_on), period_end)) | 13
          year(max(closed_on))                          | 2026
          month(max(closed_on)) + 0 * count(*)          | 4
          case when count(*) >= 3 then sum(amount) end  | 1250.50
          case when count(*) > 3 then 1 else 2 end      | 2
          case when min(amount) > 3 then 1 else 2 end   | 2
          case when not (min(amount) > 3) then 1 else 2 end | 2
          case when min(amount) > 3 or true then 1 end  | 1
          case when min(amount) is null and count(*) in (2, 3) then 1 end | 1
          case when count(*) not in (2, min(amount)) then 1 else 2 end | 2
          case when count(*) not between 4 and 5 then 1 end | 1
          case when sum(amount) / count(*) * 3 = sum(amount) then 1 else 0 end | 1
          case when sum(amount) / sum(cost) < sum(amount) / count(*) then 1 else 0 end | 1
          """)
  void isExactAndMissingStaysMissing(String formula, String expected) {
    var value = Evaluation.of(World.measure(formula)).value(EvaluationTests::answer);

    if (expected.equals("none")) {
      assertThat(value).isEmpty();
    } else {
      assertThat(value.orElseThrow()).isEqualByComparingTo(expected);
    }
  }

  @Test
  void combinesInputs() {
    var evaluation = Evaluation.of(World.combination("Sales / prior(quota, 2)"));

    assertThat(evaluation.operands().toString())
        .isEqualTo(
            "[Operand[source=InputRef[name=sales, type=Number[scale=-1]], periodsBack=0],"
                + " Operand[source=InputRef[name=quota, type=Number[scale=-1]], periodsBack=2]]");
    assertThat(
            evaluation.value(
                operand -> Optional.of(BigDecimal.valueOf(operand.periodsBack() == 2 ? 4 : 1))))
        .contains(new BigDecimal("0.25"));
  }

  @Test
  void asksForEachValueOnce() {
    var evaluation =
        Evaluation.of(World.measure("(sum(amount) - prior(sum(amount))) / sum(Amount)"));

    assertThat(evaluation.operands())
        .extracting(operand -> Notation.of(operand.source()) + operand.periodsBack())
        .containsExactly("sum(amount)0", "sum(amount)1");
  }

  @Test
  void aTieIsStillATieAfterDividing() {
    var evaluation = Evaluation.of(World.measure("sum(amount) / 3 * 1.5"));

    assertThat(rounded(evaluation, "1", 0)).isEqualTo(1.0);
    assertThat(rounded(evaluation, "-1", 0)).isEqualTo(-1.0);
    assertThat(rounded(evaluation, "0.99999999999999999999999999999999999999", 0)).isEqualTo(0.0);
  }

  @Test
  void anExpressionOverRowsIsAMistakeOfTheCaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(World.row("amount + 1")))
        .withMessageContaining("amount");
  }

  @Test
  void shortCutsGiveWhatExactDecimalsGive() {
    var random = new Random(7);
    var ratio = Evaluation.of(World.measure("sum(amount) / count(*)"));
    var single = Evaluation.of(World.measure("sum(amount)"));
    for (int i = 0; i < 60_000; i++) {
      var values =
          new Longs(unscaled(random), random.nextInt(13), unscaled(random), random.nextInt(13));
      int digits = random.nextInt(-2, 13);
      assertThat(ratio.rounded(values, digits))
          .as("%s to %s", values, digits)
          .isEqualTo(Double.valueOf(ratio.slowly(values, digits)));
      assertThat(single.rounded(values, digits))
          .as("%s to %s", values, digits)
          .isEqualTo(Double.valueOf(single.slowly(values, digits)));
    }
  }

  @Test
  void randomMeasuresAgreeWithLongDivision() {
    var random = new Random(11);
    var formulas = new RandomFormulas(random);
    int measured = 0;
    for (int i = 0; i < 2_000; i++) {
      var measure =
          World.read("measure", formulas.measure(i % 4), new dev.touchstone.shared.Issues());
      if (measure.isEmpty()) {
        continue;
      }
      var answers = new HashMap<Operand, Optional<BigDecimal>>();
      var evaluation = Evaluation.of(measure.get());
      for (var operand : evaluation.operands()) {
        answers.put(
            operand,
            random.nextInt(8) == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(random.nextInt(-2_000, 20_000))));
      }
      var exact = evaluation.value(operand -> answers.getOrDefault(operand, Optional.empty()));
      var long34 = LongDivision.of(measure.get(), answers);
      assertThat(exact.isPresent()).as(Notation.of(measure.get())).isEqualTo(long34.isPresent());
      exact.ifPresent(
          value ->
              assertThat(value.setScale(9, RoundingMode.HALF_UP))
                  .as(Notation.of(measure.get()))
                  .isEqualByComparingTo(long34.orElseThrow().setScale(9, RoundingMode.HALF_UP)));
      measured += exact.isPresent() ? 1 : 0;
    }
    assertThat(measured).isGreaterThan(500);
  }

  private static double rounded(Evaluation evaluation, String value, int digits) {
    return evaluation.rounded(
        new Evaluation.Values() {
          @Override
          public boolean has(int operand) {
            return true;
          }

          @Override
          public BigDecimal value(int operand) {
            return new BigDecimal(value);
          }
        },
        digits);
  }

  private static Optional<BigDecimal> answer(Operand operand) {
    int back = operand.periodsBack();
    var name = Notation.of(operand.source()) + (back == 0 ? "" : " " + back + " back");
    return Optional.ofNullable(ANSWERS.get(name)).map(BigDecimal::new);
  }

  private static long unscaled(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(-3, 4);
      case 1 -> random.nextLong();
      case 2 -> Long.MIN_VALUE + random.nextInt(2);
      case 3 -> Long.MAX_VALUE - random.nextInt(2);
      default -> random.nextLong() >> random.nextInt(60);
    };
  }

  private record Longs(long over, int overScale, long under, int underScale)
      implements Evaluation.Values {
    @Override
    public boolean has(int operand) {
      return true;
    }

    @Override
    public BigDecimal value(int operand) {
      return BigDecimal.valueOf(unscaled(operand), scale(operand));
    }

    @Override
    public int scale(int operand) {
      return operand == 0 ? overScale : underScale;
    }

    @Override
    public long unscaled(int operand) {
      return operand == 0 ? over : under;
    }
  }

  @Test
  void daysAreNumberedFrom1970() {
    assertThat(LocalDate.ofEpochDay(20544)).isEqualTo(LocalDate.of(2026, 4, 1));
  }
}
