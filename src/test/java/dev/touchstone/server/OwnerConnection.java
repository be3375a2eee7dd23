package dev.touchstone.server;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** The database as its owner sees it, for tests that tamper. */
public final class OwnerConnection {
  private final FlywayConnectionDetails login;

  private OwnerConnection(FlywayConnectionDetails login) {
    this.login = login;
  }

  public static OwnerConnection to(RunningServer server) {
    return new OwnerConnection(server.service(FlywayConnectionDetails.class));
  }

  public void execute(String sql) {
    try (var connection =
            DriverManager.getConnection(
                login.getJdbcUrl(), login.getUsername(), login.getPassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Does something and takes it back. */
  public <T> T undone(Function<DSLContext, T> tampering) {
    try (var connection =
        DriverManager.getConnection(login.getJdbcUrl(), login.getUsername(), login.getPassword())) {
      connection.setAutoCommit(false);
      var answer = tampering.apply(DSL.using(connection, SQLDialect.POSTGRES));
      connection.rollback();
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
