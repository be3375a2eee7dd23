package dev.touchstone.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sharing deals out, beside SQL written by hand for its simplest rule. */
record CreditReport(Map<BenchPart, List<Measured>> measured) {
  String text() {
    return """
    First registration by hand: %s
    First registration by a credit: %s
      %s by the clock, %s in CPU (goal: a small multiple); %s
    Every registration by its place: %s
    """
        .formatted(
            words(BenchPart.CREDIT_BY_HAND),
            words(BenchPart.CREDIT),
            ratios(Measured::seconds),
            ratios(Measured::processor),
            same() ? "the same shares and amounts" : "DIFFERENT shares or amounts",
            words(BenchPart.CREDIT_TO_ALL));
  }

  /** Whether the credit says what the SQL says, and the same each time. */
  boolean same() {
    var word = of(BenchPart.CREDIT_BY_HAND).getFirst().result();
    return of(BenchPart.CREDIT_BY_HAND).stream().allMatch(one -> one.result().equals(word))
        && of(BenchPart.CREDIT).stream().allMatch(one -> one.result().equals(word))
        && of(BenchPart.CREDIT_TO_ALL).stream().map(Measured::result).distinct().count() == 1;
  }

  private String ratios(java.util.function.ToDoubleFunction<Measured> what) {
    return Ratios.of(of(BenchPart.CREDIT), of(BenchPart.CREDIT_BY_HAND), what).words();
  }

  private String words(BenchPart part) {
    return "%.1f s, %.1f CPU-s, %.0f MB"
        .formatted(
            Measured.best(of(part)).seconds(),
            Measured.leastProcessor(of(part)),
            Measured.mostMegabytes(of(part)));
  }

  private List<Measured> of(BenchPart part) {
    return Objects.requireNonNull(measured.get(part));
  }
}
