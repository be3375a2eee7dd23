package dev.touchstone.credit;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.expression.Sql;
import dev.touchstone.fact.Derivation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A credit's dataset, made deal by deal. */
record CreditDerivation(Credit credit, Definitions definitions) implements Derivation {
  /** Changes whenever the same document and rows would be credited differently. */
  private static final String VERSION = "3";

  @Override
  public Dataset contract() {
    return credit.dataset();
  }

  @Override
  public List<Dataset> inputs() {
    return credit.inputs().stream().map(definitions::dataset).toList();
  }

  /** A document that leaves out who asks and when takes that from the datasets. */
  @Override
  public String recipe() {
    var recipe = new StringJoiner(" ");
    recipe.add(VERSION).add(definitions.hash(credit.name()));
    recipe.add(credit.on());
    for (var claims : credit.claims().values()) {
      recipe.add(claims.dealColumn() + "," + claims.partner() + "," + claims.on());
    }
    return recipe.toString();
  }

  @Override
  public SortedMap<String, Sql> tables() {
    return new TreeMap<>(Map.of(CreditQuery.NUMBERED, query().numbered()));
  }

  @Override
  public List<Sql> queries() {
    var query = query();
    return List.of(query.deals(), query.claims());
  }

  private CreditQuery query() {
    return new CreditQuery(credit, definitions);
  }

  @Override
  public void make(List<ResultSet> answers, Rows into) throws SQLException {
    var attribution = Attribution.of(credit);
    var reading = new DealReading(credit, definitions.dataset(credit.deals()));
    var deals = answers.getFirst();
    var claims = answers.getLast();
    var own = new ArrayList<Claim>();
    boolean more = claims.next();
    while (deals.next()) {
      long deal = deals.getLong(1);
      own.clear();
      while (more && claims.getLong(1) == deal) {
        own.add(reading.claim(claims));
        more = claims.next();
      }
      reading.deal(deals).write(attribution.awards(own), into);
    }
  }
}
