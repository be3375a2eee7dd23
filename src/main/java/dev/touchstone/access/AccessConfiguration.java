package dev.touchstone.access;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that carry a scope, and sessions in the database that need none. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
    tableName = "spring_session",
    maxInactiveIntervalInSeconds = AccessConfiguration.FOUR_HOURS)
class AccessConfiguration {
  static final int FOUR_HOURS = 4 * 60 * 60;

  @Bean
  @Primary
  PlatformTransactionManager transactionManager(DataSource dataSource, ScopeProof proof) {
    return new RlsTransactionManager(dataSource, proof);
  }

  /**
   * Sessions are read before it is known who somebody is and written after it is forgotten: they
   * stay with the pool's own role, which may do nothing else.
   */
  @Bean
  @Qualifier("springSessionTransactionOperations")
  TransactionOperations springSessionTransactionOperations(DataSource dataSource) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return transactions;
  }

  @Bean
  @Primary
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
    return new TransactionTemplate(transactionManager);
  }

  @Bean
  CookieSerializer cookieSerializer() {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName("touchstone-session");
    cookie.setSameSite("Lax");
    cookie.setUseHttpOnlyCookie(true);
    return cookie;
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
