package dev.touchstone.measure.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A thread beside the caller's that does one piece of work after the other. */
public final class SideThread implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** Waits for its result, and throws what the work threw. */
  public <T> Supplier<T> begin(Callable<T> work) {
    var future = thread.submit(work);
    return () -> done(future);
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring", e);
    }
  }

  /** After the work that was begun. */
  @Override
  public void close() {
    thread.close();
  }
}
