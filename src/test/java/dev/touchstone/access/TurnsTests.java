package dev.touchstone.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.Turns.Turn;
import dev.touchstone.server.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTests {
  private static final Duration SLACK = Duration.ofSeconds(5);
  private final Turns turns = TestServer.get().server().service(Turns.class);
  private final String name = "somebody-" + UUID.randomUUID();

  @Test
  void fiveAttemptsWaitForNothingAndEachFurtherOneLonger() {
    var delays = IntStream.range(0, 9).mapToObj(i -> delay(next(name, home()))).toList();
    assertThat(delays.subList(0, 5)).allMatch(Duration::isZero);
    assertThat(delays.get(5)).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    assertThat(delays.get(8)).isGreaterThan(delays.get(7)).isGreaterThan(Duration.ofSeconds(2));
  }

  /** At read committed and by counting first, all forty would be let through at once. */
  @Test
  void fortyAtOnceStandInOneQueue() throws Exception {
    var all = atOnce(40, i -> next(name, home()));
    var delays = all.stream().filter(Turn.After.class::isInstance).map(TurnsTests::delay).toList();
    assertThat(delays.stream().filter(it -> it.compareTo(Duration.ofMillis(1)) < 0)).hasSize(5);
    assertThat(delays).hasSizeBetween(9, 12).allMatch(it -> it.compareTo(Turns.LONGEST_WAIT) <= 0);
    assertThat(all).filteredOn(Turn.ComeBack.class::isInstance).hasSize(40 - delays.size());
  }

  /** Whatever somebody else did before, and for how long. */
  @Test
  void afterAnyNumberOfWrongOnesTheNextIsLookedAtWithinSeconds() throws Exception {
    for (int round = 0; round < 3; round++) {
      atOnce(30, i -> next(name, home()));
    }
    // Those who were turned away did not lengthen the queue.
    var turn = next(name, home());
    var wait =
        switch (turn) {
          case Turn.After(var delay) -> delay;
          case Turn.ComeBack(var delay) -> delay.plus(Turns.LONGEST_WAIT);
        };
    assertThat(wait).isLessThan(Turns.LONGEST_WAIT.plus(SLACK));
  }

  @Test
  void whoFloodsANameFromElsewhereMakesItsOwnerWaitSecondsAtMost() throws Exception {
    atOnce(200, i -> next(name, new SignInOrigin("198.51.100." + i, "")));
    assertThat(delay(next(name, home()))).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whoTriesManyNamesWaitsAndOthersOfTheNetworkAreStillLookedAt() throws Exception {
    var network = new SignInOrigin("net-" + UUID.randomUUID(), "");
    var all = atOnce(150, i -> next(name + i, network));
    assertThat(all).filteredOn(Turn.ComeBack.class::isInstance).isNotEmpty();
    assertThat(all).filteredOn(Turn.After.class::isInstance).hasSizeBetween(60, 130);
    var known = new SignInOrigin(network.network(), "0".repeat(32));
    assertThat(delay(turns(() -> turns.next(name, known, true)))).isZero();
  }

  @Test
  void aRightPasswordIsForgivenAndTheOthersOfItsNetworkAreNot() {
    for (int i = 0; i < 5; i++) {
      next(name, home());
    }
    gate(
        () -> {
          turns.forgive(name, home(), false);
          return true;
        });
    assertThat(delay(next(name, home()))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2:ffff::1, 20010db800010002/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "not an address, not an address"
  })
  void anIpv6HolderIsOneHoweverManyAddressesItUses(String address, String network) {
    assertThat(SignInOrigin.network(address)).isEqualTo(network);
  }

  private SignInOrigin home() {
    return new SignInOrigin("home of " + name, "");
  }

  private Turn next(String who, SignInOrigin from) {
    return turns(() -> turns.next(who, from, false));
  }

  private static Turn turns(Callable<Turn> action) {
    return gate(action);
  }

  private static <T> T gate(Callable<T> action) {
    try {
      return Scope.in(new Scope.Gate(), action::call);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration delay(Turn turn) {
    return switch (turn) {
      case Turn.After(var delay) -> delay;
      case Turn.ComeBack(var delay) -> throw new AssertionError("turned away for " + delay);
    };
  }

  private interface Attempt {
    Turn number(int i);
  }

  private static List<Turn> atOnce(int number, Attempt attempt) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Turn>>();
      for (int i = 0; i < number; i++) {
        int n = i;
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return attempt.number(n);
                }));
      }
      start.countDown();
      var answers = new ArrayList<Turn>();
      for (var one : all) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
