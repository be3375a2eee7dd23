package dev.touchstone.definition.valuation;

import static dev.touchstone.definition.language.Tagged.with;
import static dev.touchstone.definition.language.Tagged.word;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.valuation.Outliers.Otherwise;
import java.math.BigDecimal;
import java.util.List;

/** What is done about values far from all others. */
public final class OutlierLanguage {
  static final Key.Defaulted<Integer> AT_MOST =
      Key.of(
              "at-most",
              Numbers.whole("a number of values from 1", 1, 1_000_000),
              "How many values may move.")
          .otherwise("5");
  static final Key.Defaulted<Otherwise> OTHERWISE =
      Key.of(
              "otherwise",
              Leaf.words(Otherwise.class),
              "What happens where that many are not enough: nothing, or the logarithm of all.")
          .otherwise("keep");
  static final Key.Defaulted<BigDecimal> SKEWNESS =
      Key.of(
              "skewness",
              Numbers.ABOVE_ZERO,
              "From which skewness on, with the kurtosis, it is done.")
          .otherwise("2");
  static final Key.Defaulted<BigDecimal> KURTOSIS =
      Key.of("kurtosis", Numbers.ABOVE_ZERO, "From which excess kurtosis on, with the skewness.")
          .otherwise("3.5");
  static final Keys WINSORISE =
      Keys.of("winsorise", "How far outliers move.", AT_MOST, OTHERWISE, SKEWNESS, KURTOSIS);

  public static final Key.Defaulted<Outliers> OUTLIERS =
      Key.<Outliers>of(
              "outliers",
              new Tagged<>(
                  List.of(
                      word("keep", new Outliers.Keep(), "Values count as measured."),
                      with(
                          "winsorise",
                          WINSORISE.as(OutlierLanguage::winsorise),
                          true,
                          "Extreme values of a lopsided column move to the next value."))),
              "What is done about a few values far from all others, before anything is compared.")
          .otherwise("keep");

  private OutlierLanguage() {}

  private static Outliers winsorise(Fields keys) {
    return new Outliers.Winsorise(
        keys.get(AT_MOST), keys.get(OTHERWISE), keys.get(SKEWNESS), keys.get(KURTOSIS));
  }
}
