package dev.touchstone.server;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL inside the home folder, unless {@code spring.datasource.url} names another server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
    name = "spring.datasource.url",
    havingValue = "_never_",
    matchIfMissing = true)
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  DurablePostgres postgres(@Value("${touchstone.home}") Path home) throws IOException {
    return DurablePostgres.start(home.resolve("database"));
  }

  @Bean
  JdbcConnectionDetails poolConnection(DurablePostgres postgres) {
    return new Pool(postgres.login("touchstone_app"));
  }

  @Bean
  FlywayConnectionDetails migrationConnection(DurablePostgres postgres) {
    return new Migration(postgres.login("touchstone_owner"));
  }

  private record Pool(DurablePostgres.Login login) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return login.user();
    }

    @Override
    public String getPassword() {
      return login.password();
    }

    @Override
    public String getJdbcUrl() {
      return login.url();
    }
  }

  private record Migration(DurablePostgres.Login login) implements FlywayConnectionDetails {
    @Override
    public String getUsername() {
      return login.user();
    }

    @Override
    public String getPassword() {
      return login.password();
    }

    @Override
    public String getJdbcUrl() {
      return login.url();
    }
  }
}
