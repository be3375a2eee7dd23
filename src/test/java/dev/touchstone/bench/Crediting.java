package dev.touchstone.bench;

import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.fact.FactStore;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deals shared out among those who registered them, at full size 1,000,000 and 3,000,000: by a
 * credit document, and by SQL written for nothing but the first registration.
 *
 * @param folder where the deals and registrations are
 */
record Crediting(Path folder, int deals, int threads) {
  private static final String DONE = "complete";

  /** Makes the rows where they are not there yet. */
  static Crediting of(Facts facts, int threads) throws IOException, SQLException {
    var folder = facts.folder().resolve("credit");
    var crediting = new Crediting(folder, 1_000_000 / facts.divisor(), threads);
    if (!Files.exists(folder.resolve(DONE))) {
      Files.createDirectories(folder);
      crediting.execute(crediting.text("facts.sql"));
      Files.writeString(folder.resolve(DONE), "Delete this file to make the rows again.\n");
    }
    return crediting;
  }

  /** Its word is the hash of who has how much of which deal. */
  Measured byHand() throws Exception {
    var to = Files.createTempFile(folder, "by-hand-", ".parquet");
    try {
      var sql = text("first.sql").replace(":to", to.toString());
      var measured = Measured.of(() -> execute(sql));
      return measured.saying(word(List.of(to)));
    } finally {
      Files.delete(to);
    }
  }

  /** The same, with the credit of this id. */
  Measured derive(String credit) throws Exception {
    var definitions = definitions(credit);
    try (var home = Scratch.in(folder, "derived-");
        var store = FactStore.open(home.folder().resolve("store"))) {
      for (var input : List.of("deals", "registrations")) {
        var file = folder.resolve(input + ".parquet");
        store.adopt(definitions.dataset(input), List.of(file), "benchmark");
      }
      var measured =
          Measured.of(
              () -> {
                Credits.derive(store, definitions, Progress.SILENT);
                return "";
              });
      return measured.saying(word(store.current().files(credit, "", LocalDate.MIN, LocalDate.MAX)));
    }
  }

  private static Definitions definitions(String credit) throws IOException {
    var all = List.of(HandWritten.text("credit/documents.yaml").split("---\\R"));
    return Documents.of(
            all.stream()
                .filter(text -> !text.contains("credit: ") || text.contains("credit: " + credit))
                .map(text -> new SourceFile(text.lines().findFirst().orElseThrow(), text))
                .toList())
        .definitions();
  }

  private String word(List<Path> files) throws SQLException {
    var paths = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) || '-' || sum(hash(deal, partner_id, share, amount, claimed_on))
                from read_parquet([%s])
                """
                    .formatted(paths))) {
      row.next();
      return row.getString(1);
    }
  }

  private String text(String name) {
    return HandWritten.text("credit/" + name)
        .replace(":deals", "" + deals)
        .replace(":folder", folder.toString().replace("'", "''"));
  }

  private String execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = " + threads);
      statement.execute("set memory_limit = '" + BenchPart.MEMORY_MEGABYTES + "MB'");
      statement.execute(sql);
      return "";
    }
  }
}
