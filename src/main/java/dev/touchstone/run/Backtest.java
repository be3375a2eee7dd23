package dev.touchstone.run;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.change.Chain;
import dev.touchstone.score.change.Chain.Cause;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Another version of a scorecard over periods that are past: who would have been where, and why;
 * and whether the data carries what the version asks for that the older one did not.
 *
 * @param periods oldest first
 * @param fitness one per KPI that is new, measured differently or on trial
 */
public record Backtest(
    Scorecard old, Scorecard young, List<Tested> periods, List<DataFitness> fitness) {

  /** What became of a partner's band. */
  public enum Move {
    UP,
    DOWN,
    SAME,
    /** The two versions' bands do not compare. */
    OTHER,
    /** A score only by the newer version. */
    GAINED,
    /** A score only by the older version. */
    LOST,
    /** No score either way. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One partner by both versions.
   *
   * @param before by the older version, as {@code after} by the newer
   * @param change why they differ; the facts are the same
   */
  public record Compared(
      PartnerId partner, String name, Place before, Place after, Move move, Change change) {
    /** Ranks gained; 0 where there is none in either version. */
    public int ranks() {
      return before.rank() == 0 || after.rank() == 0 ? 0 : before.rank() - after.rank();
    }
  }

  /**
   * @param score NaN where there is none
   * @param rank 0 where there is none
   * @param band id; empty where there is none
   */
  public record Place(double score, int rank, String band) {
    static final Place NOWHERE = new Place(Double.NaN, 0, "");
  }

  /**
   * @param partners by partner id
   */
  public record Tested(Period period, List<Compared> partners) {
    public long count(Move move) {
      return partners.stream().filter(one -> one.move() == move).count();
    }

    /** Mean number of ranks moved, up or down, of those with a rank in both. */
    public double meanRanks() {
      return ranked().mapToInt(one -> Math.abs(one.ranks())).average().orElse(0);
    }

    public int mostRanks() {
      return ranked().mapToInt(one -> Math.abs(one.ranks())).max().orElse(0);
    }

    private Stream<Compared> ranked() {
      return partners.stream().filter(one -> one.before().rank() > 0 && one.after().rank() > 0);
    }
  }

  /**
   * Holds two runs over the same periods against each other.
   *
   * @throws IllegalArgumentException if the runs are of different periods
   */
  public static Backtest of(ScorecardRun old, ScorecardRun young) {
    if (!old.receipt().periods().equals(young.receipt().periods())) {
      throw new IllegalArgumentException("Both versions must be scored over the same periods");
    }
    var tested = new ArrayList<Tested>();
    for (int p = 0; p < old.scores().size(); p++) {
      tested.add(tested(old, young, p));
    }
    return new Backtest(
        old.scorecard(), young.scorecard(), List.copyOf(tested), DataFitness.of(old, young));
  }

  private static Tested tested(ScorecardRun old, ScorecardRun young, int period) {
    var before = old.scores().get(period);
    var after = young.scores().get(period);
    var chain = new Chain(before, List.of(new Chain.Link(Cause.METHOD, after)));
    var everybody = new TreeSet<>(before.population().partners());
    everybody.addAll(after.population().partners());
    var compared = new ArrayList<Compared>();
    for (var partner : everybody) {
      var was = place(before, partner);
      var is = place(after, partner);
      compared.add(
          new Compared(
              partner,
              name(after, before, partner),
              was,
              is,
              move(was.band(), is.band(), old.scorecard(), young.scorecard()),
              chain.change(partner)));
    }
    return new Tested(after.period(), List.copyOf(compared));
  }

  private static Place place(Scores scores, PartnerId partner) {
    int at = scores.population().indexOf(partner);
    return at < 0 ? Place.NOWHERE : new Place(scores.score(at), scores.rank(at), scores.band(at));
  }

  private static String name(Scores first, Scores second, PartnerId partner) {
    int at = first.population().indexOf(partner);
    return at >= 0
        ? first.population().names().get(at)
        : second.population().names().get(second.population().indexOf(partner));
  }

  /** Bands are compared by their place among the bands of one version that has both. */
  private static Move move(String before, String after, Scorecard old, Scorecard young) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? after.isEmpty() ? Move.NONE : Move.GAINED : Move.LOST;
    }
    if (before.equals(after)) {
      return Move.SAME;
    }
    for (var card : List.of(young, old)) {
      var ids = card.bands().stream().map(Scorecard.Band::id).toList();
      if (ids.contains(before) && ids.contains(after)) {
        return ids.indexOf(after) > ids.indexOf(before) ? Move.UP : Move.DOWN;
      }
    }
    return Move.OTHER;
  }

  /**
   * What one KPI or group did by one kind of cause, over all partners and periods with a score by
   * both versions.
   *
   * @param mean points of the score
   * @param size mean of the points without their signs: what it moves, even if up and down are even
   * @param ofMovers the same as {@code size}, over those that changed their band
   */
  public record Reason(
      String id, String title, Change.Kind kind, double mean, double size, double ofMovers) {}

  /** Why scores differ, the largest first. */
  public List<Reason> reasons() {
    return new Reasons(periods).all();
  }

  /** As programs read it. */
  public Document document() {
    return new Document(
        young.id(),
        young.title(),
        periods.stream().map(Backtest::document).toList(),
        reasons(),
        fitness);
  }

  private static OfPeriod document(Tested tested) {
    var moves = new EnumMap<Move, Long>(Move.class);
    for (var move : Move.values()) {
      moves.put(move, tested.count(move));
    }
    return new OfPeriod(
        tested.period().label(), moves, tested.meanRanks(), tested.mostRanks(), tested.partners());
  }

  /**
   * @param data whether it carries what is new
   */
  public record Document(
      String scorecard,
      String title,
      List<OfPeriod> periods,
      List<Reason> reasons,
      List<DataFitness> data) {}

  /**
   * @param moves how many partners each became of
   * @param meanRanks how many ranks were moved, up or down, by those with a rank in both
   */
  public record OfPeriod(
      String period,
      Map<Move, Long> moves,
      double meanRanks,
      int mostRanks,
      List<Compared> partners) {}
}
