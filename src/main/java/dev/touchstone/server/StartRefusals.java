package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Finds the expected "no" inside the many layers of a failed start, so that whoever started the
 * server reads one sentence. Spring makes one for each start and asks it before it logs.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusals implements SpringBootExceptionReporter {
  StartRefusals(ConfigurableApplicationContext context) {}

  /** True for what {@link #in} will say, which then need not be logged. */
  @Override
  public boolean reportException(Throwable failure) {
    return in(failure).isPresent();
  }

  static Optional<Refused> in(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(50)
        .flatMap(cause -> refusal(cause).stream())
        .findFirst();
  }

  private static Optional<Refused> refusal(Throwable cause) {
    if (cause instanceof Refused refused) {
      return Optional.of(refused);
    }
    return cause instanceof PortInUseException taken
        ? Optional.of(
            new Refused(
                "port-taken",
                "Something else listens on port " + taken.getPort() + ".",
                "Stop it, or choose another port."))
        : Optional.empty();
  }
}
