package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.expression.Sql;
import java.util.List;

/**
 * One question to the engine, complete but for the names of the files.
 *
 * @param purpose what it is for, in a few words
 * @param sources the datasets it reads, and how much of each
 */
public record Statement(String purpose, Sql sql, List<Source> sources) {
  /**
   * @param on the date column files are pruned by; empty for all files
   */
  public record Source(Dataset dataset, String on, Slice slice) {}

  public Statement with(Sql other) {
    return new Statement(purpose, other, sources);
  }
}
