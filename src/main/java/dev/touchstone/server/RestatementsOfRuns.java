package dev.touchstone.server;

import dev.touchstone.publication.Restatements;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the states between two stored runs when somebody first asks, for all partners at once,
 * and keeps those of the few periods that were asked for last.
 */
final class RestatementsOfRuns implements Restatements {
  private static final int MOST_KEPT = 3;

  private final OriginsOfRuns origins;
  private final Map<Pair, Kept> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

  private record Pair(String before, String run, Period period) {}

  RestatementsOfRuns(OriginsOfRuns origins) {
    this.origins = origins;
  }

  @Override
  public Change since(StoredRun before, StoredRun run, Period period, PartnerId partner) {
    return kept(new Pair(before.id(), run.id(), period)).chain(before, run).change(partner);
  }

  /** Whoever asks for another pair need not wait for this one to be computed. */
  private Kept kept(Pair pair) {
    synchronized (kept) {
      var found = kept.computeIfAbsent(pair, wanted -> new Kept(wanted.period()));
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return found;
    }
  }

  private final class Kept {
    private final Period period;
    private Optional<Chain> chain = Optional.empty();

    private Kept(Period period) {
      this.period = period;
    }

    private synchronized Chain chain(StoredRun before, StoredRun run) {
      if (chain.isEmpty()) {
        var then = origins.of(before).basis(period);
        var now = origins.of(run);
        chain = Optional.of(now.desk().chain(then, now.scorecard(), period, List.of()));
      }
      return chain.orElseThrow();
    }
  }
}
