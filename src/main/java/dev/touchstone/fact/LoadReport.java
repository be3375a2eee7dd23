package dev.touchstone.fact;

import dev.touchstone.fact.field.Reject;
import java.util.List;
import java.util.SortedMap;

/**
 * The outcome of one source file. {@code read = added + superseded + unchanged + rejected}.
 *
 * @param file its path below the data folder
 * @param sha256 of the file's bytes
 * @param added rows with a new key
 * @param superseded rows that replace an earlier row of the same key
 * @param unchanged rows already there, in the table or earlier in the same file
 * @param rejects why rows were rejected, one per faulty field, in file order, up to {@link
 *     #MOST_REJECTS}
 * @param changed whether a new snapshot was made
 * @param warnings how many rows were taken although they break a rule that only warns, by rule id
 */
public record LoadReport(
    String dataset,
    String mapping,
    String file,
    String sha256,
    long read,
    long added,
    long superseded,
    long unchanged,
    long rejected,
    List<Reject> rejects,
    boolean changed,
    SortedMap<String, Long> warnings) {
  /** Rejects kept in memory; all are counted. */
  public static final int MOST_REJECTS = 10_000;
}
