package dev.touchstone.definition.scorecard;

import static dev.touchstone.definition.language.Tagged.with;
import static dev.touchstone.definition.language.Tagged.word;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.scorecard.Aggregation.Zeros;
import java.math.BigDecimal;
import java.util.List;

/** How the parts of a group make the whole. */
final class AggregationLanguage {
  static final Key.Defaulted<Zeros> ZEROS =
      Key.<Zeros>of(
              "zeros",
              new Tagged<>(
                  List.of(
                      word("limit", new Zeros.Limit(), "The mean is 0, its limit."),
                      word("no-points", new Zeros.NoPoints(), "The group has no points."),
                      with(
                          "rescale",
                          Numbers.ABOVE_ZERO.as(Zeros.Rescale::new),
                          false,
                          "Points first move from the scale onto this number to the scale's"
                              + " end."))),
              "What a part at or below zero points does.")
          .otherwise("limit");
  static final Keys GEOMETRIC = Keys.of("geometric", "The geometric mean.", ZEROS);
  static final Keys HARMONIC = Keys.of("harmonic", "The harmonic mean.", ZEROS);
  static final Key.Required<BigDecimal> EXPONENT =
      Key.required("exponent", Numbers.ANY, "p, not zero; below 1 a weak part pulls more.");
  static final Keys POWER =
      Keys.of("power", "The power mean.", EXPONENT, ZEROS).shorthandFor(EXPONENT);

  static final Key.Defaulted<Aggregation> AGGREGATE =
      Key.<Aggregation>of(
              "aggregate",
              new Tagged<>(
                  List.of(
                      word("arithmetic", Aggregation.ARITHMETIC, "The weighted mean."),
                      with(
                          "geometric",
                          GEOMETRIC.as(keys -> new Aggregation.Geometric(zeros(keys))),
                          true,
                          "The weighted geometric mean."),
                      with(
                          "harmonic",
                          HARMONIC.as(keys -> new Aggregation.Harmonic(zeros(keys))),
                          true,
                          "The weighted harmonic mean."),
                      with(
                          "power",
                          POWER.as(AggregationLanguage::power),
                          false,
                          "The weighted power mean: {power: 0.5}."),
                      word(
                          "copeland",
                          new Aggregation.Copeland(),
                          "Wins less losses in pairs, over the scale."),
                      with(
                          "formula",
                          Values.FORMULA.as(Aggregation.Combination::new),
                          false,
                          "Arithmetic over the parts by id, _ for -: {formula: women / men}."))),
              "How the parts make the whole.")
          .otherwise("arithmetic");

  private AggregationLanguage() {}

  private static Zeros zeros(Fields keys) {
    return keys.get(ZEROS);
  }

  private static Aggregation power(Fields keys) {
    var exponent = keys.get(EXPONENT);
    if (exponent.signum() == 0) {
      keys.issues()
          .error(
              "power-zero",
              keys.at(EXPONENT),
              "A power mean has no exponent 0",
              "Write aggregate: geometric, which is what it comes close to");
      return Aggregation.GEOMETRIC;
    }
    return new Aggregation.Power(exponent, zeros(keys));
  }
}
