package dev.touchstone.run;

import dev.touchstone.credit.Credits;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.fact.FactStore;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the cases beside scorecards: their rows are loaded as any source is, so contracts hold, and
 * measured and scored by the engine that scores partners.
 */
public final class CaseRuns {
  private final Definitions definitions;
  private final Warehouse warehouse;
  private final Path scratch;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * @param scratch an empty folder, which is left full
   */
  public CaseRuns(Definitions definitions, Warehouse warehouse, Path scratch) {
    this.definitions = definitions;
    this.warehouse = warehouse;
    this.scratch = scratch;
  }

  /** The outcome of a case. */
  public sealed interface Outcome {
    record Passed() implements Outcome {}

    /**
     * @param misses at least one
     * @param leftOut rows that the contract turned away although the case goes on without them
     */
    record Failed(List<CaseMiss> misses, List<Issue> leftOut) implements Outcome {}

    /** There was nothing to compare: the rows or the period cannot be used. */
    record Broken(List<Issue> issues) implements Outcome {}
  }

  /** Runs one case; many threads may run others meanwhile. */
  public Outcome run(Scorecard scorecard, Case one) {
    var folder = scratch.resolve("case-" + runs.incrementAndGet());
    var rows = new CaseRows(definitions, one, folder.resolve("data"));
    try (var facts = FactStore.open(folder.resolve("facts"))) {
      var leftOut = new ArrayList<Issue>();
      for (var report : facts.loadAll(rows.written(), rows.folder(), Progress.SILENT)) {
        report.rejects().forEach(reject -> leftOut.add(rows.issue(reject)));
      }
      if (measuresCredit(scorecard)) {
        Credits.derive(facts, definitions, Progress.SILENT);
      }
      var snapshot = facts.current();
      var period = new CasePeriod(definitions, scorecard, one).in(snapshot);
      var run =
          Runs.compute(
              definitions, scorecard, snapshot, warehouse, List.of(period), Progress.SILENT);
      var misses = new CaseCheck(run).misses(one);
      return misses.isEmpty() ? new Outcome.Passed() : new Outcome.Failed(misses, leftOut);
    } catch (Issues.Invalid invalid) {
      return new Outcome.Broken(invalid.issues().stream().map(rows::placed).toList());
    } catch (Refused refused) {
      return new Outcome.Broken(
          List.of(
              new Issue(
                  Issue.Severity.ERROR,
                  refused.code(),
                  one.at(),
                  refused.reason(),
                  refused.hint())));
    }
  }

  private boolean measuresCredit(Scorecard scorecard) {
    return Runs.plan(definitions, scorecard).datasetIds().stream()
        .anyMatch(definitions.all(Credit.KIND)::containsKey);
  }
}
