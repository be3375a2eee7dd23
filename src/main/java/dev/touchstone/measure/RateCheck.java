package dev.touchstone.measure;

import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;

/** Refuses a period in which an amount that matters cannot be converted. */
record RateCheck(Plan plan, Fetching fetching, Answers answers) {

  void everyAmountHasOne(Period period) {
    for (var planned : plan.kpis()) {
      for (var measure : planned.measures()) {
        for (var term : measure.unrated()) {
          for (var ask : answers.asks(term, period)) {
            if (answers.amountsWithout(ask)) {
              throw refusal(ask);
            }
          }
        }
      }
    }
  }

  private Refused refusal(Ask ask) {
    var unrated = (Figure.Unrated) ask.figure();
    var statement =
        fetching.statements().unrated(ask.scan(), ask.slice(), unrated, ask.days());
    return fetching.query(
        statement,
        rows -> {
          rows.next();
          var currency = rows.getString(1);
          return refusal(
              ask.scan().dataset().id(),
              rows.wasNull() ? "no currency" : currency,
              String.valueOf(rows.getString(2)),
              rows.getLong(3));
        });
  }

  private Refused refusal(String dataset, String currency, String day, long count) {
    var own = plan.exchange().currency();
    var since = day.equals("null") ? "" : ", the first on " + day;
    var which = count == 1 ? "1 row" : "%,d rows".formatted(count);
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
