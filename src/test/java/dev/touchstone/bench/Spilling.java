package dev.touchstone.bench;

import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A distinct count of every usage row of a quarter, in far less memory than the rows' ids take. */
final class Spilling {
  private static final int LITTLE = 150;
  private static final int PLENTY = 3000;

  private static final String CARD =
      """
      scorecard: metered
      period: quarter
      bands: {high: 50, low: 0}
      perspectives:
        usage:
          kpis:
            rows: {from: usage, measure: count(distinct usage_id), score: percentile, unit: count}
      """;

  private Spilling() {}

  static Measured of(Facts facts, int threads) throws Exception {
    var most = new AtomicLong();
    var little = little(facts, threads, most);
    var plenty = OneKpiMore.run(facts, limits(threads), CARD).call();
    return new Measured(
        little.seconds(),
        little.processor(),
        little.peakMegabytes(),
        "%d MB on disk with %d MB, %s result as with %d MB"
            .formatted(
                most.get() / 1_000_000,
                LITTLE,
                little.result().equals(plenty) ? "the same" : "ANOTHER",
                PLENTY));
  }

  private static Measured little(Facts facts, int threads, AtomicLong most) throws Exception {
    try (var room = Scratch.in(facts.folder(), "spilled-")) {
      var limits =
          BenchPart.limits(threads).withTemporary(room.folder()).withMemoryMegabytes(LITTLE);
      var watch = Thread.ofVirtual().start(() -> watch(room.folder(), most));
      try {
        return Measured.of(OneKpiMore.run(facts, limits, CARD));
      } finally {
        watch.interrupt();
      }
    }
  }

  private static EngineLimits limits(int threads) {
    return BenchPart.limits(threads).withMemoryMegabytes(PLENTY);
  }

  private static void watch(Path room, AtomicLong most) {
    try {
      while (true) {
        try (var files = Files.walk(room)) {
          long size =
              files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
          most.accumulateAndGet(size, Math::max);
        } catch (IOException | java.io.UncheckedIOException gone) {
          // A folder went away while it was walked.
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }
}
