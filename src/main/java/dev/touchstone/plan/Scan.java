package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import java.util.Objects;

/**
 * One way to read a dataset: rows grouped by a column, picked by a date column. Figures that share
 * a scan share one pass over its files.
 *
 * @param by the partner column, or the shared key of a linked input
 * @param on the date column that decides the period; empty for data without a time
 */
public record Scan(Dataset dataset, String by, String on) {
  /** Scans are looked up often, and hashing a whole contract each time shows. */
  @Override
  public int hashCode() {
    return Objects.hash(dataset.id(), by, on);
  }

  public boolean timeless() {
    return on.isEmpty();
  }
}
