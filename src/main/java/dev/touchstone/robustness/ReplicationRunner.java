package dev.touchstone.robustness;

import dev.touchstone.score.replay.Kernel;
import dev.touchstone.score.replay.Pass;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where replications are played: a scorecard with its variants, what it gives as declared, and
 * threads that take one piece of work after the other. Whatever is written goes to its own place,
 * so that the number of threads cannot change a result.
 */
final class ReplicationRunner {
  private final Variants variants;
  private final ReplicationDraws draws;
  private final int threads;
  private final int[] ranks;

  ReplicationRunner(Kernel kernel, int threads) {
    this.variants = new Variants(kernel);
    this.draws = new ReplicationDraws(variants);
    this.threads = Math.max(1, threads);
    var pass = new Pass(kernel);
    pass.play(kernel, kernel.weights());
    this.ranks = pass.ranks().clone();
  }

  Kernel declared() {
    return variants.declared();
  }

  ReplicationDraws draws() {
    return draws;
  }

  /** Ranks by the scorecard as declared; 0 without a score. */
  int[] ranks() {
    return ranks;
  }

  void play(Replication replication, Pass pass) {
    pass.play(kernel(replication), replication.weights());
  }

  private Kernel kernel(Replication replication) {
    var kernel = variants.of(replication.choices());
    return replication.errors() == 0 ? kernel : kernel.with(draws.values(replication.errors()));
  }

  /**
   * How far ranks are from the declared ones: the mean distance over partners that have both.
   *
   * @return NaN where no partner has both
   */
  double shift(Replication replication, Pass pass) {
    play(replication, pass);
    return shift(pass.ranks());
  }

  double shift(int[] others) {
    long sum = 0;
    int count = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] > 0 && others[i] > 0) {
        sum += Math.abs(others[i] - ranks[i]);
        count++;
      }
    }
    return count == 0 ? Double.NaN : (double) sum / count;
  }

  /** Does one piece of work after the other; for one thread. */
  @FunctionalInterface
  interface Worker {
    void play(int number);
  }

  /** Does pieces 0 .. count - 1, each once, in no particular order; each thread has a worker. */
  void all(int count, Supplier<Worker> workers) {
    var next = new AtomicInteger();
    Runnable work =
        () -> {
          var worker = workers.get();
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            worker.play(i);
          }
        };
    if (threads == 1 || count < 2) {
      work.run();
      return;
    }
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        done.add(executor.submit(work));
      }
      for (var one : done) {
        one.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while replications were played", e);
    }
  }
}
