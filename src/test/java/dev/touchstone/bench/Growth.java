package dev.touchstone.bench;

import dev.touchstone.shared.Progress;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the time of a whole run grows with the facts, from 1.27 to 127 million. */
record Growth(Path home, int threads) {
  private static final int TURNS = 3;

  String words() throws Exception {
    double hundredth = seconds(100);
    double tenth = seconds(10);
    double all = seconds(1);
    return """
    1.27, 12.7, 127 million facts: %.2f, %.2f, %.2f s; exponents %.2f and %.2f (goal 1.05)
    """
        .formatted(hundredth, tenth, all, Math.log10(tenth / hundredth), Math.log10(all / tenth));
  }

  private double seconds(int divisor) throws Exception {
    var facts = new Facts(home, divisor);
    Files.createDirectories(facts.folder());
    facts.make(Progress.SILENT);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TURNS; i++) {
      best = Math.min(best, BenchPart.TOUCHSTONE.inItsOwnProcess(facts, threads).seconds());
    }
    return best;
  }
}
