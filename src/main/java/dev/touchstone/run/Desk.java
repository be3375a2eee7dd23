package dev.touchstone.run;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.RowAccount;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be asked of definitions and the facts they are about. The command line and the pages ask
 * here and show the answers.
 *
 * @param snapshot the facts as they were known
 * @param warehouse that measures them; stays the caller's to close
 */
public record Desk(
    Definitions definitions, Snapshot snapshot, Warehouse warehouse, Progress progress) {

  /**
   * The periods that are meant, consecutive and oldest first.
   *
   * @param wish the last one's label or any day in it; empty for the one with the newest facts
   * @param count 1 to {@link PeriodChoice#MOST_PERIODS}
   * @throws Refused if there is none of that name, or nothing is dated
   */
  public List<Period> periods(Scorecard scorecard, String wish, int count) {
    return PeriodChoice.of(definitions, scorecard, snapshot, wish, count);
  }

  /** What became of the rows of every dataset that a scorecard needs. */
  public List<RowAccount> accounts(Scorecard scorecard) {
    return Runs.accounts(definitions, scorecard, snapshot);
  }

  /** See {@link Runs#compute}. */
  public ScorecardRun score(Scorecard scorecard, List<Period> periods) {
    return Runs.compute(definitions, scorecard, snapshot, warehouse, periods, progress);
  }

  /** See {@link Runs#measure}. */
  public Measurements measure(Scorecard scorecard, List<Period> periods) {
    return Runs.measure(definitions, scorecard, snapshot, warehouse, periods, progress);
  }

  /** See {@link Runs#verify}. */
  public Runs.Verification verify(Receipt receipt) {
    return Runs.verify(receipt, definitions, snapshot, warehouse, progress);
  }

  /** What a period's scores are made from here. */
  public Basis basis(Scorecard scorecard, Period period) {
    return new Basis(definitions, scorecard, snapshot, period);
  }

  /**
   * Why a partner's score in the newest period of a run of this desk is another than in a period at
   * an earlier desk, which may be this one.
   */
  public Change change(Desk earlier, Period then, ScorecardRun run, PartnerId partner) {
    var card = earlier.definitions.all(Scorecard.KIND).get(run.scorecard().id());
    if (card == null) {
      return new Change.Incomparable(
          "There was no scorecard " + run.scorecard().id() + " in the earlier definitions");
    }
    return chain(earlier.basis(card, then), run.scorecard(), run.latest().period(), run.scores())
        .change(partner);
  }

  /**
   * The way of everybody's scores from an earlier basis to a period of this desk.
   *
   * @param known periods of the scorecard that need not be scored again
   */
  public Chain chain(Basis before, Scorecard scorecard, Period period, List<Scores> known) {
    var scored = new Scored(definitions, scorecard, snapshot, known);
    return Bridge.between(before, basis(scorecard, period), scored, warehouse, progress);
  }

  /**
   * Source rows behind a KPI's input, as they were known.
   *
   * @param from how many to pass over
   * @param most how many to list
   */
  public SourceRows rows(
      Scorecard scorecard,
      String kpi,
      String input,
      PartnerId partner,
      Period period,
      int from,
      int most) {
    return warehouse.rows(
        Runs.plan(definitions, scorecard), snapshot, kpi, input, partner, period, from, most);
  }

  /**
   * Another version's scores of the same periods beside a run of this desk.
   *
   * @throws Refused if the older version has no such scorecard, or scores it by other periods
   */
  public Backtest backtest(Desk older, ScorecardRun run) {
    var cards = older.definitions.all(Scorecard.KIND);
    var card = cards.get(run.scorecard().id());
    if (card == null) {
      throw new Refused(
          "unknown-scorecard",
          "The older version has no scorecard " + run.scorecard().id(),
          "It has: %s. Name one that both versions have with --scorecard."
              .formatted(String.join(", ", cards.keySet())));
    }
    if (card.period() != run.scorecard().period()) {
      throw new Refused(
          "different-periods",
          "%s is scored by %s in the older version and by %s in the newer"
              .formatted(card.id(), card.period().word(), run.scorecard().period().word()),
          "Backtest versions that are scored over the same periods.");
    }
    return Backtest.of(older.score(card, run.receipt().periods()), run);
  }

  /**
   * Where everybody is going, by everything that is over before a day and what there is of the
   * period it lies in.
   *
   * @param asOf the last day whose facts count; empty for the end of the period with the newest
   * @param most how many periods back at the most, as far as the calendar goes
   * @throws Refused if no period is over by then
   */
  public Trends trends(Scorecard scorecard, String asOf, int most) {
    var calendar = definitions.program().calendar();
    var newest = periods(scorecard, asOf, 1).getFirst();
    boolean over = asOf.isEmpty() || newest.lastDay().toString().equals(asOf);
    int enough = most + Trends.lead(scorecard);
    var periods = new ArrayList<Period>();
    try {
      for (var period = over ? newest : calendar.before(newest, scorecard.period());
          periods.size() < enough;
          period = calendar.before(period, scorecard.period())) {
        periods.addFirst(period);
      }
    } catch (FiscalCalendar.OutsideCalendar beginning) {
      // A calendar of listed quarters has a first one; the history starts there.
    }
    if (periods.isEmpty()) {
      throw new Refused(
          "no-history", "No period is over before " + asOf, "Give a later day with --as-of.");
    }
    var run = score(scorecard, periods);
    int lead = Math.max(0, periods.size() - most);
    if (over) {
      return Trends.of(run, lead);
    }
    var recent = List.copyOf(periods.subList(Math.max(0, periods.size() - 8), periods.size()));
    return Trends.of(
        run,
        lead,
        PeriodInProgress.measure(
            definitions, scorecard, snapshot, warehouse, LocalDate.parse(asOf), recent, progress));
  }
}
