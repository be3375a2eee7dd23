package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.robustness.Standing.Verdict;
import dev.touchstone.score.replay.Pass;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Makes of what was recorded how firmly everybody stands. */
final class RecordedStandings {
  private static final int STRETCH = 256;

  private final ReplicationRunner stage;
  private final ReplicationRecords records;
  private final Robustness robustness;
  private final List<Scorecard.Band> bands;
  private final Pass declared;
  private final int played;
  private final ReplicationCounts counts;
  private final long from;
  private final double unit;

  RecordedStandings(ReplicationRunner stage, ReplicationRecords records, ReplicationCounts counts) {
    var kernel = stage.declared();
    this.stage = stage;
    this.records = records;
    this.counts = counts;
    this.robustness = kernel.scorecard().robustness();
    this.bands = kernel.scorecard().bands();
    this.declared = new Pass(kernel);
    declared.play(kernel, kernel.weights());
    this.played = records.replications() - counts.failed();
    this.from = declared.start();
    this.unit = BigDecimal.TEN.pow(kernel.scorecard().scale().decimals()).doubleValue();
  }

  /** Places of everybody by rank, equals in the order of the population; without a rank last. */
  static int[] byRank(int[] ranks) {
    return IntStream.range(0, ranks.length)
        .boxed()
        .sorted(Comparator.comparingInt(i -> ranks[i] == 0 ? Integer.MAX_VALUE : ranks[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Who is ranked next after each; -1 for nobody. */
  static int[] next(int[] ranks) {
    var order = byRank(ranks);
    var next = new int[ranks.length];
    Arrays.fill(next, -1);
    for (int i = 0; i + 1 < order.length; i++) {
      next[order[i]] = ranks[order[i + 1]] == 0 ? -1 : order[i + 1];
    }
    return next;
  }

  /** The score a number of steps stands for. */
  double score(int steps) {
    return (from + steps) / unit;
  }

  List<Standing> all() {
    int partners = stage.ranks().length;
    var made = new Standing[partners];
    stage.all(
        (partners + STRETCH - 1) / STRETCH,
        () -> {
          var tally = new CountingSort(records.replications());
          return stretch -> {
            int end = Math.min(partners, (stretch + 1) * STRETCH);
            for (int i = stretch * STRETCH; i < end; i++) {
              made[i] = standing(i, tally);
            }
          };
        });
    return List.of(made);
  }

  private Standing standing(int partner, CountingSort tally) {
    tally.clear();
    for (int r = 0; r < records.replications(); r++) {
      int rank = records.rank(partner, r);
      if (rank > 0) {
        tally.add(rank);
      }
    }
    int scored = tally.count();
    var ranks = tally.spread(0, 1);
    tally.clear();
    for (int r = 0; r < records.replications(); r++) {
      if (scored == records.replications() || records.rank(partner, r) > 0) {
        tally.add(records.steps(partner, r));
      }
    }
    int rank = stage.ranks()[partner];
    int band = rank == 0 ? -1 : declared.bands()[partner];
    double above = counts.aboveNext(partner);
    var shares = new Double[bands.size()];
    Arrays.setAll(shares, b -> share(counts.inBand(partner, b)));
    return new Standing(
        declared.score(partner),
        rank,
        band < 0 ? "" : bands.get(band).id(),
        verdict(band < 0 ? Double.NaN : shares[band]),
        ranks,
        tally.spread(from, unit),
        List.of(shares),
        share(counts.inTop(partner)),
        share(played - scored),
        counts.next(partner),
        above,
        above >= robustness.sure().doubleValue());
  }

  /** Of the replications that gave somebody a score; NaN if there were none. */
  private double share(int count) {
    return played == 0 ? Double.NaN : (double) count / played;
  }

  private Verdict verdict(double ofBand) {
    if (played == 0) {
      return Verdict.NOT_TESTED;
    }
    if (Double.isNaN(ofBand)) {
      return Verdict.NO_SCORE;
    }
    return ofBand >= robustness.sure().doubleValue() ? Verdict.ROBUST : Verdict.IN_DOUBT;
  }

  static Duel duel(ReplicationRecords records, int one, int other) {
    int above = 0;
    int below = 0;
    int level = 0;
    for (int r = 0; r < records.replications(); r++) {
      int first = records.rank(one, r);
      int second = records.rank(other, r);
      if (first > 0 && second > 0) {
        above += first < second ? 1 : 0;
        below += first > second ? 1 : 0;
        level += first == second ? 1 : 0;
      }
    }
    return Duel.of(above, below, level);
  }
}
