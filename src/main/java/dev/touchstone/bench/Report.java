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
              Part.LITTLE_MEMORY, "Touchstone, 66 MB for the engine",
              Part.SPILLING, "distinct ids of a quarter, 150 MB",
              Part.ONE_KPI_MORE, "five KPIs over deals, one quarter"));

  String table() {
    var text =
        new StringBuilder(
            "%-32s %9s %9s %9s %9s %9s%n"
                .formatted("", "best s", "median s", "CPU-s", "peak MB", "ratio"));
    NAMES.forEach(
        (part, name) ->
            text.append(
                "%-32s %9.3f %9.3f %9.3f %9.0f %9.2f%n"
                    .formatted(
                        name,
                        Measured.best(of(part)).seconds(),
                        Measured.median(of(part)).seconds(),
                        Measured.leastProcessor(of(part)),
                        Measured.mostMegabytes(of(part)),
                        ratio(part, Part.BY_HAND))));
    return text.toString();
  }

  /** The goals of the benchmark, and what was reached. */
  String goals() {
    return """
    Whole run / by hand: %s
    Whole run / by hand, products known: %s (goals 1.25 and 1.10)
    Last quarter open / whole run: %s (goal under 0.25)
    Peak memory: %.0f MB (goals 1024 MB and 1.5 times by hand), %.2f times by hand
    A simple KPI more on a scanned dataset: %s of that scan (goal 10 %%)
    Groups larger than the engine's memory: %s
    """
        .formatted(
            ratios(Part.TOUCHSTONE, Part.BY_HAND),
            ratios(Part.TOUCHSTONE, Part.BY_HAND_KNOWING),
            ratios(Part.LAST_QUARTER, Part.TOUCHSTONE),
            Measured.mostMegabytes(of(Part.TOUCHSTONE)),
            Measured.mostMegabytes(of(Part.TOUCHSTONE))
                / Measured.mostMegabytes(of(Part.BY_HAND_KNOWING)),
            of(Part.ONE_KPI_MORE).getFirst().result(),
            of(Part.SPILLING).getFirst().result());
  }

  private String ratios(Part part, Part other) {
    var clock = Ratios.of(of(part), of(other), Measured::seconds);
    var processor = Ratios.of(of(part), of(other), Measured::processor);
    return "%s by the clock, %s in CPU, %.2f best by best"
        .formatted(clock.words(), processor.words(), ratio(part, other));
  }

  private double ratio(Part part, Part other) {
    return Measured.best(of(part)).seconds() / Measured.best(of(other)).seconds();
  }

  List<Measured> of(Part part) {
    return Objects.requireNonNull(measured.get(part));
  }
}
