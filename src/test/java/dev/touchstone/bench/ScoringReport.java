package dev.touchstone.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the score half took, each number beside its goal. */
record ScoringReport(Map<BenchPart, List<Measured>> measured) {
  /** Normalise and aggregate 20,000 x 12 in COINr 1.1.14, the better of two runs. */
  private static final double COINR_SECONDS = 0.94;

  String text() {
    return """
    Scoring 20,000 partners x 12 KPIs, warm: %s; %.0f times as fast as COINr's %.2f s (goal 50 times, 0.019 s)
      by plain loops on one thread: %s; Touchstone / plain loops: %.2f by the clock, %.2f in CPU (%s)
      in a fresh process: %s
    A changed weight ranks all 20,000 anew: %s (goal 0.050 s)
    1,000 replications of 20,000 x 12 with their statistics: %s (goal 1 s)
    1,000,000 partners x 20 KPIs, in a fresh process: %s, %.0f MB (goals 2 s, 1536 MB)
    """
        .formatted(
            time(BenchPart.SCORING_WARM),
            COINR_SECONDS / best(BenchPart.SCORING_WARM).seconds(),
            COINR_SECONDS,
            time(BenchPart.SCORING_BY_HAND),
            best(BenchPart.SCORING_WARM).seconds() / best(BenchPart.SCORING_BY_HAND).seconds(),
            best(BenchPart.SCORING_WARM).processor() / best(BenchPart.SCORING_BY_HAND).processor(),
            best(BenchPart.SCORING_WARM).result().equals(best(BenchPart.SCORING_BY_HAND).result())
                ? "the same ranks"
                : "DIFFERENT ranks",
            time(BenchPart.SCORING_COLD),
            time(BenchPart.SLIDER),
            time(BenchPart.REPLICATIONS),
            time(BenchPart.MILLION),
            Measured.mostMegabytes(of(BenchPart.MILLION)));
  }

  private String time(BenchPart part) {
    return "%.4f s, %.4f CPU-s".formatted(best(part).seconds(), Measured.leastProcessor(of(part)));
  }

  private Measured best(BenchPart part) {
    return Measured.best(of(part));
  }

  private List<Measured> of(BenchPart part) {
    return Objects.requireNonNull(measured.get(part));
  }
}
