package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Robustness;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Population;
import dev.touchstone.score.Scorer;
import dev.touchstone.score.replay.Kernel;
import dev.touchstone.score.replay.Pass;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * A scorecard put to the test in one period: what all replications gave everybody. Equal inputs
 * give equal trials, on however many threads.
 */
public final class RobustnessTrials {
  /** Partners times replications: each takes eight bytes. */
  private static final long MOST_RESULTS = 100_000_000;

  private final ReplicationRunner stage;
  private final Measurements measurements;
  private final int place;
  private final Robustness robustness;
  private final ReplicationRecords records;
  private final ReplicationCounts counts;
  private final RecordedStandings standings;
  private final List<Standing> all;

  private RobustnessTrials(
      ReplicationRunner stage,
      Measurements measurements,
      int place,
      ReplicationRecords records,
      ReplicationCounts counts) {
    this.stage = stage;
    this.measurements = measurements;
    this.place = place;
    this.robustness = stage.declared().scorecard().robustness();
    this.records = records;
    this.counts = counts;
    this.standings = new RecordedStandings(stage, records, counts);
    this.all = standings.all();
  }

  /**
   * Draws and plays the replications that the scorecard declares.
   *
   * @param period place among the measurements' periods
   * @throws Refused if there is too much to remember
   */
  public static RobustnessTrials of(
      Scorecard scorecard, Measurements measurements, int period, int threads) {
    var stage = new ReplicationRunner(Kernel.of(scorecard, measurements, period), threads);
    int count = scorecard.robustness().replications();
    return played(stage, measurements, period, count, number -> stage.draws().draw(number));
  }

  /** Plays replications that were drawn elsewhere. */
  public static RobustnessTrials replayed(
      Scorecard scorecard,
      Measurements measurements,
      int period,
      List<Replication> replications,
      int threads) {
    var stage = new ReplicationRunner(Kernel.of(scorecard, measurements, period), threads);
    return played(stage, measurements, period, replications.size(), replications::get);
  }

  private static RobustnessTrials played(
      ReplicationRunner stage,
      Measurements measurements,
      int period,
      int count,
      IntFunction<Replication> replications) {
    int partners = measurements.population().size();
    var scorecard = stage.declared().scorecard();
    checkRoom(scorecard, partners, count);
    var records = new ReplicationRecords(partners, count);
    var next = RecordedStandings.next(stage.ranks());
    int bands = scorecard.bands().size();
    var counts = new ConcurrentLinkedQueue<ReplicationCounts>();
    stage.all(
        count,
        () -> {
          var pass = new Pass(stage.declared());
          var steps = new int[partners];
          var own = new ReplicationCounts(bands, scorecard.robustness().top(), next);
          counts.add(own);
          return number -> {
            stage.play(replications.apply(number), pass);
            pass.steps(steps);
            records.write(number, pass.ranks(), steps);
            own.count(pass);
          };
        });
    var all = new ReplicationCounts(bands, scorecard.robustness().top(), next);
    counts.forEach(all::add);
    return new RobustnessTrials(stage, measurements, period, records, all);
  }

  private static void checkRoom(Scorecard scorecard, int partners, int replications) {
    if ((long) partners * replications > MOST_RESULTS) {
      throw new Refused(
          "too-many-replications",
          "%,d replications of %,d partners are more than can be remembered"
              .formatted(replications, partners),
          "At most %,d are possible here".formatted(MOST_RESULTS / partners));
    }
    var scale = scorecard.scale();
    var steps = scale.to().subtract(scale.from()).movePointRight(scale.decimals());
    if (steps.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new Refused(
          "scale-too-fine",
          "Scores of " + scorecard.title() + " have too many digits to be remembered",
          "Give its scale fewer decimals");
    }
  }

  public Scorecard scorecard() {
    return stage.declared().scorecard();
  }

  public Period period() {
    return measurements.periods().get(place).period();
  }

  public Population population() {
    return stage.declared().population();
  }

  public int replications() {
    return records.replications();
  }

  /** How many replications gave nobody a score; they are in none of the statistics. */
  public int failed() {
    return counts.failed();
  }

  /** By place in the population. */
  public Standing standing(int partner) {
    return all.get(partner);
  }

  /** A partner's rank in one replication; 0 without a score. */
  public int rank(int partner, int replication) {
    return records.rank(partner, replication);
  }

  /** A partner's rounded score in one replication; NaN without one. */
  public double score(int partner, int replication) {
    return rank(partner, replication) == 0
        ? Double.NaN
        : standings.score(records.steps(partner, replication));
  }

  /** Two partners side by side. */
  public Duel duel(int one, int other) {
    return RecordedStandings.duel(records, one, other);
  }

  /** Places of everybody by declared rank, equals by id; those without a score at the end. */
  public int[] byRank() {
    return RecordedStandings.byRank(stage.ranks());
  }

  /** Mean distance of a replication's ranks from the declared ones; NaN where nobody has both. */
  public double shift(int replication) {
    var ranks = new int[population().size()];
    Arrays.setAll(ranks, i -> records.rank(i, replication));
    return stage.shift(ranks);
  }

  /** Which KPIs' measured values are in doubt, and how; in the order of the scorecard. */
  public List<ValueDoubt> valueDoubts() {
    return stage.draws().valueDoubts();
  }

  /** How well the scorecard's parts fit together as they are declared. */
  public Coherence coherence() {
    return Coherence.of(scorecard(), Scorer.score(scorecard(), measurements).get(place));
  }

  /** What drives the doubt; plays a design of its own. */
  public Sensitivity sensitivity() {
    return Sensitivity.of(stage, robustness.points(), robustness.seed());
  }
}
