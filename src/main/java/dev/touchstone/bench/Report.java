package dev.touchstone.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was measured, side by side with the hand-written SQL. */
record Report(Map<Part, List<Measured>> measured) {
  private static final Map<Part, String> NAMES =
      new EnumMap<>(
          Map.of(
              Part.BY_HAND, "hand-written SQL",
              Part.BY_HAND_KNOWING, "the same, products known",
              Part.TOUCHSTONE, "Touchstone, whole run",
              Part.LAST_QUARTER, "Touchstone, last quarter only",
              Part.SCORING_COLD, "scoring 20,000 x 12, cold",
              Part.SCORING_WARM, "scoring 20,000 x 12, warm"));

  String table() {
    var text =
        new StringBuilder(
            "%-32s %9s %9s %9s %9s %9s%n"
                .formatted("", "best s", "median s", "CPU-s", "peak MB", "ratio"));
    measured.forEach(
        (part, all) ->
            text.append(
                "%-32s %9.3f %9.3f %9.3f %9.0f %9.2f%n"
                    .formatted(
                        NAMES.get(part),
                        Measured.best(all).seconds(),
                        Measured.median(all).seconds(),
                        Measured.leastProcessor(all),
                        Measured.mostMegabytes(all),
                        ratio(part, Part.BY_HAND))));
    return text.toString();
  }

  /** The goals of the benchmark, and what was reached. */
  String goals() {
    return """
    Whole run / by hand: %.2f by the median, %.2f by the best, %.2f in CPU (goal 1.25)
    Last quarter open / whole run: %.2f (goal under 0.25)
    Peak memory: %.0f MB (goal under 1024)
    """
        .formatted(
            median(Part.TOUCHSTONE) / median(Part.BY_HAND),
            ratio(Part.TOUCHSTONE, Part.BY_HAND),
            Measured.leastProcessor(of(Part.TOUCHSTONE))
                / Measured.leastProcessor(of(Part.BY_HAND)),
            ratio(Part.LAST_QUARTER, Part.TOUCHSTONE),
            Measured.mostMegabytes(of(Part.TOUCHSTONE)));
  }

  private double ratio(Part part, Part other) {
    return Measured.best(of(part)).seconds() / Measured.best(of(other)).seconds();
  }

  private double median(Part part) {
    return Measured.median(of(part)).seconds();
  }

  List<Measured> of(Part part) {
    return Objects.requireNonNull(measured.get(part));
  }
}
