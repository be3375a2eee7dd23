package dev.touchstone.credit;

import dev.touchstone.definition.Credit;
import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Definitions;
import dev.touchstone.expression.Sql;
import dev.touchstone.fact.Derivation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A credit's dataset, made deal by deal. */
record CreditDerivation(Credit credit, Definitions definitions) implements Derivation {
  /** Changes whenever the same document and rows would be credited differently. */
  private static final String VERSION = "1";

  @Override
  public Dataset contract() {
    return credit.dataset();
  }

  @Override
  public List<Dataset> inputs() {
    return credit.inputs().stream().map(definitions::dataset).toList();
  }

  @Override
  public String recipe() {
    return VERSION + " " + definitions.hashes().getOrDefault("credit/" + credit.id(), "");
  }

  @Override
  public Sql query() {
    return new CreditQuery(credit, definitions).sql();
  }

  @Override
  public void make(ResultSet answer, Rows into) throws SQLException {
    var attribution = Attribution.of(credit);
    var reading = new DealReading(credit, definitions.dataset(credit.deals()));
    var claims = new ArrayList<Claim>();
    boolean more = answer.next();
    while (more) {
      var deal = reading.deal(answer);
      claims.clear();
      do {
        reading.claim(answer).ifPresent(claims::add);
        more = answer.next();
      } while (more && answer.getString(1).equals(deal.key()));
      deal.write(attribution.awards(claims), into);
    }
  }
}
