package dev.touchstone.measure.warehouse;

import dev.touchstone.expression.Lineage;
import dev.touchstone.measure.fetching.Ask;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.fetching.Fetching;
import dev.touchstone.plan.Exchange;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spoken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Refuses to go on where an amount that matters cannot be converted. */
record RateCheck(Plan plan, Fetching fetching) {

  /** Before anybody is counted in or out by an amount. */
  void everyPartnerAmountHasOne() {
    var partners = plan.population().partners();
    var scan = new Scan(partners, partners.partner(), "");
    var checked = new LinkedHashSet<Figure.Unrated>();
    for (var condition : plan.partnerConditions()) {
      Lineage.moneyColumns(condition)
          .forEach(money -> checked.add(new Figure.Unrated(money, Figure.ALWAYS)));
    }
    for (var figure : checked) {
      refuseAny(new Ask(scan, figure, Slice.EVER, Map.of()));
    }
  }

  void everyAmountHasOne(FetchedFigures answers, Period period) {
    for (var term : plan.terms()) {
      if (term.figure() instanceof Figure.Unrated) {
        for (var ask : answers.asks(term, period)) {
          if (answers.amountsWithout(ask)) {
            refuseAny(ask);
          }
        }
      }
    }
  }

  private void refuseAny(Ask ask) {
    var unrated = (Figure.Unrated) ask.figure();
    var statement = fetching.statements().unrated(ask.scan(), ask.slice(), unrated, ask.days());
    fetching
        .query(
            statement,
            rows -> rows.next() ? Optional.of(refusal(ask, rows)) : Optional.<Refused>empty())
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  private Refused refusal(Ask ask, ResultSet rows) throws SQLException {
    var currency = rows.getString(1);
    return refusal(
        ask.scan().dataset().id(),
        rows.wasNull() ? "no currency" : currency,
        String.valueOf(rows.getString(2)),
        rows.getLong(3));
  }

  private Refused refusal(String dataset, String currency, String day, long count) {
    var own = plan.exchange().currency();
    var since = day.equals("null") ? "" : ", the first on " + day;
    var which = Spoken.counted(count, "row");
    if (day.equals("null") && plan.exchange() instanceof Exchange.Daily) {
      return new Refused(
          "missing-rate",
          "%s of %s in %s without a day to convert them at".formatted(which, dataset, currency),
          "Fill in the dataset's time, at whose rate amounts are converted, or leave such rows out"
              + " with where");
    }
    return switch (plan.exchange()) {
      case Exchange.Single _ ->
          new Refused(
              "missing-rate",
              "%s of %s in %s%s, and the program has no rates to %s"
                  .formatted(which, dataset, currency, since, own),
              "Give the program rates, or mend the rows' currency");
      case Exchange.Fixed _ ->
          new Refused(
              "missing-rate",
              "%s of %s in %s%s, and the program has no rate from it to %s"
                  .formatted(which, dataset, currency, since, own),
              "Add " + currency + " to the program's rates, or mend the rows' currency");
      case Exchange.Daily daily ->
          new Refused(
              "missing-rate",
              "%s of %s in %s%s, and %s has no rate to %s on or before that day"
                  .formatted(which, dataset, currency, since, daily.rates().id(), own),
              "Load the rate of that day or an earlier one, or mend the rows' currency");
    };
  }
}
