package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Scale.ChangeRounding;
import dev.touchstone.definition.scorecard.Scale.OverFulfilment;
import java.math.BigDecimal;

/** Reads the scale of a scorecard. */
record ScaleReader(Fields document) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Scale read() {
    var written = document.get(ScorecardLanguage.SCALE);
    var from = written.get(ScorecardLanguage.SCALE_FROM);
    var to = written.get(ScorecardLanguage.SCALE_TO);
    int decimals = written.get(ScorecardLanguage.SCALE_DECIMALS);
    if (from.compareTo(to) >= 0) {
      document
          .issues()
          .error(
              "empty-scale",
              document.at(ScorecardLanguage.SCALE),
              "The scale must end above its start, but runs from %s to %s"
                  .formatted(Numbers.spelled(from), Numbers.spelled(to)),
              "For example: {from: 0, to: 100}");
      return new Scale(BigDecimal.ZERO, HUNDRED, decimals);
    }
    return new Scale(
        from,
        to,
        decimals,
        written.get(ScorecardLanguage.RANK_DECIMALS).orElse(decimals),
        new ChangeRounding(
            written.get(ScorecardLanguage.CHANGE_OF),
            written.get(ScorecardLanguage.CHANGE_DECIMALS).orElse(decimals)),
        written.get(ScorecardLanguage.OVER_FULFILMENT).orElse(new OverFulfilment.None()));
  }

  void checkOverFulfilment(Scale scale) {
    if (scale.beyond() instanceof OverFulfilment.UpTo(var points)
        && points.compareTo(scale.to()) <= 0) {
      document
          .issues()
          .error(
              "over-fulfilment-within-scale",
              document.get(ScorecardLanguage.SCALE).at(ScorecardLanguage.OVER_FULFILMENT),
              "Over-fulfilment starts where the scale ends, but %s is not above %s"
                  .formatted(Numbers.spelled(points), Numbers.spelled(scale.to())),
              "Leave it out, or name more points than the scale has");
    }
  }
}
