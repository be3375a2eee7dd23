package dev.touchstone.server;

import dev.touchstone.access.Person;
import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.publication.Document;
import dev.touchstone.publication.Loads;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.run.Runs;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Brings the demo world into a server: source files, facts, two scorecards over nine quarters,
 * published, and people who can sign in. Each step is finished or done again, so a second start
 * finds everything and a start that was cut off at any moment goes on.
 */
final class DemoStart {
  private static final int PERIODS = 9;
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  private final Home home;
  private final RunningServer server;
  private final Size size;
  private final Progress progress;

  DemoStart(Home home, RunningServer server, Size size, Progress progress) {
    this.home = home;
    this.server = server;
    this.size = size;
    this.progress = progress;
  }

  /** Answers who can sign in. */
  DemoPeople run() throws IOException {
    var world = writeWorld();
    var people = new DemoPeople(home, server);
    var documents = Documents.in(world.resolve("definitions"));
    var definitions = documents.definitions();
    if (definitions.all(Scorecard.KIND).values().stream().allMatch(this::published)) {
      return people;
    }
    var person = people.operator();
    var facts = server.service(FactStore.class);
    load(facts, definitions, world.resolve("data"), person);
    Credits.derive(facts, definitions, progress);
    var texts = texts(definitions, documents);
    for (var scorecard : definitions.all(Scorecard.KIND).values()) {
      if (!published(scorecard)) {
        publish(definitions, scorecard, texts, person);
      }
    }
    return people;
  }

  /**
   * Loads again from the start what was loaded and not put on record: a second load of the same
   * rows adds none, and the record would say so.
   */
  private void load(FactStore facts, Definitions definitions, Path data, Person person) {
    var loads = server.service(Loads.class);
    if (server.as(person, loads::count) > 0) {
      return;
    }
    facts.clear();
    var reports = facts.loadAll(definitions, data, progress);
    var deliveries = RejectedRows.beside(reports, definitions, data, home.own("making"));
    server.as(
        person,
        () -> {
          loads.store(deliveries, person);
          return deliveries;
        });
  }

  /** A draft is shown to the vendor's people where nothing is published, and is not enough. */
  private boolean published(Scorecard scorecard) {
    return server.asTouchstone(
        () ->
            server
                .service(Publications.class)
                .current(scorecard.id())
                .filter(run -> run.standing() instanceof Standing.Published)
                .isPresent());
  }

  private void publish(
      Definitions definitions, Scorecard scorecard, Collection<Document> texts, Person person) {
    var calendar = definitions.program().calendar();
    var last = calendar.containing(LAST_DAY, scorecard.period());
    var run =
        Runs.compute(
            definitions,
            scorecard,
            server.service(FactStore.class).current(),
            server.service(Warehouse.class),
            calendar.trailing(last, PERIODS, scorecard.period()),
            progress);
    var publications = server.service(Publications.class);
    progress.at("Storing " + scorecard.title(), 0, 1);
    server.as(
        person,
        () -> {
          publications.store(run, texts, person);
          return run;
        });
    progress.at("Publishing " + scorecard.title(), 0, 1);
    server.as(
        person,
        () -> {
          publications.publish(run.id(), person);
          return run;
        });
    progress.at("Published " + scorecard.title(), 1, 1);
  }

  /** Files are written beside their place and moved, so that a half-written world is never read. */
  private Path writeWorld() throws IOException {
    var world = home.folder().resolve("world");
    if (!Files.exists(world)) {
      progress.at("Writing the demo world", 0, 0);
      var drafts = home.own("making");
      try (var draft = Scratch.in(drafts, "world-")) {
        DemoWorld.write(draft.folder(), size);
        PrivateFiles.place(draft.folder(), world);
      }
    }
    Scratch.remove(home.folder().resolve("making")); // with what a killed start left
    return world;
  }

  private static List<Document> texts(Definitions definitions, Documents documents) {
    return definitions.written().stream()
        .map(
            one -> {
              var file = one.at().file();
              return new Document(one.kind().name(), one.id(), file, documents.text(file));
            })
        .toList();
  }
}
