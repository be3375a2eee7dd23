package dev.touchstone.bench;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.demo.BenchmarkScale;
import dev.touchstone.demo.BenchmarkWorld;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The benchmark's files in a folder, made once: the facts, the same facts in another order, and the
 * definitions.
 *
 * @param divisor 1 for full size, 10 for a tenth
 */
record Facts(Path home, int divisor) {
  /** Written last, so that a folder that was cut short is made again. */
  private static final String DONE = "complete";

  static final List<String> DATASETS =
      List.of("deals", "leads", "certifications", "usage", "partners");

  Path folder() {
    return home.resolve("size-1-" + divisor);
  }

  private BenchmarkWorld world(String order) {
    return new BenchmarkWorld(folder().resolve(order), BenchmarkScale.FULL.dividedBy(divisor));
  }

  void makeDefinitions() throws IOException {
    BenchmarkWorld.writeDefinitions(folder().resolve("definitions"));
  }

  void make(Progress progress) throws IOException, SQLException {
    makeDefinitions();
    var world = world("facts");
    var done = folder().resolve(DONE);
    if (!Files.exists(done)) {
      world.write(progress);
      shuffle(progress);
      Files.writeString(done, "Delete this file to make the facts again.\n");
    }
  }

  /** The rows of every file in an order that has nothing to do with how they were made. */
  private void shuffle(Progress progress) throws IOException, SQLException {
    var to = Files.createDirectories(world("shuffled").folder());
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var files = Files.list(world("facts").folder())) {
      var all = files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
      for (int i = 0; i < all.size(); i++) {
        progress.at("Write in another order", i, all.size());
        statement.execute(
            """
            copy (select * from read_parquet('%s') order by hash(_line), _line)
            to '%s' (format parquet, compression zstd, row_group_size 50000)
            """
                .formatted(all.get(i), to.resolve(all.get(i).getFileName())));
      }
    }
  }

  Snapshot snapshot(boolean shuffled) {
    return world(shuffled ? "shuffled" : "facts").snapshot();
  }

  /** The only file of a dataset for a quarter. */
  Path file(String dataset, String time, Period quarter) {
    return snapshot(false).files(dataset, time, quarter.from(), quarter.to()).getFirst();
  }

  List<Period> quarters() {
    return world("facts").periods();
  }

  Definitions definitions() {
    return read().definitions();
  }

  List<SourceFile> documents() {
    return read().sources();
  }

  private Documents read() {
    return Documents.in(folder().resolve("definitions"));
  }

  static Scorecard scorecard(Definitions definitions) {
    return definitions.all(Scorecard.KIND).values().iterator().next();
  }
}
