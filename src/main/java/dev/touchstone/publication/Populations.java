package dev.touchstone.publication;

import static dev.touchstone.db.Tables.POPULATION;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.stereotype.Component;

/** Who there was, each population kept once for all runs that found the same. */
@Component
class Populations {
  private final DSLContext sql;

  Populations(DSLContext sql) {
    this.sql = sql;
  }

  /** The number of a population, which is written down unless it is there. */
  int keep(Population population) {
    var attributes = attributes(population);
    var content = content(population, attributes);
    var known =
        sql.select(POPULATION.POPULATION_ID)
            .from(POPULATION)
            .where(POPULATION.CONTENT.eq(content))
            .fetchOptional(POPULATION.POPULATION_ID);
    return known.orElseGet(() -> write(content, population, attributes));
  }

  private static List<JSON> attributes(Population population) {
    var all = new JSON[population.size()];
    for (int i = 0; i < all.length; i++) {
      var attributes = new LinkedHashMap<String, String>();
      for (var column : population.attributes().entrySet()) {
        attributes.put(column.getKey(), column.getValue().get(i));
      }
      all[i] = JSON.json(Json.text(attributes));
    }
    return List.of(all);
  }

  private static String content(Population population, List<JSON> attributes) {
    var digest = Sha256.digest();
    for (int i = 0; i < population.size(); i++) {
      var row =
          Json.text(
              List.of(
                  population.partners().get(i).value(),
                  population.names().get(i),
                  attributes.get(i).data()));
      digest.update(row.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private int write(String content, Population population, List<JSON> attributes) {
    int id =
        sql.insertInto(POPULATION)
            .set(POPULATION.CONTENT, content)
            .returningResult(POPULATION.POPULATION_ID)
            .fetchSingle()
            .value1();
    var columns = Columns.of(population);
    try (var partners =
        Batch.into(
            sql,
            POPULATION_PARTNER,
            POPULATION_PARTNER.POPULATION_ID,
            POPULATION_PARTNER.PARTNER_ID,
            POPULATION_PARTNER.NAME,
            POPULATION_PARTNER.PARTNER_TYPE,
            POPULATION_PARTNER.REGION,
            POPULATION_PARTNER.PARENT_ID,
            POPULATION_PARTNER.ATTRIBUTES)) {
      for (int i = 0; i < population.size(); i++) {
        partners.add(
            id,
            population.partners().get(i).value(),
            population.names().get(i),
            columns.type(i),
            columns.region(i),
            columns.parent(i),
            attributes.get(i));
      }
    }
    return id;
  }

  /** The columns of the partner dataset that pages know by name, under the names they may have. */
  private record Columns(List<String> types, List<String> regions, List<String> parents) {
    static Columns of(Population population) {
      var columns = population.attributes();
      return new Columns(
          first(columns, "partner_type", "type"),
          first(columns, "region", "territory"),
          first(columns, "parent_id", "parent_partner_id", "parent"));
    }

    private static List<String> first(Map<String, List<String>> columns, String... names) {
      return Arrays.stream(names)
          .filter(columns::containsKey)
          .findFirst()
          .map(columns::get)
          .orElse(List.of());
    }

    String type(int partner) {
      return at(types, partner);
    }

    String region(int partner) {
      return at(regions, partner);
    }

    String parent(int partner) {
      return at(parents, partner);
    }

    private static String at(List<String> column, int partner) {
      return column.isEmpty() ? "" : column.get(partner);
    }
  }
}
