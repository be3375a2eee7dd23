package dev.touchstone.measure.fetching;

import dev.touchstone.expression.Expr;
import dev.touchstone.measure.Population;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.plan.Term.Window;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads who is scored, and on which KPIs, from the partner dataset. */
public record PartnersAsked(Plan plan, Fetching fetching, SqlDialect dialect) {
  private static final Window PERIOD = new Window(1, 0);

  public Population population() {
    var found = plan.population();
    var statement = plan.partnerStatements(dialect).population(found.condition());
    if (fetching.files().of(statement.sources().getFirst()).isEmpty()) {
      throw new Refused(
          "no-partners",
          "Nothing was ever loaded into " + found.partners().id() + ", so there is nobody to score",
          "Load the partners first");
    }
    var columns = found.partners().columns().stream().map(column -> column.name()).toList();
    return fetching.query(statement, rows -> read(rows, columns, found.partners().partner()));
  }

  private static Population read(ResultSet rows, List<String> columns, String key)
      throws SQLException {
    var attributes = new LinkedHashMap<String, List<String>>();
    columns.forEach(column -> attributes.put(column, new ArrayList<>()));
    while (rows.next()) {
      int i = 0;
      for (var values : attributes.values()) {
        i++;
        var value = rows.getString(i);
        values.add(rows.wasNull() ? "" : value);
      }
    }
    attributes.replaceAll((_, values) -> List.copyOf(values));
    var ids = attributes.getOrDefault(key, List.of());
    return new Population(
        ids.stream().map(PartnerId::new).toList(),
        names(ids, attributes.getOrDefault("name", ids)),
        Collections.unmodifiableMap(attributes));
  }

  /** Who has no name is called by its id. */
  private static List<String> names(List<String> ids, List<String> given) {
    var names = new ArrayList<String>();
    for (int i = 0; i < ids.size(); i++) {
      names.add(given.get(i).isBlank() ? ids.get(i) : given.get(i));
    }
    return List.copyOf(names);
  }

  /** For each condition, of which partners it is true. An unknown condition reads as false. */
  public boolean[][] applies(List<Expr> conditions, Population population, Period period) {
    var answers = new boolean[conditions.size()][population.size()];
    for (int i = 0; i < conditions.size(); i++) {
      Arrays.fill(answers[i], Figure.isTrue(conditions.get(i)));
    }
    if (conditions.stream().allMatch(Figure::isTrue)) {
      return answers;
    }
    var days = plan.timeline().days(PERIOD, period);
    var places = places(population);
    return fetching.query(
        plan.partnerStatements(dialect).applies(conditions, days),
        rows -> {
          while (rows.next()) {
            int place = places.getOrDefault(rows.getString(1), -1);
            for (int i = 0; place >= 0 && i < conditions.size(); i++) {
              answers[i][place] = rows.getBoolean(i + 2);
            }
          }
          return answers;
        });
  }

  private static Map<String, Integer> places(Population population) {
    var places = new HashMap<String, Integer>();
    population.partners().forEach(partner -> places.put(partner.value(), places.size()));
    return places;
  }
}
