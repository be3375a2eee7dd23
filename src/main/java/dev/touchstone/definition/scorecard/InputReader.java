package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Units.Window;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.Through;
import dev.touchstone.shared.Issues;
import java.util.Optional;

/**
 * Makes the inputs of a scorecard's KPIs, and remembers whether the current KPI's could all be
 * resolved, so that its expressions are worth checking.
 */
final class InputReader {
  private final Datasets datasets;
  private final PeriodKind period;
  private final Issues issues;
  private boolean sound = true;

  InputReader(Datasets datasets, PeriodKind period, Issues issues) {
    this.datasets = datasets;
    this.period = period;
    this.issues = issues;
  }

  void startKpi() {
    sound = true;
  }

  void unsound() {
    sound = false;
  }

  boolean sound() {
    return sound;
  }

  /**
   * @param written with the keys from, measure, where, on, window, through
   * @param window in periods, where none is given
   */
  Input read(String name, Fields written, int window) {
    var nothing = new Formula("", written.at());
    return read(name, written, written.find(KpiLanguage.MEASURE).orElse(nothing), window);
  }

  /** The same where the measure stands elsewhere. */
  Input read(String name, Fields written, Formula measure, int window) {
    var from = written.get(KpiLanguage.FROM).orElse("");
    var dataset = written.get(KpiLanguage.FROM).flatMap(id -> find(id, written, KpiLanguage.FROM));
    var where = written.get(KpiLanguage.WHERE).orElse(new Formula("true", written.at()));
    var on = dataset.map(d -> on(d, written)).orElse(written.get(KpiLanguage.ON).orElse(""));
    boolean readable =
        dataset.isPresent()
            && !measure.text().isEmpty()
            && !written.unreadable(KpiLanguage.WHERE)
            && !datasets.unsure(dataset.get(), measure)
            && !datasets.unsure(dataset.get(), where);
    sound &= readable;
    var through = dataset.map(d -> through(d, written)).orElse(new Through.Directly());
    int periods = dataset.isPresent() && on.isEmpty() ? 0 : window(written, window);
    return new Input(name, from, measure, where, on, periods, through, written.at());
  }

  private Optional<Dataset> find(String id, Fields written, Key<String> key) {
    var dataset = datasets.find(id, written.at(key), issues);
    sound &= dataset.isPresent();
    return dataset;
  }

  private String on(Dataset dataset, Fields written) {
    if (written.has(KpiLanguage.ON)) {
      var name = written.get(KpiLanguage.ON).orElse("");
      var column =
          name.isEmpty()
              ? Optional.<Dataset.Column>empty()
              : datasets.column(
                  dataset, name, ColumnType.Day.class, written.at(KpiLanguage.ON), issues);
      sound &= column.isPresent();
      return name;
    }
    boolean windowed =
        written
            .get(KpiLanguage.WINDOW)
            .map(window -> !(window instanceof Window.AllTime))
            .orElse(false);
    if (dataset.time().isEmpty() && windowed) {
      issues.error(
          "window-without-time",
          written.at(KpiLanguage.WINDOW),
          "The rows of '%s' have no time, so no window can hold them".formatted(dataset.id()),
          "Leave the window out, or name a date column with on:");
    }
    return dataset.time();
  }

  private int window(Fields written, int otherwise) {
    return written
        .get(KpiLanguage.WINDOW)
        .map(
            window ->
                switch (window) {
                  case Window.AllTime all -> 0;
                  case Window.Periods periods -> periods.count();
                  case Window.Months months -> periods(months.count(), written, window);
                })
        .orElse(otherwise);
  }

  private int periods(int months, Fields written, Window window) {
    if (months % period.months() != 0) {
      issues.error(
          "window-splits-period",
          written.at(KpiLanguage.WINDOW),
          "%s are no whole number of periods, which are one %s long"
              .formatted(window.words(), period.word()),
          "Give a window in %ss or periods".formatted(period.word()));
      sound = false;
    }
    return Math.max(1, months / period.months());
  }

  private Through through(Dataset dataset, Fields written) {
    var link = written.get(KpiLanguage.THROUGH);
    if (link.isEmpty()) {
      if (dataset.partner().isEmpty() && !written.has(KpiLanguage.THROUGH)) {
        reportNoPartner(dataset, written, KpiLanguage.FROM, "reach partners with through:");
      }
      return new Through.Directly();
    }
    var through = Fields.<Through>made(() -> linked(dataset, link.get()));
    sound &= through.isPresent();
    return through.orElse(new Through.Directly());
  }

  private Through.Linked linked(Dataset dataset, Fields keys) {
    var linked =
        keys.find(KpiLanguage.LINK_DATASET).flatMap(id -> find(id, keys, KpiLanguage.LINK_DATASET));
    var column = keys.get(KpiLanguage.LINK_COLUMN);
    linked.ifPresent(other -> checkLink(dataset, other, keys, column));
    return new Through.Linked(keys.get(KpiLanguage.LINK_DATASET), column, keys.at());
  }

  private void checkLink(Dataset dataset, Dataset linked, Fields keys, String column) {
    if (linked.partner().isEmpty()) {
      reportNoPartner(linked, keys, KpiLanguage.LINK_DATASET, "link through another dataset");
    }
    var at = keys.at(KpiLanguage.LINK_COLUMN);
    var here = datasets.column(dataset, column, at, issues);
    var there = datasets.column(linked, column, at, issues);
    sound &=
        here.isPresent()
            && there.isPresent()
            && datasets.alike(dataset, here.get(), linked, there.get(), at, issues);
  }

  private void reportNoPartner(Dataset dataset, Fields written, Key<?> key, String instead) {
    issues.error(
        "no-partner-column",
        written.at(key),
        "The rows of '%s' belong to no partner".formatted(dataset.id()),
        "Give the dataset a column of type partner, or " + instead);
    sound = false;
  }
}
