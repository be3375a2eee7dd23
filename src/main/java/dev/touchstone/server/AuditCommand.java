package dev.touchstone.server;

import dev.touchstone.audit.Anchors;
import dev.touchstone.audit.ChainCheck;
import dev.touchstone.audit.Verdict;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spoken;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code touchstone audit}: the trail, seen from outside a server. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Checks the audit trail of a server.",
    subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: audit verify.");
  }

  /** Exit code 0: the trail holds; 1: it does not, or nothing outside vouches for it. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description =
          "Walks the whole trail: nothing was changed, taken out, cut off or sealed anew. Works"
              + " while the server runs and while it does not.")
  static final class Verify implements Callable<Integer> {
    private static final String PASSWORD = "TOUCHSTONE_DATABASE_PASSWORD";

    @Option(
        names = "--home",
        paramLabel = "DIR",
        description = "The server's home (default: ~/.touchstone/demo).")
    private Path home = Path.of(System.getProperty("user.home", "."), ".touchstone", "demo");

    @Option(
        names = "--database",
        paramLabel = "URL",
        description =
            "Another database than the home's own, e.g. jdbc:postgresql://db/touchstone. Its"
                + " password is read from the variable "
                + PASSWORD
                + ".")
    private Optional<String> database = Optional.empty();

    @Option(
        names = "--user",
        paramLabel = "NAME",
        defaultValue = "touchstone_app",
        description = "Who connects to --database (default: ${DEFAULT-VALUE}).")
    private String user = "touchstone_app";

    @Option(
        names = "--anchor",
        paramLabel = "FILE",
        description = "The file of anchors, where it is not in the home (touchstone.audit.anchor).")
    private Optional<Path> anchor = Optional.empty();

    @Option(
        names = "--key",
        paramLabel = "FILE",
        description = "The anchors' key, where it is not in the home (touchstone.audit.key).")
    private Optional<Path> key = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
      var anchors =
          new Anchors(
              anchor.orElse(home.resolve("audit").resolve("anchor")),
              key.orElse(home.resolve("audit").resolve("key")));
      var verdict = database.isPresent() ? elsewhere(anchors) : inTheHome(anchors);
      var out = spec.commandLine().getOut();
      int exit =
          switch (verdict) {
            case Verdict.Broken(var _, var reason) -> {
              out.println("The audit trail does not hold. " + reason);
              yield 1;
            }
            case Verdict.Intact(long records, var head, long anchored) -> {
              out.printf(
                  "The audit trail holds: %s, each sealed on the one before.%n",
                  Spoken.counted(records, "record"));
              out.println("The newest is " + head + ".");
              out.println(
                  anchored > 0
                      ? "Known outside the database up to record %,d: %s"
                          .formatted(anchored, anchors.file())
                      : "Nothing outside the database vouches for it: no anchor in "
                          + anchors.file()
                          + ". Whoever may write to the database could have made all of it.");
              yield anchored > 0 || records == 0 ? 0 : 1;
            }
          };
      out.flush();
      return exit;
    }

    private Verdict elsewhere(Anchors anchors) {
      var password = Objects.requireNonNullElse(System.getenv(PASSWORD), "");
      return check(new DurablePostgres.Login(database.orElseThrow(), user, password), anchors);
    }

    private Verdict inTheHome(Anchors anchors) throws IOException {
      if (!HomeDatabase.isIn(home)) {
        throw new Refused(
            "no-such-home",
            home.toAbsolutePath() + " holds no database of Touchstone.",
            "Name the server's home with --home, or its database with --database.");
      }
      try (var postgres = HomeDatabase.of(home)) {
        return check(postgres.login(), anchors);
      }
    }

    static Verdict check(DurablePostgres.Login login, Anchors anchors) {
      var check = ChainCheck.with(anchors);
      try (var connection =
          DriverManager.getConnection(login.url(), login.user(), login.password())) {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        var sql = DSL.using(connection, SQLDialect.POSTGRES);
        // The pool's own role reads nothing; the owner is none of the vendor's people.
        sql.execute(
            "select set_config('role', 'touchstone_staff', true)"
                + " where pg_has_role('touchstone_staff', 'set')"
                + " and current_user <> 'touchstone_owner'");
        return check.walk(sql);
      } catch (SQLException | DataAccessException e) {
        throw new Refused(
            "database-not-read",
            "The trail could not be read from " + login + ": " + e.getMessage(),
            "Check the address, the user and the password.");
      }
    }
  }

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }
}
