package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.scorecard.Assessment.Combine;
import java.math.BigDecimal;

/** The keys of a KPI that assessors judge. {@link AssessmentReader} makes sense of them. */
final class AssessmentLanguage {
  static final Key.Required<String> ASSESSOR =
      Key.required("assessor", Values.COLUMN_NAME, "The column that says who judged.");
  static final Key.Required<String> LEVEL =
      Key.required("level", Values.COLUMN_NAME, "The column that holds the level.");
  static final Key.Required<BigDecimal> POINTS =
      Key.required("points", Numbers.ANY, "What the level is worth.");
  static final Key.Optional<String> MEANS =
      Key.of("means", Values.TEXT, "What a partner must be like to be given the level.");
  static final Key.Required<Named<Fields>> LEVELS =
      Key.required(
          "levels",
          new MapOf<>(
              Values.SOURCE_TEXT,
              Keys.of("level", "One level of a rubric.", POINTS, MEANS).shorthandFor(POINTS),
              MapOf.Order.BY_NAME),
          "The levels as the column holds them, each with its points; points order them.");
  static final Key.Optional<String> CRITERION =
      Key.of(
          "criterion",
          Values.COLUMN_NAME,
          "The column that names what was judged; a row judges the whole if left out.");
  static final Key.Optional<Named<BigDecimal>> CRITERIA =
      Key.of(
          "criteria",
          new MapOf<>(Values.SOURCE_TEXT, Numbers.ABOVE_ZERO, MapOf.Order.AS_WRITTEN),
          "What is judged, each with its weight; the weights add up to 100.");
  static final Key.Defaulted<Combine> COMBINE =
      Key.of(
              "combine",
              Leaf.words(Combine.class),
              "How several assessors become one opinion of a criterion.")
          .otherwise("median");
  static final Key.Defaulted<Integer> AT_LEAST =
      Key.of(
              "at-least",
              Units.count("assessors", 1, "assessor"),
              "How many assessors a criterion needs to count.")
          .otherwise("1 assessor");
  static final Key.Defaulted<Integer> APART_AT_MOST =
      Key.of(
              "apart-at-most",
              Units.count("levels", 1, "level"),
              "How many levels assessors may be apart before it is remarked on.")
          .otherwise("1 level");

  static final Key.Optional<Fields> ASSESSMENT =
      Key.of(
          "assessment",
          Keys.of(
              "assessment",
              "How assessors judge a KPI by a rubric of levels.",
              ASSESSOR,
              LEVEL,
              LEVELS,
              CRITERION,
              CRITERIA,
              COMBINE,
              AT_LEAST,
              APART_AT_MOST),
          "Instead of measure: people judge, and each row of the dataset is one opinion.");

  private AssessmentLanguage() {}
}
