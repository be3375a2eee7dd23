package dev.touchstone.server;

import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.engine.TrinoServer;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.measure.warehouse.TrinoWarehouse;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.Restatements;
import dev.touchstone.publication.SourceRowsOfRun;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The fact tables in the home folder, with their catalog in PostgreSQL, and the engine over them.
 */
@Configuration(proxyBeanMethods = false)
class FactsOnServer {

  @Bean(destroyMethod = "close")
  @DependsOnDatabaseInitialization
  FactStore factStore(@Value("${touchstone.home}") Path home, FlywayConnectionDetails owner) {
    var url = Objects.requireNonNull(owner.getJdbcUrl(), "The migrations need a database");
    return FactStore.open(
        home.resolve("facts"),
        url + (url.contains("?") ? "&" : "?") + "currentSchema=facts",
        Objects.requireNonNullElse(owner.getUsername(), ""),
        Objects.requireNonNullElse(owner.getPassword(), ""));
  }

  @Bean(destroyMethod = "close")
  Warehouse warehouse(
      @Value("${touchstone.home}") Path home,
      @Value("${touchstone.trino.url:}") String trino,
      @Value("${touchstone.trino.user:touchstone}") String user,
      @Value("${touchstone.trino.password:}") String password) {
    var figures = home.resolve("figures");
    var limits = EngineLimits.standard();
    return trino.isEmpty()
        ? new DuckDbWarehouse(limits, figures)
        : new TrinoWarehouse(
            new TrinoServer(trino, user, password), limits.perStatement(), figures);
  }

  @Bean
  @ConditionalOnMissingBean
  SourceRowsOfRun sourceRowsOfRun(FactStore facts, Warehouse warehouse, Publications runs) {
    return new RowsOfRuns(facts, warehouse, runs);
  }

  @Bean
  Restatements restatements(FactStore facts, Warehouse warehouse, Publications runs) {
    return new RestatementsOfRuns(new OriginsOfRuns(facts, runs), warehouse);
  }
}
