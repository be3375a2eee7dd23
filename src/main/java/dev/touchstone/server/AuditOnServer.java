package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Scope;
import dev.touchstone.access.ScopeProof;
import dev.touchstone.audit.AnchorWriter;
import dev.touchstone.audit.Anchors;
import dev.touchstone.audit.AuditTrail;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What vouches for the audit trail from outside the roles that write to it. */
@Configuration(proxyBeanMethods = false)
class AuditOnServer {
  private static final Logger LOG = LoggerFactory.getLogger(AuditOnServer.class);

  @Bean
  Anchors anchors(
      @Value("${touchstone.audit.anchor:${touchstone.home}/audit/anchor}") Path file,
      @Value("${touchstone.audit.key:${touchstone.home}/audit/key}") Path key) {
    return new Anchors(file, key);
  }

  @Bean(destroyMethod = "close")
  AnchorWriter anchorWriter(Anchors anchors) {
    return new AnchorWriter(anchors);
  }

  /** Only the owner of the tables may read the key. */
  @Bean
  @DependsOnDatabaseInitialization
  ScopeProof scopeProof(FlywayConnectionDetails owner) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        var statement = connection.createStatement();
        var key = statement.executeQuery("select inner_pad, outer_pad from scope_key")) {
      key.next();
      return new ScopeProof(key.getBytes(1), key.getBytes(2));
    }
  }

  /** A trail that was tampered with is told at once; the server goes on, for others need it. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> heldAgainstItsAnchor(AuditTrail trail) {
    return started ->
        Scope.in(new Scope.Staff(People.TOUCHSTONE), trail::resume)
            .ifPresent(
                fault -> LOG.error("The audit trail does not hold: {} See 'audit verify'.", fault));
  }
}
