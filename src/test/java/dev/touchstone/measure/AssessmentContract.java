package dev.touchstone.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KPIs that people judge: what several of them come to, and how far they agree. */
abstract class AssessmentContract extends WarehouseContract {
  private static final String OPINIONS =
      """
      dataset: opinions
      key: [partner_id, assessor, criterion, judged_on]
      time: judged_on
      columns:
        partner_id: partner
        assessor: text
        criterion: text
        level: {enum: [none, partly, mostly, fully]}
        judged_on: date
      """;

  private static final String PLANNING =
      """
      planning:
        from: opinions
        assessment:
          assessor: assessor
          level: level
          levels: {none: 0, partly: 30, mostly: 70, fully: {points: 100, means: Nothing is missing}}
          criterion: criterion
          criteria: {goals: 75, follow-up: 25}
      """;

  private Period q2;

  @BeforeEach
  void fourPartnersAndThreeAssessors() {
    world = new World(folder);
    world.engine = this::warehouse;
    q2 = world.quarter(2026, 2);
    Written.of(world, OPINIONS, PLANNING + "  score: as-is\n");
    world
        .load("partners", "('P1','One','x'),('P2','Two','x'),('P3','Three','x'),('P4','Four','x')")
        .load(
            "opinions",
            """
            ('P1','ann','goals','mostly','2026-05-01'),
            ('P1','bob','goals','fully','2026-05-02'),
            ('P1','cy','goals','none','2026-05-02'),
            ('P1','ann','follow-up','partly','2026-05-01'),
            ('P1','bob','follow-up','mostly','2026-05-01'),
            ('P2','ann','goals','fully','2026-05-01'),
            ('P2','ann','follow-up','fully','2026-02-01'),
            ('P3','ann','manners','fully','2026-05-01'),
            ('X9','ann','goals','none','2026-05-01'),
            ('X9','bob','goals','fully','2026-05-01')
            """);
  }

  private Measurements judged(String kpi) {
    return Written.of(world, OPINIONS, kpi + "  score: as-is\n").measure(q2);
  }

  @Test
  void assessorsAreCombinedPerCriterionAndCriteriaByWeight() {
    assertThat(World.words(judged(PLANNING), "planning", 0))
        .as("P1: median 70 of goals, 50 of follow-up; P2 was judged on goals alone")
        .isEqualTo("P1=65 P2=100 P3=below-minimum-volume P4=missing");
  }

  @Test
  void theMeanIsExactUntilItIsRounded() {
    assertThat(World.words(judged(PLANNING + "    combine: mean\n"), "planning", 0))
        .as("0.75 * 170 / 3 + 0.25 * 50")
        .isEqualTo("P1=55 P2=100 P3=below-minimum-volume P4=missing");
  }

  @Test
  void aCriterionThatTooFewJudgedDoesNotCount() {
    assertThat(World.words(judged(PLANNING + "    at-least: 3 assessors\n"), "planning", 0))
        .isEqualTo("P1=70 P2=below-minimum-volume P3=below-minimum-volume P4=missing");
    assertThat(World.words(judged(PLANNING + "    at-least: 2 assessors\n"), "planning", 0))
        .as("one opinion is not enough, however good")
        .isEqualTo("P1=65 P2=below-minimum-volume P3=below-minimum-volume P4=missing");
  }

  @Test
  void whatWasSaidStandsInTheEvidence() {
    var measured = World.kpi(judged(PLANNING), "planning", 0);
    assertThat(measured.evidence().of(0))
        .extracting(Aggregate::dataset, Aggregate::expression, Aggregate::value, Aggregate::rows)
        .containsExactly(
            tuple(
                "opinions",
                "median of goals: none, mostly, fully",
                Optional.of(new BigDecimal("70")),
                3L),
            tuple(
                "opinions",
                "median of follow-up: partly, mostly",
                Optional.of(new BigDecimal("50")),
                2L));
  }

  @Test
  void remarksSayHowManyJudgedAndWhatDidNotCount() {
    var remarks = World.kpi(judged(PLANNING), "planning", 0).remarks();
    assertThat(remarks.of(0)).containsExactly("3 assessors judged");
    assertThat(remarks.of(1))
        .containsExactly(
            "one opinion: a single assessor judged",
            "too few opinions on follow-up; the other criteria share the weight");
    assertThat(remarks.of(2))
        .containsExactly(
            "one opinion: a single assessor judged",
            "1 opinion is about no level or criterion of the rubric and does not count");
  }

  @Test
  void assessorsFarApartAreNoticedAndOthersThanThePopulationDoNotCount() {
    var opinions = World.kpi(judged(PLANNING), "planning", 0).opinions();
    assertThat(opinions.assessors()).containsExactly(3, 1, 1, 0);
    assertThat(opinions.apart()).containsExactly(3, 0, 0, 0);
    assertThat(opinions.apartAtMost()).isEqualTo(1);
    assertThat(opinions.agreement().units()).as("P1 on goals and on follow-up").isEqualTo(2);
    assertThat(opinions.agreement().ratings()).isEqualTo(5);
  }

  @Test
  void withoutCriteriaEachRowJudgesTheWhole() {
    var whole =
        """
        planning:
          from: opinions
          where: criterion = 'goals'
          assessment:
            assessor: assessor
            level: level
            levels: {none: 1, partly: 2, mostly: 3, fully: 4}
        """;
    assertThat(World.words(judged(whole), "planning", 0))
        .isEqualTo("P1=3 P2=4 P3=missing P4=missing");
  }

  @Test
  void whoSpeaksTwiceIsOneAssessorAndAgreesWithNobody() {
    world.load(
        "opinions",
        """
        ('P4','ann','goals','mostly','2026-05-01'),
        ('P4','ann','goals','mostly','2026-06-01'),
        ('P4','bob','follow-up','none','2026-05-02'),
        ('P4','cy','follow-up','none','2026-05-02')
        """);
    var measured = judged(PLANNING + "    at-least: 2 assessors\n");
    assertThat(World.words(measured, "planning", 0))
        .as("goals of P4 were judged by one person, twice")
        .isEqualTo("P1=65 P2=below-minimum-volume P3=below-minimum-volume P4=0");
    var agreement = World.kpi(measured, "planning", 0).opinions().agreement();
    assertThat(agreement.units()).as("two of P1 and the follow-up of P4").isEqualTo(3);
    assertThat(agreement.ratings()).isEqualTo(7);
  }
}
