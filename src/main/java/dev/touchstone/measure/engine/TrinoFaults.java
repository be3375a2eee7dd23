package dev.touchstone.measure.engine;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what a person can mend from what is a fault of ours, by Trino's numbers of errors: those
 * below 2^16 are about the statement, below 2^17 about Trino itself, below 2^18 about resources,
 * and above 2^24 about a connector.
 */
record TrinoFaults(TrinoServer server) implements TimedQueries.Faults {
  private static final int INTERNAL = 1 << 16;
  private static final int RESOURCES = 1 << 17;
  private static final int CONNECTORS = 1 << 24;

  private static final int PERMISSION_DENIED = 4;
  private static final int FUNCTION_MEMORY = 37;

  /** A cast or a sum that needs more than 38 digits. */
  private static final Set<Integer> TOO_LARGE = Set.of(9, 19);

  /** A catalog, a schema or a table is not there. */
  private static final Set<Integer> NOT_FOUND = Set.of(5, 44, 45, 46);

  private static final Set<Integer> TOO_SLOW = Set.of(RESOURCES + 3, RESOURCES + 5);

  @Override
  public RuntimeException of(SQLException fault, String purpose, String sql) {
    int code = fault.getErrorCode();
    if (code == 0 && causedBy(fault, IOException.class)) {
      return unreachable(fault);
    }
    if (TOO_LARGE.contains(code)) {
      return new Refused(
          "does-not-fit",
          "A number made from " + purpose + " has more than 38 digits and cannot be kept exact",
          "Declare fewer digits after the point for the columns or rates, or round(..) in the sum");
    }
    if (code == PERMISSION_DENIED) {
      return new Refused(
          "engine-denied",
          "Trino does not let %s read %s".formatted(server, purpose),
          "Give that user the right to read the tables of facts");
    }
    if (NOT_FOUND.contains(code) || code >= CONNECTORS) {
      return new Refused(
          "unreadable-facts",
          "Trino cannot read %s: %s".formatted(purpose, reason(fault)),
          "Check that its catalog is the one the facts are listed in and that every node reaches"
              + " their files");
    }
    if (TOO_SLOW.contains(code)) {
      return new Refused(
          "time-limit",
          "Reading %s took longer than Trino allows".formatted(purpose),
          "Score fewer periods at a time, or raise Trino's limit");
    }
    if (code >= RESOURCES || code == FUNCTION_MEMORY) {
      return new Refused(
          "memory-limit",
          "Reading %s needs more than Trino has: %s".formatted(purpose, reason(fault)),
          "Give Trino more memory or workers; what was measured is kept, so score again");
    }
    if (code >= INTERNAL || code == 0) {
      return new Refused(
          "engine-failed",
          "Trino gave up reading %s: %s".formatted(purpose, reason(fault)),
          "Look at Trino's log; what was measured is kept, so score again once it is well");
    }
    return new IllegalStateException("Trino refused a statement:\n" + sql, fault);
  }

  Refused unreachable(SQLException fault) {
    return new Refused(
        "engine-unreachable",
        "The distributed engine at %s does not answer: %s".formatted(server.place(), reason(fault)),
        "Start it, or check the address, user and password; what was measured is kept, so score"
            + " again");
  }

  private static boolean causedBy(Throwable fault, Class<? extends Throwable> kind) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The first line, without the query's number. */
  private static String reason(SQLException fault) {
    return String.valueOf(fault.getMessage())
        .lines()
        .findFirst()
        .orElse("no reason given")
        .replaceFirst("^Query failed \\(#[^)]*\\): ", "");
  }
}
