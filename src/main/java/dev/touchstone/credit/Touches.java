package dev.touchstone.credit;

import dev.touchstone.definition.credit.CreditRule.Campaign;
import dev.touchstone.definition.credit.CreditRule.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Every claim is a touch on the way to the deal and counts by its place among all of them. */
final class Touches {
  private static final int DECAY_DIGITS = 15;

  private Touches() {}

  /**
   * @param claims valid ones, the earliest first
   */
  static Step of(Campaign rule, List<Claim> claims) {
    var passed = new LinkedHashMap<Claim, String>();
    var touches = CreditWords.withDay(claims, passed);
    if (touches.isEmpty()) {
      return new Step(List.of(), passed);
    }
    var weights = weights(rule.model(), touches);
    var sum = weights.stream().reduce(Ratio.ZERO, Ratio::plus);
    var parts = new ArrayList<Part>();
    for (int i = 0; i < touches.size(); i++) {
      var touch = touches.get(i);
      if (weights.get(i).isZero()) {
        passed.put(touch, "a touch that does not count by its place");
        continue;
      }
      parts.add(
          new Part(
              touch.by(),
              touch.role(),
              weights.get(i).dividedBy(sum),
              List.of(touch),
              "touch %d of %d".formatted(i + 1, touches.size())));
    }
    return new Step(Part.merged(parts), passed);
  }

  /** Of any size; they are held against their sum, which is more than zero. */
  private static List<Ratio> weights(Model model, List<Claim> touches) {
    int n = touches.size();
    return switch (model) {
      case Model.First _ -> only(0, n);
      case Model.Last _ -> only(n - 1, n);
      case Model.Linear _ -> Collections.nCopies(n, Ratio.ONE);
      case Model.ByPosition(var first, var last) -> byPosition(first, last, n);
      case Model.TimeDecay(int halfLife) -> {
        var newest = touches.getLast().day();
        yield touches.stream()
            .map(touch -> decayed(ChronoUnit.DAYS.between(touch.day(), newest), halfLife))
            .toList();
      }
    };
  }

  private static List<Ratio> only(int which, int of) {
    var weights = new ArrayList<>(Collections.nCopies(of, Ratio.ZERO));
    weights.set(which, Ratio.ONE);
    return weights;
  }

  /** With fewer than three touches there is no middle, and the two ends share what it had. */
  private static List<Ratio> byPosition(BigDecimal first, BigDecimal last, int n) {
    if (n < 3) {
      boolean ends = first.signum() + last.signum() > 0;
      return n == 1 || !ends
          ? Collections.nCopies(n, Ratio.ONE)
          : List.of(Ratio.of(first), Ratio.of(last));
    }
    var middle = Ratio.of(BigDecimal.ONE.subtract(first).subtract(last));
    var weights = new ArrayList<>(Collections.nCopies(n, middle.dividedBy(Ratio.of(n - 2L, 1))));
    weights.set(0, Ratio.of(first));
    weights.set(n - 1, Ratio.of(last));
    return weights;
  }

  /** Half for each half-life; between them the power of two to 15 digits, alike everywhere. */
  private static Ratio decayed(long days, int halfLife) {
    var power = StrictMath.pow(2, -(double) days / halfLife);
    return Ratio.of(new BigDecimal(power).setScale(DECAY_DIGITS, RoundingMode.HALF_UP));
  }
}
