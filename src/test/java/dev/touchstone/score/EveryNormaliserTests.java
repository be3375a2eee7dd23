package dev.touchstone.score;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.reference.JsonSchema;
import dev.touchstone.definition.scorecard.Scorecard.OverFulfilment;
import dev.touchstone.definition.valuation.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every way to score owes: words, two properties, and a place in both pages. */
class EveryNormaliserTests {
  /**
   * @param scoring one of its kind, of higher being better, over values from 0 to 9
   * @param language how the language page shows it
   * @param formula how its line in the table of formulas begins
   */
  record Owed(Scoring scoring, String language, String formula) {
    String word() {
      var name = scoring.getClass().getSimpleName();
      return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return word();
    }
  }

  @SuppressWarnings("unused") // by name, below
  static final List<Owed> ALL =
      List.of(
          new Owed(Cards.attainment("0.5", "1", "1.2"), "`{attainment:", "attainment"),
          new Owed(Cards.goal("7", "3"), "`{goal: 700, red-flag:", "goal, red-flag"),
          new Owed(goalposts(), "`{goalposts:", "goalposts"),
          new Owed(new Scoring.AsIs(), "`as-is`", "as-is"),
          new Owed(new Scoring.MinMax(), "`min-max`", "min-max"),
          new Owed(new Scoring.Percentile(), "`percentile`", "percentile"),
          new Owed(new Scoring.Rank(Scoring.Ties.AVERAGE, 1), "`rank`", "rank, Borda"),
          new Owed(
              new Scoring.ZScore(Cards.number("50"), Cards.number("15")), "`{z-score:", "z-score"),
          new Owed(new Scoring.ShareOfBest(), "`share-of-best`", "share of best"),
          new Owed(new Scoring.TowardTarget(true), "`toward-target`", "toward target"),
          new Owed(
              new Scoring.TowardPartner("p00001", true), "`{toward-partner:", "toward partner"),
          new Owed(curve(), "`{curve:", "curve"),
          new Owed(rubric(), "`{rubric:", "rubric"),
          new Owed(categories(), "`{categories:", "categories"));

  @Test
  void noKindIsForgottenHere() {
    assertThat(ALL)
        .extracting(owed -> (Object) owed.scoring().getClass())
        .containsExactlyInAnyOrder((Object[]) Scoring.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aBetterValueNeverHasFewerPoints(Owed owed) {
    var random = new Random(7);
    for (int round = 0; round < 50; round++) {
      var values = values(random, 2 + random.nextInt(9));
      var points = points(owed.scoring(), values);
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values.length; j++) {
          if (values[i] >= values[j]) {
            assertThat(points[i]).as(Arrays.toString(values)).isGreaterThanOrEqualTo(points[j]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theOrderOfPartnersChangesNoDigit(Owed owed) {
    var random = new Random(11);
    for (int round = 0; round < 50; round++) {
      var values = values(random, 3 + random.nextInt(9));
      var turned = values.clone();
      // The partner that others may be held against stays where it is.
      turned[0] = values[values.length - 1];
      turned[values.length - 1] = values[0];
      var points = points(owed.scoring(), values);
      var after = points(owed.scoring(), turned);
      assertThat(after[0]).isEqualTo(points[values.length - 1]);
      assertThat(after[values.length - 1]).isEqualTo(points[0]);
      assertThat(Arrays.copyOfRange(after, 1, values.length - 1))
          .isEqualTo(Arrays.copyOfRange(points, 1, values.length - 1));
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void authorsAreToldOfIt(Owed owed) throws IOException {
    assertThat(JsonSchema.text()).contains("\"" + owed.word() + "\"");
    assertThat(Files.readString(Path.of("docs/language.md"))).contains(owed.language());
    assertThat(Files.readString(Path.of("docs/scoring.md")))
        .contains("\n| " + owed.formula() + " | ");
  }

  private static double[] values(Random random, int count) {
    return IntStream.range(0, count).mapToDouble(_ -> random.nextInt(10)).toArray();
  }

  private static double[] points(Scoring scoring, double... values) {
    var card =
        Cards.card(Cards.kpi("a", scoring).done()).beyond(new OverFulfilment.Unlimited()).done();
    var targets = new double[values.length];
    Arrays.fill(targets, 12);
    var scores = latest(card, Sheet.of(values.length).kpi("a", values, targets));
    return IntStream.range(0, values.length)
        .mapToDouble(
            partner -> {
              assertThat(scores.explain(partner).words()).isNotEmpty();
              return scores.points("a", partner);
            })
        .toArray();
  }

  private static Scoring goalposts() {
    return new Scoring.Goalposts(
        Cards.number("2"), Cards.number("8"), true, new Scoring.Axis.Linear());
  }

  private static Scoring curve() {
    return new Scoring.Curve(Cards.number("2.5"), Cards.number("1"), Cards.number("1.5"), true);
  }

  private static Scoring rubric() {
    return Cards.rubric(
        Cards.step("3", "0", ""), Cards.step("3", "40", ""), Cards.step("7", "100", ""));
  }

  private static Scoring categories() {
    return new Scoring.Categories(
        IntStream.range(0, 10)
            .mapToObj(
                value ->
                    new Scoring.Category(
                        Cards.number("" + value), Cards.number("" + 10 * value), ""))
            .toList());
  }
}
