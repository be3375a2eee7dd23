package dev.touchstone.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was measured, side by side with the hand-written SQL. */
record Report(Map<BenchPart, List<Measured>> measured) {
  private static final Map<BenchPart, String> NAMES =
      new EnumMap<>(
          Map.of(
              BenchPart.BY_HAND, "hand-written SQL",
              BenchPart.BY_HAND_KNOWING, "the same, products known",
              BenchPart.TOUCHSTONE, "Touchstone, whole run",
              BenchPart.LAST_QUARTER, "Touchstone, last quarter only",
              BenchPart.LITTLE_MEMORY, "Touchstone, 66 MB for the engine",
              BenchPart.SPILLING, "distinct ids of a quarter, 150 MB",
              BenchPart.ONE_KPI_MORE, "five KPIs over deals, one quarter"));

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
                        ratio(part, BenchPart.BY_HAND))));
    return text.toString();
  }

  /** The goals of the benchmark, and what was reached. */
  String goals() {
    return """
    Whole run / by hand: %s
    %sPeak memory: %.0f MB (goals 1024 MB and 1.5 times by hand), %.2f times by hand
    A simple KPI more on a scanned dataset: %s of that scan (goal 10 %%)
    Groups larger than the engine's memory: %s
    """
        .formatted(
            ratios(BenchPart.TOUCHSTONE, BenchPart.BY_HAND),
            pairs(),
            Measured.mostMegabytes(of(BenchPart.TOUCHSTONE)),
            Measured.mostMegabytes(of(BenchPart.TOUCHSTONE))
                / Measured.mostMegabytes(of(BenchPart.BY_HAND_KNOWING)),
            of(BenchPart.ONE_KPI_MORE).getFirst().result(),
            of(BenchPart.SPILLING).getFirst().result());
  }

  /** How long it takes beside the best plan by hand, all of it and what is still open. */
  String pairs() {
    return """
    Whole run / by hand, products known: %s (goal 1.05)
    Last quarter open / whole run: %s (goal 0.22)
    """
        .formatted(
            ratios(BenchPart.TOUCHSTONE, BenchPart.BY_HAND_KNOWING),
            ratios(BenchPart.LAST_QUARTER, BenchPart.TOUCHSTONE));
  }

  private String ratios(BenchPart part, BenchPart other) {
    var clock = Ratios.of(of(part), of(other), Measured::seconds);
    var processor = Ratios.of(of(part), of(other), Measured::processor);
    return "%s by the clock, %s in CPU, %.2f best by best"
        .formatted(clock.words(), processor.words(), ratio(part, other));
  }

  private double ratio(BenchPart part, BenchPart other) {
    return Measured.best(of(part)).seconds() / Measured.best(of(other)).seconds();
  }

  List<Measured> of(BenchPart part) {
    return Objects.requireNonNull(measured.get(part));
  }
}
