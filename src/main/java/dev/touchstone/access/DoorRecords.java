package dev.touchstone.access;

import dev.touchstone.audit.AuditTrail;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens at the door, in the audit trail and in bounded numbers: the first of a kind is told
 * by itself, those that follow within five minutes in one record with their count. So nobody fills
 * a disk by knocking. What is counted and not yet told is lost when the process is killed.
 */
@Component
class DoorRecords {
  private static final Logger LOG = LoggerFactory.getLogger(DoorRecords.class);
  static final Duration SUMMED_UP = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** More kinds of things than this are not told apart; people and a few words are far fewer. */
  private static final int MOST_KEYS = 10_000;

  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean failing;
  private final Map<What, Tally> tallies = new ConcurrentHashMap<>();
  private final ScheduledExecutorService teller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("door-records").daemon().factory());

  DoorRecords(AuditTrail audit, TransactionTemplate transaction, Clock clock) {
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    teller.scheduleWithFixedDelay(
        () -> tell(clock.instant()), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record What(String action, String subject) {}

  /**
   * @param open until when further ones are only counted
   * @param count of those that nothing has told yet
   * @param first of these
   */
  private record Tally(Instant open, long count, Instant first) {
    Tally one(Instant now) {
      return new Tally(open, count + 1, count == 0 ? now : first);
    }
  }

  /** How the trail names a person. */
  static String subject(Person person) {
    return "person/" + person.signIn();
  }

  /**
   * Tells, in the person's own name and before it returns, what the person did; or counts it, where
   * the same was told a moment ago.
   */
  void tell(Person person, String action) {
    var what = new What(action, subject(person));
    var now = clock.instant();
    var tally =
        tallies.compute(
            what,
            (key, old) -> old == null ? new Tally(now.plus(SUMMED_UP), 0, now) : old.one(now));
    if (tally.count() == 0) {
      Scope.in(Scope.of(person), () -> append(what, Map.of()));
    }
  }

  /**
   * Counts something; it is told soon, by a thread of its own, so that how long an answer takes
   * does not say whether there was something to tell.
   */
  void count(String action, String subject) {
    var now = clock.instant();
    var what = new What(action, tallies.size() < MOST_KEYS ? subject : "others");
    tallies.compute(what, (key, old) -> (old == null ? new Tally(now, 0, now) : old).one(now));
  }

  /** Tells what is due; a tally that nothing was added to since it was told is forgotten. */
  private void tell(Instant until) {
    try {
      for (var what : tallies.keySet()) {
        tell(what, until);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("What happened at the door is not recorded until this is mended", e);
      }
      failing = true;
    }
  }

  private void tell(What what, Instant until) {
    var due = tallies.get(what);
    if (due == null || due.open().isAfter(until)) {
      return;
    }
    if (due.count() == 0) {
      tallies.remove(what, due);
      return;
    }
    var since = due.first().truncatedTo(ChronoUnit.SECONDS).toString();
    Scope.in(new Scope.Gate(), () -> append(what, Map.of("count", due.count(), "since", since)));
    // What was counted meanwhile stays for the next time.
    tallies.computeIfPresent(
        what,
        (key, now) ->
            new Tally(clock.instant().plus(SUMMED_UP), now.count() - due.count(), clock.instant()));
  }

  private boolean append(What what, Map<String, ?> detail) {
    transaction.executeWithoutResult(status -> audit.append(what.action(), what.subject(), detail));
    return true;
  }

  /** Nothing that was counted is lost when a server is stopped in order. */
  @PreDestroy
  void close() {
    teller.shutdown();
    tell(Instant.MAX);
  }
}
