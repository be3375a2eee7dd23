package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
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
    return causes(failure).flatMap(cause -> refusal(cause).stream()).findFirst();
  }

  /** A sentence for any failure; all of it is in the log. */
  static Refused saying(Throwable failure, String log) {
    return in(failure)
        .orElseGet(
            () ->
                new Refused(
                    "start-failed",
                    "Touchstone could not start: " + rootSentence(failure),
                    "What led to it is in " + log + "."));
  }

  private static String rootSentence(Throwable failure) {
    var root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    var message = root.getMessage() == null ? "" : root.getMessage().lines().findFirst().orElse("");
    var sentence = message.isBlank() ? root.getClass().getSimpleName() : message.strip();
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(50);
  }

  private static Optional<Refused> refusal(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case Refused refused -> refused;
          case PortInUseException taken ->
              new Refused(
                  "port-taken",
                  "Something else listens on port " + taken.getPort() + ".",
                  "Stop it, or choose another port.");
          case BindException _ ->
              new Refused(
                  "address-not-here",
                  "This machine does not have the address of server.address.",
                  "Leave it out, or name an address of this machine.");
          case FlywayValidateException _ ->
              new Refused(
                  "other-schema",
                  "The database was made by another version of Touchstone.",
                  "Start the version that made it, or choose another home or database.");
          case SQLException unreachable when isUnreachable(unreachable) ->
              new Refused(
                  "database-unreachable",
                  "The database does not answer: " + unreachable.getMessage(),
                  "Check spring.datasource.url and spring.flyway.url, and that it runs.");
          default -> null;
        });
  }

  private static boolean isUnreachable(SQLException e) {
    return causes(e)
        .anyMatch(it -> it instanceof ConnectException || it instanceof UnknownHostException);
  }
}
