package dev.touchstone.access;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction as the role of the current {@link Scope}, for that transaction only, so
 * that row-level security holds whatever the application asks for; and proves whose scope it is, so
 * that the audit trail knows who acts.
 */
final class RlsTransactionManager extends JdbcTransactionManager {
  private final ScopeProof proof;

  RlsTransactionManager(DataSource dataSource, ScopeProof proof) {
    super(dataSource);
    this.proof = proof;
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    if (!Scope.CURRENT.isBound()) {
      return;
    }
    var scope = Scope.CURRENT.get();
    int process = connection.unwrap(PGConnection.class).getBackendPID();
    try (var statement =
        connection.prepareStatement(
            """
            select set_config('role', ?, true), set_config('touchstone.person', ?, true),
                   set_config('touchstone.partners', ?, true), set_config('touchstone.proof', ?, true)\
            """)) {
      statement.setString(1, scope.role());
      statement.setString(2, scope.personSetting());
      statement.setString(3, scope.partnersSetting());
      statement.setString(4, proof.of(process, scope.personSetting()));
      statement.execute();
    }
  }
}
