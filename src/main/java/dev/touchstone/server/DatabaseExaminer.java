package dev.touchstone.server;

import static dev.touchstone.db.Tables.LOAD;
import static dev.touchstone.db.Tables.PERSON;
import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PUBLICATION;

import dev.touchstone.audit.Anchors;
import dev.touchstone.audit.ChainCheck;
import dev.touchstone.audit.Verdict;
import dev.touchstone.fact.FactStore;
import dev.touchstone.shared.Refused;
import dev.touchstone.upkeep.Examiner;
import dev.touchstone.upkeep.Holding;
import dev.touchstone.upkeep.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * What a home's database holds, and whether it fits this program, its files and its own trail. A
 * database whose server does not run is started for this and stopped again; nothing in it changes.
 */
public final class DatabaseExaminer implements Examiner {
  private static final String WHAT = "records";

  @Override
  public Examined of(Path home) {
    var data = HomeDatabase.folder(home).resolve("data");
    if (!Files.exists(data)) {
      return new Examined(List.of(), List.of());
    }
    try (var database = HomeDatabase.of(home)) {
      return of(home, data, database.login());
    } catch (Refused why) {
      return only(
          new Trouble(
              why.code(), data, 0, sentence(why.reason()), sentence(why.hint()), Trouble.BY_HAND));
    } catch (IOException | SQLException | DataAccessException e) {
      return only(
          new Trouble(
              "database-not-read",
              data,
              0,
              "The database cannot be read: " + e.getMessage(),
              "See " + data.resolveSibling("postgres.log"),
              Trouble.BY_HAND));
    }
  }

  private static Examined only(Trouble trouble) {
    return new Examined(List.of(), List.of(trouble));
  }

  private static Examined of(Path home, Path data, DurablePostgres.Login login)
      throws SQLException {
    var schema =
        Flyway.configure()
            .dataSource(login.url(), login.user(), login.password())
            .ignoreMigrationPatterns("*:pending")
            .load();
    if (!schema.validateWithResult().validationSuccessful) {
      return only(
          new Trouble(
              "other-schema",
              data,
              0,
              "Its tables were made by another version of Touchstone",
              "Use the version that made them",
              Trouble.BY_HAND));
    }
    if (schema.info().pending().length > 0) {
      return new Examined(
          List.of(new Holding(WHAT, data, 0, "the next start makes or renews its tables")),
          List.of());
    }
    var troubles = new ArrayList<Trouble>();
    // The anchors first: a chain that grows meanwhile is not one that was cut.
    var check =
        ChainCheck.with(
            new Anchors(
                home.resolve("audit").resolve("anchor"), home.resolve("audit").resolve("key")));
    var holds = new ArrayList<Holding>();
    try (var connection =
        DriverManager.getConnection(login.url(), login.user(), login.password())) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var sql = DSL.using(connection, SQLDialect.POSTGRES);
      trail(home, check, sql).ifPresent(troubles::add);
      holds.add(new Holding(WHAT, data, 0, said(sql)));
    }
    FactStore.damage(
            home.resolve("facts"),
            login.url() + "?currentSchema=facts",
            login.user(),
            login.password())
        .ifPresent(
            damage ->
                troubles.add(
                    new Trouble(
                        "tables-broken",
                        home.resolve("facts"),
                        0,
                        damage,
                        "Put the files back from a copy, or load the sources again",
                        Trouble.BY_HAND)));
    return new Examined(holds, troubles);
  }

  private static Optional<Trouble> trail(Path home, ChainCheck check, DSLContext sql) {
    var folder = home.resolve("audit");
    return switch (check.walk(sql)) {
      case Verdict.Intact _ -> Optional.empty();
      case Verdict.Broken(var _, var reason) ->
          Optional.of(
              new Trouble(
                  "audit-broken",
                  folder,
                  0,
                  sentence("The audit trail does not hold. " + reason),
                  "Ask who could write to the database, and compare with a copy of it",
                  Trouble.BY_HAND));
    };
  }

  private static String said(DSLContext sql) {
    return "%,d runs, %,d of them published; %,d loads; %,d people"
        .formatted(
            sql.fetchCount(RUN),
            sql.fetchCount(RUN_PUBLICATION),
            sql.fetchCount(LOAD),
            sql.fetchCount(PERSON));
  }

  /** Without its full stop. */
  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
