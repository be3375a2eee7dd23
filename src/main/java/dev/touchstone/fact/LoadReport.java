package dev.touchstone.fact;

import dev.touchstone.fact.field.Reject;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * The outcome of one source file. {@code read = added + superseded + unchanged + equal + rejected}.
 *
 * @param file its path below the data folder
 * @param sha256 of the file's bytes
 * @param added rows with a new key
 * @param superseding rows that took the place of an earlier row of the same key, by the file that
 *     row came from
 * @param unchanged rows that were in the table already
 * @param equal rows that say the same as an earlier row of the same file, counted once
 * @param rejectedBy rejected rows by the code of their first reason
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
    SortedMap<String, Long> superseding,
    long unchanged,
    long equal,
    long rejected,
    SortedMap<String, Long> rejectedBy,
    List<Reject> rejects,
    boolean changed,
    SortedMap<String, Long> warnings) {
  /** Rejects kept in memory; all are counted. */
  public static final int MOST_REJECTS = 10_000;

  /** How many rows took the place of an earlier one, of whatever file. */
  public long superseded() {
    return superseding.values().stream().mapToLong(Long::longValue).sum();
  }

  LoadReport as(Taken taken) {
    return new LoadReport(
        dataset,
        mapping,
        file,
        sha256,
        read,
        taken.added(),
        taken.superseding(),
        taken.unchanged(),
        equal,
        rejected,
        rejectedBy,
        rejects,
        changed,
        warnings);
  }

  /** What the same file says when it is read again: nothing changed. */
  LoadReport again(String otherMapping, String otherFile) {
    return new LoadReport(
        dataset,
        otherMapping,
        otherFile,
        sha256,
        read,
        0,
        Collections.emptySortedMap(),
        added + superseded() + unchanged,
        equal,
        rejected,
        rejectedBy,
        rejects.stream().map(reject -> in(otherFile, reject)).toList(),
        false,
        warnings);
  }

  private static Reject in(String file, Reject r) {
    return new Reject(file, r.line(), r.field(), r.column(), r.value(), r.code(), r.reason());
  }
}
