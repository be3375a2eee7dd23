package dev.touchstone.access;

import static dev.touchstone.db.Tables.SIGN_IN_PACE;

import dev.touchstone.db.tables.records.SignInPaceRecord;
import dev.touchstone.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an attempt to prove a password is looked at. Wrong ones make the next of their kind wait,
 * the more of them the longer; nobody is shut out. Turns are handed out under row locks and by the
 * database's clock, so that many at once, on one node or on several, stand in one queue.
 */
@Repository
class Turns {
  /** Whoever would have to wait longer is asked to come back, and does not lengthen the queue. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** One name from one network, or from one browser it is known from: somebody who forgot. */
  private static final Pace PAIR =
      new Pace(5, Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(1), true);

  /** One network, any names: somebody who tries a list. */
  private static final Pace NETWORK =
      new Pace(60, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(5), true);

  /** One name from anywhere: many machines on one account. They wait, but not for each other. */
  private static final Pace NAME =
      new Pace(20, Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofSeconds(10), false);

  private static final int SWEPT_AT_ONCE = 50;

  private final DSLContext sql;

  Turns(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * How fast attempts of one kind may follow each other.
   *
   * @param free so many wrong ones cost nothing
   * @param first what the next one waits; each further one waits twice as long
   * @param longest but no longer than this
   * @param forgetting after which time one wrong attempt less counts
   * @param queued whether each waits for the one before, or only for itself
   */
  record Pace(int free, Duration first, Duration longest, Duration forgetting, boolean queued) {
    Duration gap(long wrong) {
      if (wrong < free) {
        return Duration.ZERO;
      }
      var gap = first.multipliedBy(1L << Math.min(20, wrong - free));
      return gap.compareTo(longest) < 0 ? gap : longest;
    }

    /** How many wrong ones still count. */
    long wrong(Instant forgottenAt, Instant now) {
      long left = Math.max(0, Duration.between(now, forgottenAt).toMillis());
      return Math.ceilDiv(left, forgetting.toMillis());
    }
  }

  /** What a turn is kept under, and how fast that goes. */
  private record Line(String key, Pace pace) {}

  /** What was decided on an attempt. */
  sealed interface Turn {
    /**
     * It is looked at after the wait, and counts as wrong until it is forgiven.
     *
     * @param delay at most {@link #LONGEST_WAIT}
     */
    record After(Duration delay) implements Turn {}

    /**
     * Too many are waiting; this one is not looked at and does not count.
     *
     * @param delay after which one more will be let in
     */
    record ComeBack(Duration delay) implements Turn {}
  }

  /**
   * Gives an attempt its turn.
   *
   * @param known whether that person signed in from that browser before
   */
  @Transactional
  Turn next(String signIn, SignInOrigin from, boolean known) {
    sweep();
    var lines = lines(signIn, from, known);
    var rows = locked(lines);
    var now = now();
    var turn = now;
    for (int i = 0; i < rows.size(); i++) {
      var pace = lines.get(i).pace();
      var row = rows.get(i);
      var own =
          pace.queued()
              ? row.getNextTurn()
              : now.plus(pace.gap(pace.wrong(row.getForgottenAt(), now)));
      turn = own.isAfter(turn) ? own : turn;
    }
    var wait = Duration.between(now, turn);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return new Turn.ComeBack(wait.minus(LONGEST_WAIT));
    }
    for (int i = 0; i < rows.size(); i++) {
      var pace = lines.get(i).pace();
      var row = rows.get(i);
      var forgotten = later(row.getForgottenAt(), now).plus(pace.forgetting());
      row.setForgottenAt(forgotten);
      // Counted from its own line: who waits long in one does not hold up those in another.
      row.setNextTurn(later(row.getNextTurn(), now).plus(pace.gap(pace.wrong(forgotten, now))));
      row.update();
    }
    return new Turn.After(wait);
  }

  /** The password was right: what its own line remembers goes, elsewhere this one attempt. */
  @Transactional
  void forgive(String signIn, SignInOrigin from, boolean known) {
    var lines = lines(signIn, from, known);
    var rows = locked(lines);
    for (int i = 0; i < rows.size(); i++) {
      var pace = lines.get(i).pace();
      if (pace == PAIR) {
        rows.get(i).delete();
      } else {
        rows.get(i).setForgottenAt(rows.get(i).getForgottenAt().minus(pace.forgetting()));
        rows.get(i).update();
      }
    }
  }

  /** Names are kept as hashes: people type passwords where a name belongs. */
  private static List<Line> lines(String signIn, SignInOrigin from, boolean known) {
    var lines = new ArrayList<Line>();
    if (known) {
      lines.add(new Line("browser " + Sha256.of(signIn + '\n' + from.browser()), PAIR));
    } else {
      lines.add(new Line("pair " + Sha256.of(signIn + '\n' + from.network()), PAIR));
      lines.add(new Line("network " + Sha256.of(from.network()), NETWORK));
      lines.add(new Line("name " + Sha256.of(signIn), NAME));
    }
    lines.sort(Comparator.comparing(Line::key));
    return lines;
  }

  /** In the order of their keys, so that two attempts never wait for each other's rows. */
  private List<SignInPaceRecord> locked(List<Line> lines) {
    var rows = new ArrayList<SignInPaceRecord>();
    for (var line : lines) {
      rows.add(
          sql.insertInto(SIGN_IN_PACE)
              .columns(SIGN_IN_PACE.KEY, SIGN_IN_PACE.FORGOTTEN_AT, SIGN_IN_PACE.NEXT_TURN)
              .values(line.key(), Instant.EPOCH, Instant.EPOCH)
              .onConflict(SIGN_IN_PACE.KEY)
              .doUpdate()
              .set(SIGN_IN_PACE.KEY, line.key())
              .returning()
              .fetchSingle());
    }
    return rows;
  }

  /** What is forgotten need not be kept; a little at a time, and nothing that somebody holds. */
  private void sweep() {
    sql.deleteFrom(SIGN_IN_PACE)
        .where(
            SIGN_IN_PACE.KEY.in(
                DSL.select(SIGN_IN_PACE.KEY)
                    .from(SIGN_IN_PACE)
                    .where(SIGN_IN_PACE.FORGOTTEN_AT.lt(DSL.currentInstant()))
                    .and(SIGN_IN_PACE.NEXT_TURN.lt(DSL.currentInstant()))
                    .orderBy(SIGN_IN_PACE.KEY)
                    .limit(SWEPT_AT_ONCE)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }

  private Instant now() {
    var clock = DSL.field("clock_timestamp()", SQLDataType.INSTANT);
    return Objects.requireNonNull(sql.select(clock).fetchSingle(clock));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
