package dev.touchstone.measure.warehouse;

import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.fetching.Fetching;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.plan.Exchange;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.Route;
import dev.touchstone.plan.Statement;
import dev.touchstone.shared.Fingerprint;
import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Periods that were measured before, each by a name that says everything it depends on: the plan,
 * the files of every figure in it, and those of the partners.
 *
 * @param anew measures all periods without this shortcut
 */
record ClosedPeriods(
    Plan plan,
    Fetching fetching,
    FetchedFigures answers,
    KeptFigures kept,
    String planHash,
    Supplier<Measurements> anew) {

  /**
   * @param place among the periods that are measured
   */
  Optional<PeriodMeasurements> find(String name, Period period, int place) {
    return kept.findPeriod(name, period, () -> anew.get().periods().get(place));
  }

  void keep(String name, PeriodMeasurements measured) {
    kept.keepPeriod(name, measured);
  }

  String name(Period period) {
    if (!kept.keepsPeriods()) {
      return "";
    }
    var text = new Fingerprint();
    text.line("period", planHash, fetching.engine().name());
    text.line(period.label(), period.from().toString(), period.to().toString());
    for (var term : plan.terms()) {
      for (var ask : answers.asks(term, period)) {
        text.line(fetching.name(ask));
      }
      if (term.route() instanceof Route.Via via) {
        answers.bridges(via, term.window(), period).forEach(source -> files(text, source));
      }
    }
    for (var ask : answers.histograms().asks(plan.histograms(), period)) {
      text.line(fetching.name(ask));
    }
    for (var dataset : plan.datasets()) {
      if (wholly().contains(dataset.id())) {
        fetching.files().all(dataset).forEach(file -> file(text, file));
      }
    }
    return text.sha256();
  }

  /** Datasets that are read as a whole, whatever the period. */
  private Set<String> wholly() {
    var ids = new LinkedHashSet<String>();
    ids.add(plan.population().partners().id());
    if (plan.exchange() instanceof Exchange.Daily daily) {
      ids.add(daily.rates().id());
    }
    return ids;
  }

  private void files(Fingerprint text, Statement.Source source) {
    fetching.files().of(source).forEach(file -> file(text, file));
  }

  private void file(Fingerprint text, Path file) {
    text.line(fetching.files().identity(file));
  }
}
