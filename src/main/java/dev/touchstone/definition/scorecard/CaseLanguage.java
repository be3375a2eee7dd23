package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.language.Word;
import java.util.List;

/** The keys of the cases beside a scorecard. {@link CaseReader} makes sense of them. */
final class CaseLanguage {
  static final Key.Optional<Word> PERIOD =
      Key.of(
          "period",
          Values.FILE,
          "The scored period by its label, or a day in it; that of the newest row if left out.");
  static final Key.Required<Named<List<Named<Word>>>> GIVEN =
      Key.required(
          "given",
          new MapOf<>(
              Values.ID,
              new ListOf<>(
                  new MapOf<>(Values.COLUMN_NAME, Values.FILE, MapOf.Order.AS_WRITTEN), false, 0),
              MapOf.Order.AS_WRITTEN),
          "Rows by dataset; a column that is left out is missing.");

  static final Key.Optional<Word> VALUE = Key.of("value", Values.FILE, "The value, or none.");
  static final Key.Optional<Word> STATE =
      Key.of(
          "state",
          Values.FILE,
          "measured, missing, not-applicable, below-minimum-volume or stale.");
  static final Key.Optional<Word> POINTS = Key.of("points", Values.FILE, "The points, or none.");
  static final Key.Optional<Word> TARGET = Key.of("target", Values.FILE, "The target, or none.");
  static final Keys FIGURES =
      Keys.of("figures", "What a KPI or group must come to.", VALUE, STATE, POINTS, TARGET);

  /** What must hold, as it was written. */
  sealed interface Hold {
    record Plain(Word text) implements Hold {}

    record Figures(Fields keys) implements Hold {}
  }

  static final Key.Required<Named<Named<Hold>>> EXPECT =
      Key.required(
          "expect",
          new MapOf<>(
              Values.SOURCE_TEXT,
              new MapOf<>(
                  Values.ID,
                  new Choice<Hold>(
                      "what must hold",
                      "72.5",
                      List.of(Values.FILE.as(Hold.Plain::new), FIGURES.as(Hold.Figures::new))),
                  MapOf.Order.AS_WRITTEN),
              MapOf.Order.AS_WRITTEN),
          "Per partner: score, band, rank, coverage, or a KPI or group with what it must come to.");

  static final Key.Optional<Named<Fields>> CASES =
      Key.<Named<Fields>>of(
              "cases",
              new MapOf<>(
                  Values.ID,
                  Keys.of(
                      "case",
                      "Some rows, and what the scorecard must make of them.",
                      KpiLanguage.TITLE,
                      PERIOD,
                      GIVEN,
                      EXPECT),
                  MapOf.Order.AS_WRITTEN),
              "Examples that touchstone test runs; no part of the method or of its hash.")
          .apart();

  private CaseLanguage() {}
}
