package dev.touchstone.measure.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one use of the embedded engine may take.
 *
 * @param memoryMegabytes for the engine's own buffers; beyond that it spills to {@code temporary}
 * @param threads at least 1
 * @param perStatement a statement that takes longer is stopped and refused
 * @param temporary a folder for what does not fit in memory; each use makes and removes its own
 *     folder in it
 */
public record EngineLimits(
    int memoryMegabytes, int threads, Duration perStatement, Path temporary) {
  /** One gigabyte, every processor, ten minutes, the system's temporary folder. */
  public static EngineLimits standard() {
    return new EngineLimits(
        1024,
        Runtime.getRuntime().availableProcessors(),
        Duration.ofMinutes(10),
        Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  public EngineLimits {
    if (memoryMegabytes < 1 || threads < 1 || perStatement.isNegative() || perStatement.isZero()) {
      throw new IllegalArgumentException("Limits must be positive");
    }
  }

  public EngineLimits withMemoryMegabytes(int megabytes) {
    return new EngineLimits(megabytes, threads, perStatement, temporary);
  }

  public EngineLimits withThreads(int count) {
    return new EngineLimits(memoryMegabytes, count, perStatement, temporary);
  }

  public EngineLimits withPerStatement(Duration limit) {
    return new EngineLimits(memoryMegabytes, threads, limit, temporary);
  }

  public EngineLimits withTemporary(Path folder) {
    return new EngineLimits(memoryMegabytes, threads, perStatement, folder);
  }
}
