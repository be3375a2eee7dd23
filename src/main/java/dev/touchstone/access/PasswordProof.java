package dev.touchstone.access;

import dev.touchstone.access.People.Credentials;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The one place where a password that somebody typed is held against the one that is kept: in its
 * turn, counted once, hashed once, and as long for a name that nobody has as for one that somebody
 * has.
 */
@Component
class PasswordProof {
  /** Hashing is slow on purpose: it never takes more than half of the machine. */
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(10);

  private final People people;
  private final Turns turns;
  private final KnownBrowsers browsers;
  private final PasswordEncoder passwords;
  private final DoorRecords records;

  /** Strangers queue apart from those who come from where they came from before. */
  private final Semaphore forStrangers = new Semaphore(AT_ONCE, true);

  private final Semaphore forKnown = new Semaphore(AT_ONCE, true);

  /** Checked where nobody has the name. */
  private final String nobodysHash;

  PasswordProof(
      People people,
      Turns turns,
      KnownBrowsers browsers,
      PasswordEncoder passwords,
      DoorRecords records) {
    this.people = people;
    this.turns = turns;
    this.browsers = browsers;
    this.passwords = passwords;
    this.records = records;
    this.nobodysHash = String.valueOf(passwords.encode(Passwords.invented()));
  }

  /**
   * A password that was right.
   *
   * @param known whether the person signed in from that browser before
   */
  record Proven(Credentials credentials, boolean known) {}

  /**
   * Waits for its turn, which takes at most {@link Turns#LONGEST_WAIT} and the hashing.
   *
   * @return empty where name and password do not go together
   * @throws ComeBackLater if too many are waiting; then the password was not looked at
   */
  Optional<Proven> of(String name, String password, SignInOrigin from) {
    return Scope.in(new Scope.Gate(), () -> atTheGate(People.normal(name), password, from));
  }

  private Optional<Proven> atTheGate(String signIn, String password, SignInOrigin from) {
    boolean known = browsers.knows(signIn, from);
    boolean waited =
        switch (turns.next(signIn, from, known)) {
          case Turns.Turn.After(var wait) -> waited(wait);
          case Turns.Turn.ComeBack(var wait) -> throw turnedAway(people.credentials(signIn), wait);
        };
    var kept = people.credentials(signIn);
    if (waited) {
      records.count("person.sign-in-delayed", subject(kept));
    }
    boolean right = matches(password, kept, known);
    if (!right || kept.isEmpty()) {
      records.count("person.sign-in-failed", subject(kept));
      return Optional.empty();
    }
    turns.forgive(signIn, from, known);
    return kept.map(it -> new Proven(it, known));
  }

  private static boolean waited(Duration wait) {
    try {
      Thread.sleep(wait);
      return wait.isPositive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComeBackLater(wait);
    }
  }

  private boolean matches(String password, Optional<Credentials> kept, boolean known) {
    var permits = known ? forKnown : forStrangers;
    try {
      if (!permits.tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw turnedAway(kept, LONGEST_QUEUE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComeBackLater(LONGEST_QUEUE);
    }
    try {
      return passwords.matches(password, kept.map(Credentials::hash).orElse(nobodysHash));
    } finally {
      permits.release();
    }
  }

  private ComeBackLater turnedAway(Optional<Credentials> kept, Duration wait) {
    records.count("person.sign-in-turned-away", subject(kept));
    return new ComeBackLater(wait);
  }

  /** A name that nobody has is not written down: it may be a password in the wrong field. */
  private static String subject(Optional<Credentials> kept) {
    return kept.map(it -> DoorRecords.subject(it.person())).orElse("sign-in");
  }
}
