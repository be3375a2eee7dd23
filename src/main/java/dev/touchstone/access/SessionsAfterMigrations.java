package dev.touchstone.access;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Sessions wait for their table: whoever keeps them sweeps out old ones each minute, also in the
 * minute of a first start.
 */
class SessionsAfterMigrations extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {
  @Override
  protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
    return Set.of(JdbcIndexedSessionRepository.class);
  }
}
