package dev.touchstone.audit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an anchor soon after each commit that lengthened the chain: by a thread of its own, so
 * that nobody waits for it, and one line for all commits of a moment. A crash before it does leaves
 * an anchor that is true and says less.
 */
public final class AnchorWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorWriter.class);

  /** How long the chain may be longer than what is known outside. */
  private static final Duration MOMENT = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Anchors anchors;
  private final AtomicReference<ChainEnd> reached = new AtomicReference<>(ChainEnd.NONE);
  private final Thread thread;
  private volatile boolean closed;
  private volatile long written;
  private volatile boolean failing;

  public AnchorWriter(Anchors anchors) {
    this.anchors = anchors;
    this.thread = Thread.ofPlatform().name("audit-anchor").daemon().start(this::work);
  }

  /** The chain was seen to end there; what is committed only. */
  public void reached(ChainEnd end) {
    if (reached.accumulateAndGet(end, (a, b) -> a.seq() >= b.seq() ? a : b) == end) {
      LockSupport.unpark(thread);
    }
  }

  /** What was anchored before this start, so that it is not said again. */
  void resume(long anchored) {
    written = anchored;
  }

  private void work() {
    while (!closed) {
      if (reached.get().seq() <= written) {
        LockSupport.park(this);
      }
      LockSupport.parkNanos(this, (failing ? PATIENCE : MOMENT).toNanos());
      write();
    }
  }

  private synchronized void write() {
    var end = reached.get();
    if (end.seq() <= written) {
      return;
    }
    try {
      anchors.add(end);
      written = end.seq();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("The audit trail is not anchored until this is mended", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    write();
  }
}
