package dev.touchstone.server;

import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL inside the home folder, unless {@code spring.datasource.url} names another server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = DatabaseAhead.OTHER, havingValue = "_never_", matchIfMissing = true)
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  DurablePostgres postgres(DatabaseAhead ahead) throws IOException {
    return ahead.await();
  }

  @Bean
  JdbcConnectionDetails poolConnection(DurablePostgres postgres) {
    return new Pool(postgres.login("touchstone_app"));
  }

  @Bean
  FlywayConnectionDetails migrationConnection(DurablePostgres postgres) {
    return new Migration(postgres.login("touchstone_owner"));
  }

  /** Both kinds of connection say alike who they are. */
  private abstract static class Connection {
    private final DurablePostgres.Login login;

    Connection(DurablePostgres.Login login) {
      this.login = login;
    }

    public String getUsername() {
      return login.user();
    }

    public String getPassword() {
      return login.password();
    }

    public String getJdbcUrl() {
      return login.url();
    }
  }

  private static final class Pool extends Connection implements JdbcConnectionDetails {
    Pool(DurablePostgres.Login login) {
      super(login);
    }
  }

  private static final class Migration extends Connection implements FlywayConnectionDetails {
    Migration(DurablePostgres.Login login) {
      super(login);
    }
  }
}
