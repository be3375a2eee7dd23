package dev.touchstone.run;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.program.Program.Rates;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.Warehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.change.Chain.Cause;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes the states between two scored ones, each differing from the one before in one thing: the
 * facts mended since, the exchange rates mended since, who is where, the period, the rates of its
 * days, the definition. What does not differ makes no state.
 */
public final class Bridge {
  private final Basis before;
  private final Basis after;
  private final Scored known;
  private final Warehouse warehouse;
  private final Progress progress;
  private final List<Chain.Link> links = new ArrayList<>();
  private Basis now;

  private Bridge(Basis before, Basis after, Scored known, Warehouse warehouse, Progress progress) {
    this.before = before;
    this.after = after;
    this.known = known;
    this.warehouse = warehouse;
    this.progress = progress;
    this.now = before;
  }

  /**
   * @param known states that need not be scored again
   * @throws dev.touchstone.shared.Refused if the facts cannot answer, e.g. a rate is missing
   */
  public static Chain between(
      Basis before, Basis after, Scored known, Warehouse warehouse, Progress progress) {
    return new Bridge(before, after, known, warehouse, progress).chain();
  }

  private Chain chain() {
    var plan = Runs.plan(before.definitions(), before.scorecard());
    var start = scores(before);
    if (!sameContracts(plan)) {
      return new Chain(start, List.of(new Chain.Link(Cause.PERIOD, scores(after))));
    }
    var rates = ratesDataset();
    var partners = Set.of(before.definitions().program().partners());
    var facts = new HashSet<>(plan.datasetIds());
    facts.removeAll(rates);
    facts.removeAll(partners);
    facts(Cause.CORRECTION, facts);
    restatedRates(rates);
    facts(Cause.HIERARCHY, partners);
    period();
    if (!Runs.used(before.definitions(), before.scorecard())
        .equals(Runs.used(after.definitions(), after.scorecard()))) {
      step(Cause.METHOD, after);
    }
    if (links.isEmpty()) {
      links.add(new Chain.Link(Cause.PERIOD, start));
    }
    return new Chain(start, links);
  }

  /** Facts kept by another contract cannot be read by the older definitions. */
  private boolean sameContracts(Plan plan) {
    return plan.datasetIds().stream()
        .map(dataset -> new DocumentName(Dataset.KIND, dataset))
        .allMatch(name -> before.definitions().hash(name).equals(after.definitions().hash(name)));
  }

  private Set<String> ratesDataset() {
    return before.definitions().program().rates() instanceof Rates.AtEventDate daily
        ? Set.of(daily.dataset())
        : Set.of();
  }

  private void facts(Cause cause, Set<String> datasets) {
    if (differ(datasets)) {
      step(cause, now.with(taken(datasets)));
    }
  }

  private boolean differ(Set<String> datasets) {
    var known = before.snapshot().fingerprints();
    var mended = after.snapshot().fingerprints();
    return datasets.stream()
        .anyMatch(id -> !known.getOrDefault(id, "").equals(mended.getOrDefault(id, "")));
  }

  /** What was taken from the newer snapshot so far, and these datasets. */
  private Snapshot taken(Set<String> datasets) {
    var all = new HashSet<>(datasets);
    if (now.snapshot() instanceof MixedSnapshot(var base, var other, var from)) {
      all.addAll(from);
    }
    return new MixedSnapshot(before.snapshot(), after.snapshot(), Set.copyOf(all));
  }

  private void restatedRates(Set<String> dataset) {
    facts(Cause.RESTATED_RATES, dataset);
    var rates = after.definitions().program().rates();
    boolean listed =
        before.definitions().program().rates() instanceof Rates.Fixed
            && rates instanceof Rates.Fixed;
    if (listed && !rates.equals(before.definitions().program().rates())) {
      step(Cause.RESTATED_RATES, now.with(rates));
    }
  }

  /** First at the rates that the earlier period ended with, then at those of its own days. */
  private void period() {
    if (before.period().equals(after.period())) {
      return;
    }
    var later = now.with(after.period());
    var plan = Runs.plan(later.definitions(), later.scorecard());
    var frozen = plan.atRatesBefore(before.period().to());
    if (frozen == plan || after.period().from().isBefore(before.period().to())) {
      step(Cause.PERIOD, later);
      return;
    }
    try {
      links.add(new Chain.Link(Cause.PERIOD, Runs.scores(later, frozen, warehouse, progress)));
      step(Cause.RATES, later);
    } catch (Refused refused) {
      if (!refused.code().equals("missing-rate")) {
        throw refused;
      }
      // A currency that is new in the period has no earlier rate: nothing to hold still.
      step(Cause.PERIOD, later);
    }
  }

  private void step(Cause cause, Basis next) {
    links.add(new Chain.Link(cause, scores(next)));
    now = next;
  }

  private Scores scores(Basis basis) {
    return known
        .of(basis)
        .orElseGet(
            () ->
                Runs.scores(
                    basis, Runs.plan(basis.definitions(), basis.scorecard()), warehouse, progress));
  }
}
