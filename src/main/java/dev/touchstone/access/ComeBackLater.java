package dev.touchstone.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many attempts are waiting; this one was not looked at. */
final class ComeBackLater extends AuthenticationException {
  private final Duration after;

  ComeBackLater(Duration after) {
    super("Too many attempts are waiting");
    this.after = after;
  }

  /** At least 1. */
  long seconds() {
    return Math.max(1, after.plusMillis(999).toSeconds());
  }
}
