package dev.touchstone.measure.engine;

import dev.touchstone.shared.Refused;
import java.sql.SQLException;
import java.util.List;

/**
 * Tells what a person can mend from what is a fault of ours, by the engine's own kinds of error.
 */
final class EngineFault {
  /** A statement that cannot be understood was written wrongly; nothing a user can do about it. */
  private static final List<String> OURS =
      List.of(
          "Parser Error",
          "Binder Error",
          "Catalog Error",
          "Not implemented Error",
          "INTERNAL Error",
          "INTERRUPT Error");

  private EngineFault() {}

  static RuntimeException of(SQLException fault, String purpose, String sql) {
    var message = String.valueOf(fault.getMessage());
    if (message.contains("Out of Memory Error")) {
      return new Refused(
          "memory-limit",
          "Reading " + purpose + " needs more memory than the engine may use",
          "Give the engine more memory");
    }
    if (message.contains("Out of Range Error") || message.contains("Conversion Error")) {
      return new Refused(
          "does-not-fit",
          "A number made from " + purpose + " has more than 38 digits and cannot be kept exact",
          "Declare fewer digits after the point for the columns or rates, or round(..) in the sum");
    }
    if (OURS.stream().anyMatch(message::contains)) {
      return new IllegalStateException("DuckDB refused a statement:\n" + sql, fault);
    }
    return new Refused(
        "unreadable-facts",
        "A file of " + purpose + " is missing or damaged",
        "Restore the workspace's facts, or load the source files into a new one");
  }
}
