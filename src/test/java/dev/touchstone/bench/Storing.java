package dev.touchstone.bench;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.demo.BenchmarkScale;
import dev.touchstone.demo.BenchmarkWorld;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Portfolio;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.PortfolioQuery.Sort;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.server.RunningServer;
import dev.touchstone.server.TouchstoneServer;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;

/**
 * What runs take in the database, with everything: at full size 20,000 partners by 12 KPIs over
 * nine quarters, and then the nine that end one quarter later. Nothing but the new quarter differs.
 *
 * @param folder where the facts are kept
 */
record Storing(Path folder, int divisor, int threads) {
  private static final int QUARTERS = 9;
  private static final int READS = 30;
  private static final String DONE = "complete";

  String report() throws Exception {
    var world = world();
    try (var scratch = Scratch.in(folder, "server-");
        var server = TouchstoneServer.start(scratch.folder(), 0, Map.of())) {
      var person = server.asTouchstone(() -> operator(server));
      var words = new StringBuilder();
      double before = megabytes(server);
      for (int first = 0; first < 2; first++) {
        var run = run(world, first);
        var took =
            Measured.of(
                () ->
                    server.as(
                        person,
                        () -> {
                          var publications = server.service(Publications.class);
                          publications.store(run, texts(), person);
                          publications.publish(run.id(), person);
                          return "";
                        }));
        double after = megabytes(server);
        words.append(
            "%s: %.0f MB in the database, stored in %.1f s, %.1f CPU-s without the database's%n"
                .formatted(
                    first == 0 ? "Nine quarters" : "One quarter on",
                    after - before,
                    took.seconds(),
                    took.processor()));
        before = after;
        words.append(server.as(person, () -> readsBack(server, run)));
      }
      words.append(tables(server));
      words.append(server.as(person, () -> pages(server)));
      return words.toString();
    }
  }

  private BenchmarkWorld world() throws IOException, SQLException {
    BenchmarkWorld.writeDefinitions(folder.resolve("definitions"));
    var full = new BenchmarkScale(20_000, 4_000_000, 2_000_000, 2_000_000, 6_000_000, QUARTERS + 1);
    var world = new BenchmarkWorld(folder.resolve("facts"), full.dividedBy(divisor));
    var done = folder.resolve(DONE);
    if (!Files.exists(done)) {
      world.write((step, at, of) -> System.err.printf("%s %d/%d%n", step, at, of));
      Files.writeString(done, "Delete this file to make the facts again.\n");
    }
    return world;
  }

  private ScorecardRun run(BenchmarkWorld world, int first) {
    var definitions = definitions();
    return Runs.compute(
        definitions,
        Facts.scorecard(definitions),
        world.snapshot(),
        new DuckDbWarehouse(BenchPart.limits(threads)),
        world.periods().subList(first, first + QUARTERS),
        Progress.SILENT);
  }

  private Definitions definitions() {
    return Documents.in(folder.resolve("definitions")).definitions();
  }

  private List<Document> texts() {
    var documents = Documents.in(folder.resolve("definitions"));
    return documents.definitions().hashes().keySet().stream()
        .map(name -> name.split("/", 2))
        .map(name -> new Document(name[0], name[1], name[1], text(documents, name[1])))
        .toList();
  }

  private static String text(Documents documents, String id) {
    return documents.sources().stream()
        .filter(file -> file.name().endsWith(id + ".yaml"))
        .map(SourceFile::text)
        .findFirst()
        .orElse("");
  }

  private static final Person READER =
      new Person(
          UUID.randomUUID(),
          "reader@bench.test",
          "Reader",
          Set.of(Role.AUDITOR),
          new Person.Reach.Everybody());

  private static Person operator(RunningServer server) {
    return server
        .service(People.class)
        .addStaff(
            "operator@bench.test",
            "Operator",
            "seven sheep in a benchmark",
            Set.of(Role.PARTNER_OPERATIONS),
            People.TOUCHSTONE);
  }

  private static double megabytes(RunningServer server) {
    var bytes =
        server
            .service(DSLContext.class)
            .fetchSingle("select pg_database_size(current_database())")
            .get(0, Long.class);
    return bytes / 1e6;
  }

  private static String tables(RunningServer server) {
    var words = new StringBuilder();
    server
        .service(DSLContext.class)
        .fetch(
            """
            select relname, pg_total_relation_size(oid) / 1e6, pg_indexes_size(oid) / 1e6
            from pg_class where relkind = 'r' and pg_total_relation_size(oid) > 1e6
            and relnamespace = 'public'::regnamespace
            order by 2 desc
            """)
        .forEach(
            row ->
                words.append(
                    "  %s %.1f MB, of these %.1f MB indices%n"
                        .formatted(
                            row.get(0), row.get(1, Double.class), row.get(2, Double.class))));
    return words.toString();
  }

  /** Some explanations, held against what was computed. */
  private static String readsBack(RunningServer server, ScorecardRun run) {
    var stored = stored(server, run.id());
    var partners = server.service(Partners.class);
    int size = run.latest().population().size();
    for (int period : List.of(0, 4, QUARTERS - 1)) {
      for (int i = 0; i < size; i += Math.max(1, size / 20)) {
        var id = run.latest().population().partners().get(i);
        var kept = partners.explanation(stored, period, id, READER).orElseThrow();
        if (!kept.equals(run.explain(period, i))) {
          throw new IllegalStateException("Another explanation of " + id + " came back");
        }
      }
    }
    return "";
  }

  private static StoredRun stored(RunningServer server, String run) {
    return server.service(Publications.class).find(run).orElseThrow();
  }

  private static String pages(RunningServer server) throws Exception {
    var run = server.service(Publications.class).newest(1).getFirst();
    var portfolio = server.service(Portfolio.class);
    var partners = server.service(Partners.class);
    var last = run.periods().size() - 1;
    var some = portfolio.page(run, last, query("", Sort.RANK, 1)).rows().getFirst().partner();
    return timed("a page by rank", () -> portfolio.page(run, last, query("", Sort.RANK, 1)))
        + timed(
            "the 200th page by rank", () -> portfolio.page(run, last, query("", Sort.RANK, 200)))
        + timed("a page by name", () -> portfolio.page(run, last, query("", Sort.NAME, 1)))
        + timed(
            "a page of what was searched",
            () -> portfolio.page(run, last, query("99", Sort.RANK, 1)))
        + timed("the summary", () -> portfolio.summary(run, last))
        + timed("an explanation", () -> partners.explanation(run, last, some, READER))
        + timed("the KPIs' history", () -> partners.kpiPoints(run, some));
  }

  private static PortfolioQuery query(String search, Sort sort, int page) {
    return new PortfolioQuery(Set.of(), search, "", "", "", sort, false, page);
  }

  private static String timed(String what, Callable<?> read) throws Exception {
    var times = new ArrayList<Double>();
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      read.call();
      times.add((System.nanoTime() - start) / 1e6);
    }
    times.sort(Double::compare);
    return "Reading %s: %.1f ms (the median of %d)%n".formatted(what, times.get(READS / 2), READS);
  }
}
