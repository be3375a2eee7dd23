package dev.touchstone.publication;

import java.time.Instant;

/**
 * One file that was loaded, without its rejects. {@code read = added + superseded + unchanged +
 * rejected}.
 */
public record StoredLoad(
    long id,
    String dataset,
    String mapping,
    String file,
    String sha256,
    long read,
    long added,
    long superseded,
    long unchanged,
    long rejected,
    Instant loadedAt,
    String loadedBy) {

  public long accepted() {
    return read - rejected;
  }
}
