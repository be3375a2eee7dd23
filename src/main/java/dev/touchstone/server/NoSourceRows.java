package dev.touchstone.server;

import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.SourceRowsOfRun;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in where the server was started without the facts. */
@Configuration(proxyBeanMethods = false)
class NoSourceRows {
  @Bean
  @ConditionalOnMissingBean
  SourceRowsOfRun sourceRowsOfRun() {
    return NoSourceRows::refuse;
  }

  private static SourceRows refuse(
      StoredRun run, String kpi, String input, PartnerId partner, Period period, int from, int most) {
    throw new Refused(
        "no-facts-here",
        "The source rows are not on this server.",
        "Start it on the workspace that holds the facts.");
  }
}
