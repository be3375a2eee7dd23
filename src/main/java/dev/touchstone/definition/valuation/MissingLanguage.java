package dev.touchstone.definition.valuation;

import static dev.touchstone.definition.language.Tagged.with;
import static dev.touchstone.definition.language.Tagged.word;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.valuation.MissingPolicy.Average;
import java.util.List;

/** What a KPI without a value does to the score. */
public final class MissingLanguage {
  static final Key.Defaulted<List<String>> WITHIN =
      Key.<List<String>>of(
              "within",
              new ListOf<>(Values.COLUMN_NAME, true, 0),
              "Columns of the partner dataset; only partners alike in all of them count.")
          .otherwise("[]");
  static final Keys IMPUTED =
      Keys.of("imputed", "Whose values stand in.", WITHIN).shorthandFor(WITHIN);

  static final Key.Defaulted<Boolean> OVER =
      Key.of(
              "over",
              Leaf.words(Leaf.either("siblings", true, "all", false)),
              "The KPIs of the same group, or all.")
          .otherwise("all");
  static final Keys ROW = Keys.of("row-mean", "Which KPIs stand in.", OVER).shorthandFor(OVER);

  public static final Key.Defaulted<MissingPolicy> WHEN_MISSING =
      Key.<MissingPolicy>of(
              "when-missing",
              new Tagged<>(
                  List.of(
                      word(
                          "reweight",
                          new MissingPolicy.Reweight(),
                          "The KPI is left out and its siblings share its weight."),
                      word(
                          "peer-median",
                          new MissingPolicy.PeerMedian(),
                          "The median of the peers' points stands in."),
                      word(
                          "withhold",
                          new MissingPolicy.Withhold(),
                          "The partner gets no score at all."),
                      with(
                          "neutral",
                          Numbers.ANY.as(MissingPolicy.Neutral::new),
                          false,
                          "So many points stand in: {neutral: 50}."),
                      with(
                          "carry-forward",
                          Units.PERIODS.as(MissingPolicy.CarryForward::new),
                          false,
                          "The last value stands in: {carry-forward: 2 periods}."),
                      with(
                          "impute-mean",
                          IMPUTED.as(keys -> impute(Average.MEAN, keys)),
                          true,
                          "The mean of the values measured stands in: {impute-mean: [region]}."),
                      with(
                          "impute-median",
                          IMPUTED.as(keys -> impute(Average.MEDIAN, keys)),
                          true,
                          "The median of the values measured stands in: {impute-median:"
                              + " [region]}."),
                      with(
                          "impute-row-mean",
                          ROW.as(keys -> new MissingPolicy.ImputeRowMean(keys.get(OVER))),
                          true,
                          "The partner's own mean over other KPIs stands in."))),
              "What happens to the score when the KPI has no value.")
          .otherwise("reweight");

  private MissingLanguage() {}

  private static MissingPolicy impute(Average average, Fields keys) {
    return new MissingPolicy.Impute(average, keys.get(WITHIN));
  }
}
