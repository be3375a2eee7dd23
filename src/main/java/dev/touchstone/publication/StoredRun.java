package dev.touchstone.publication;

import dev.touchstone.fact.RowAccount;
import dev.touchstone.run.Receipt;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as the server keeps it.
 *
 * @param periods oldest first
 * @param receipt the run's receipt as JSON
 */
public record StoredRun(
    String id,
    String scorecard,
    String title,
    String program,
    Method method,
    String receipt,
    String resultHash,
    List<Period> periods,
    Instant storedAt,
    String storedBy,
    Standing standing) {

  /** Whether partners may see it. */
  public sealed interface Standing {
    /** Only the vendor's own people see it. */
    record Draft() implements Standing {}

    record Published(Instant at, String by) implements Standing {}
  }

  StoredRun with(Standing other) {
    return new StoredRun(
        id,
        scorecard,
        title,
        program,
        method,
        receipt,
        resultHash,
        periods,
        storedAt,
        storedBy,
        other);
  }

  /** What became of the rows of every dataset behind it. */
  public List<RowAccount> accounts() {
    return Json.read(receipt, Receipt.class).accounts();
  }

  public Period latest() {
    return periods.getLast();
  }

  /** Position of the period with this label, 0 is the oldest. */
  public Optional<Integer> position(String label) {
    for (int i = 0; i < periods.size(); i++) {
      if (periods.get(i).label().equals(label)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
