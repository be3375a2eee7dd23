package dev.touchstone.run;

import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy.CarryForward;
import dev.touchstone.fact.RowAccount;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes runs. The same definitions and snapshot give the same run, whoever asks and whenever.
 */
public final class Runs {
  /** Of the code; stands in every receipt. */
  public static final String VERSION = "0.1.0";

  private Runs() {}

  /**
   * Measures and scores, and seals both with a receipt. Why scores changed is measured when
   * somebody asks, by the same warehouse.
   *
   * @param periods consecutive, oldest first
   * @throws Issues.Invalid if an expression does not hold against its contract
   * @throws dev.touchstone.shared.Refused if the facts cannot answer, e.g. a rate is missing
   */
  public static ScorecardRun compute(
      Definitions definitions,
      Scorecard scorecard,
      Snapshot snapshot,
      Warehouse warehouse,
      List<Period> periods,
      Progress progress) {
    var measured = measure(definitions, scorecard, snapshot, warehouse, periods, progress);
    progress.at("Scoring " + measured.population().size() + " partners", 0, 1);
    int earlier = measured.periods().size() - periods.size();
    List<Scores> scores =
        List.copyOf(Scorer.score(scorecard, measured).subList(earlier, measured.periods().size()));
    progress.at("Scoring " + measured.population().size() + " partners", 1, 1);
    var receipt =
        new Receipt(
            scorecard.id(),
            warehouse.engine(),
            VERSION,
            used(definitions, scorecard),
            facts(definitions, scorecard, snapshot),
            snapshot.ids(),
            List.copyOf(periods),
            accounts(definitions, scorecard, snapshot),
            ResultHash.of(scorecard, measured, scores));
    var asked =
        new Measurements(
            measured.population(), measured.periods().subList(earlier, measured.periods().size()));
    return new ScorecardRun(
        receipt.id(),
        receipt,
        definitions,
        scorecard,
        asked,
        scores,
        Chains.bridged(definitions, scorecard, snapshot, scores, warehouse));
  }

  /**
   * Only measures; periods that values may be carried forward from come before those asked for.
   *
   * @param periods consecutive, oldest first
   * @throws Issues.Invalid if an expression does not hold against its contract
   */
  public static Measurements measure(
      Definitions definitions,
      Scorecard scorecard,
      Snapshot snapshot,
      Warehouse warehouse,
      List<Period> periods,
      Progress progress) {
    var plan = plan(definitions, scorecard);
    Credits.check(definitions, plan.datasetIds(), snapshot);
    return warehouse.measure(
        plan, snapshot, withEarlier(definitions, scorecard, periods), progress);
  }

  static Plan plan(Definitions definitions, Scorecard scorecard) {
    var issues = new Issues();
    var plan = Plan.of(definitions, scorecard, issues);
    issues.orThrow();
    return plan;
  }

  /** One period's scores by a plan of the scorecard, without a receipt. */
  static Scores scores(Basis basis, Plan plan, Warehouse warehouse, Progress progress) {
    var periods = withEarlier(basis.definitions(), basis.scorecard(), List.of(basis.period()));
    var measured = warehouse.measure(plan, basis.snapshot(), periods, progress);
    return Scorer.score(basis.scorecard(), measured).getLast();
  }

  /** Computes a run again from its receipt's inputs and compares what was decided. */
  public static Verification verify(
      Receipt receipt,
      Definitions definitions,
      Snapshot snapshot,
      Warehouse warehouse,
      Progress progress) {
    var scorecard = definitions.all(Scorecard.KIND).get(receipt.scorecard());
    if (scorecard == null) {
      return new Verification.Different(
          List.of("The scorecard " + receipt.scorecard() + " is not among the definitions"));
    }
    var differences = new ArrayList<String>();
    compare("definition", receipt.definitions(), used(definitions, scorecard), differences);
    compare(
        "facts of dataset", receipt.facts(), facts(definitions, scorecard, snapshot), differences);
    if (!differences.isEmpty()) {
      return new Verification.Different(List.copyOf(differences));
    }
    var again = compute(definitions, scorecard, snapshot, warehouse, receipt.periods(), progress);
    return again.receipt().resultHash().equals(receipt.resultHash())
        ? new Verification.Equal(again)
        : new Verification.Different(
            List.of(
                "The result hash is now "
                    + again.receipt().resultHash()
                    + " and was "
                    + receipt.resultHash()));
  }

  /** The outcome of computing a run again. */
  public sealed interface Verification {
    record Equal(ScorecardRun run) implements Verification {}

    /**
     * @param differences one sentence each
     */
    record Different(List<String> differences) implements Verification {}
  }

  private static void compare(
      String what,
      SortedMap<String, String> then,
      SortedMap<String, String> now,
      List<String> differences) {
    var names = new TreeMap<>(then);
    names.putAll(now);
    for (var name : names.keySet()) {
      var before = then.get(name);
      var after = now.get(name);
      if (after == null) {
        differences.add("The " + what + " " + name + " is no longer there");
      } else if (!after.equals(before)) {
        differences.add(
            "The "
                + what
                + " "
                + name
                + " is "
                + after
                + (before == null ? " and was not part of the run" : " and was " + before));
      }
    }
  }

  /** A run depends on what its scorecard needs, and on no other document of the folder. */
  static SortedMap<String, String> used(Definitions definitions, Scorecard scorecard) {
    var needed = definitions.neededBy(scorecard);
    return definitions.hashes(one -> needed.contains(one.name()));
  }

  static List<RowAccount> accounts(
      Definitions definitions, Scorecard scorecard, Snapshot snapshot) {
    var needed = definitions.neededBy(scorecard);
    return snapshot.accounts().stream()
        .filter(account -> needed.contains(new DocumentName(Dataset.KIND, account.dataset())))
        .toList();
  }

  /** Fingerprints of the datasets that the results of a scorecard depend on. */
  private static SortedMap<String, String> facts(
      Definitions definitions, Scorecard scorecard, Snapshot snapshot) {
    var facts = new TreeMap<>(snapshot.fingerprints());
    facts
        .keySet()
        .retainAll(
            definitions.neededBy(scorecard).stream()
                .filter(name -> name.kind().equals(Dataset.KIND))
                .map(DocumentName::id)
                .toList());
    return Collections.unmodifiableSortedMap(facts);
  }

  /** Values to carry forward come from periods before the first one asked for. */
  private static List<Period> withEarlier(
      Definitions definitions, Scorecard scorecard, List<Period> periods) {
    int earlier =
        scorecard.kpis().stream()
            .mapToInt(
                kpi ->
                    kpi.valuation().whenMissing() instanceof CarryForward carry
                        ? carry.periods()
                        : 0)
            .max()
            .orElse(0);
    var all = new ArrayList<>(periods);
    try {
      for (int i = 0; i < earlier; i++) {
        all.addFirst(definitions.program().calendar().before(all.getFirst(), scorecard.period()));
      }
    } catch (FiscalCalendar.OutsideCalendar beginning) {
      // A calendar of listed quarters has a first one; nothing can be carried from before it.
      return all;
    }
    return all;
  }
}
