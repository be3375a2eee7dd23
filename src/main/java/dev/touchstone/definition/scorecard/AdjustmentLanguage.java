package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Named steps after the tree. {@link AdjustmentReader} makes them. */
final class AdjustmentLanguage {
  static final Key.Optional<BigDecimal> BONUS =
      Key.of("bonus", Numbers.ANY, "Points added; below zero, taken away.");
  static final Key.Optional<BigDecimal> CAP =
      Key.of("cap", Numbers.ANY, "No more than these points.");
  static final Key.Optional<List<String>> HOLD_HARMLESS =
      Key.of(
          "hold-harmless",
          new ListOf<>(Values.ID, true, 1),
          "KPIs or groups: the better of the score with and without them.");

  static final Key.Required<String> PARTNER =
      Key.required("partner", Values.TEXT, "The partner's id in the partner dataset.");
  static final Key.Required<BigDecimal> SCORE =
      Key.required("score", Numbers.ANY, "The score that was decided.");
  static final Key.Required<LocalDate> FROM =
      Key.required("from", Values.DAY, "The first day it holds; no earlier period has it.");
  static final Key.Required<LocalDate> UNTIL =
      Key.required("until", Values.DAY, "The last day it holds; no later period has it.");
  static final Key.Required<String> REASON =
      Key.required("reason", Values.TEXT, "Why, for everybody to read.");
  static final Key.Optional<Fields> EXCEPTION =
      Key.of(
          "exception",
          Keys.of("exception", "A score set by decision.", PARTNER, SCORE, FROM, UNTIL, REASON),
          "One partner's score, set by decision, for a time.");

  static final Key.Required<String> OF =
      Key.required("of", Values.ID, "The KPI or group whose points decide.");
  static final Key.Optional<BigDecimal> AT_LEAST =
      Key.of("at-least", Numbers.ANY, "It must have so many points.");
  static final Key.Optional<BigDecimal> BELOW =
      Key.of("below", Numbers.ANY, "It must have fewer points.");
  static final Key.Optional<List<Fields>> IF =
      Key.of(
          "if",
          new ListOf<>(
              Keys.of("need", "What a KPI or group must have.", OF, AT_LEAST, BELOW), true, 1),
          "What KPIs or groups must have for the step to be taken; all of it.");
  static final Key.Optional<Named<List<String>>> FOR =
      Key.of(
          "for",
          new MapOf<>(
              Values.COLUMN_NAME, new ListOf<>(Values.SOURCE_TEXT, true, 1), MapOf.Order.BY_NAME),
          "Columns of the partner dataset with the values that count: {tier: [gold, platinum]}.");

  static final Key.Optional<Named<Fields>> ADJUSTMENTS =
      Key.of(
          "adjustments",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "adjustment",
                  "A named step after the tree: one of bonus, cap, hold-harmless, exception.",
                  KpiLanguage.TITLE,
                  BONUS,
                  CAP,
                  HOLD_HARMLESS,
                  EXCEPTION,
                  IF,
                  FOR),
              MapOf.Order.AS_WRITTEN),
          "Named steps after the tree, in this order; the score before them stays visible.");

  private AdjustmentLanguage() {}
}
