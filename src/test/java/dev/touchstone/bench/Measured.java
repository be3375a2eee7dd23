package dev.touchstone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a piece of work took in its own process.
 *
 * @param seconds by the clock
 * @param processor seconds of all threads together
 * @param peakMegabytes the most memory the whole process ever held; 0 where the system does not say
 * @param result a word of its own, equal for equal results
 */
record Measured(double seconds, double processor, double peakMegabytes, String result) {
  private static final String MARK = "measured";

  /** Runs the work once and takes its time. */
  static Measured of(Callable<String> work) throws Exception {
    double processor = spent();
    long start = System.nanoTime();
    var result = work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measured(seconds, spent() - processor, peak(), result);
  }

  /** One of several equal pieces of work that were measured together. */
  Measured each(int times) {
    return new Measured(seconds / times, processor / times, peakMegabytes, result);
  }

  Measured saying(String word) {
    return new Measured(seconds, processor, peakMegabytes, word);
  }

  private static double spent() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : 0;
  }

  private static double peak() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(0);
  }

  /** As one process tells it to another. */
  String line() {
    return String.join("\t", MARK, "" + seconds, "" + processor, "" + peakMegabytes, result);
  }

  static Measured read(List<String> lines) {
    var words =
        lines.stream()
            .filter(line -> line.startsWith(MARK + "\t"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)))
            .split("\t");
    return new Measured(
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        words[4]);
  }

  static Measured best(List<Measured> all) {
    return all.stream().min(Comparator.comparing(Measured::seconds)).orElseThrow();
  }

  static Measured median(List<Measured> all) {
    return all.stream()
        .sorted(Comparator.comparing(Measured::seconds))
        .toList()
        .get(all.size() / 2);
  }

  static double leastProcessor(List<Measured> all) {
    return all.stream().mapToDouble(Measured::processor).min().orElse(0);
  }

  static double mostMegabytes(List<Measured> all) {
    return all.stream().mapToDouble(Measured::peakMegabytes).max().orElse(0);
  }
}
