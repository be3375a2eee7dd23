package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
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
import dev.touchstone.run.Runs;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Brings the demo world into a server: source files, facts, two scorecards over nine quarters,
 * published, and people who can sign in. Each step is skipped where it has been done, so a second
 * start finds everything and a start that was cut off goes on.
 */
final class DemoStart {
  private static final int PERIODS = 9;
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  private final Path home;
  private final RunningServer server;
  private final Progress progress;

  DemoStart(Path home, RunningServer server, Progress progress) {
    this.home = home;
    this.server = server;
    this.progress = progress;
  }

  void run() throws IOException {
    var world = writeWorld();
    var person = server.asTouchstone(this::operator);
    var documents = Documents.in(world.resolve("definitions"));
    var definitions = documents.definitions();
    if (definitions.all(Scorecard.KIND).values().stream().allMatch(this::published)) {
      return;
    }
    var facts = server.service(FactStore.class);
    var reports = facts.loadAll(definitions, world.resolve("data"), progress);
    Credits.derive(facts, definitions, progress);
    server.as(
        person,
        () -> {
          var loads = server.service(Loads.class);
          if (loads.count() == 0) {
            loads.store(reports, person);
          }
          return loads;
        });
    var texts = texts(definitions, documents);
    for (var scorecard : definitions.all(Scorecard.KIND).values()) {
      publish(definitions, scorecard, texts, person);
    }
  }

  private boolean published(Scorecard scorecard) {
    return server.asTouchstone(
        () -> server.service(Publications.class).current(scorecard.id()).isPresent());
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
    progress.at("Publishing " + scorecard.title(), 0, 1);
    server.as(
        person,
        () -> {
          var publications = server.service(Publications.class);
          publications.store(run, texts, person);
          publications.publish(run.id(), person);
          return run;
        });
    progress.at("Published " + scorecard.title(), 1, 1);
  }

  /** Files are written beside their place and moved, so that a half-written world is never read. */
  private Path writeWorld() throws IOException {
    var world = home.resolve("world");
    if (!Files.exists(world)) {
      progress.at("Writing the demo world", 0, 0);
      var draft = Files.createTempDirectory(Files.createDirectories(home), "world-draft");
      DemoWorld.write(draft, Size.DEMO);
      Files.move(draft, world, StandardCopyOption.ATOMIC_MOVE);
    }
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

  /** The first people: one of the vendor's, one of a partner's. */
  private Person operator() {
    var people = server.service(People.class);
    var known = people.bySignIn(FirstLogin.OPERATOR);
    if (known.isPresent()) {
      return known.get();
    }
    var login = FirstLogin.make(home);
    var operator =
        people.addStaff(
            FirstLogin.OPERATOR,
            "Robin Castellane",
            login.password(),
            Set.of(Role.PARTNER_OPERATIONS, Role.ADMINISTRATOR),
            People.TOUCHSTONE);
    people.addPartnerUser(
        FirstLogin.PARTNER,
        "Imogen Ashdown",
        login.partnerPassword(),
        new PartnerId(FirstLogin.PARTNER_ID),
        People.TOUCHSTONE);
    return operator;
  }
}
