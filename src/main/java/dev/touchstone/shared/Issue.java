package dev.touchstone.shared;

/**
 * One thing that is wrong with a document or a file, and what to do about it.
 *
 * @param code stable, kebab-case, e.g. {@code unknown-key}; documented in the reference
 * @param message what is wrong, one sentence
 * @param hint what to do next, one sentence; empty where the message says it all
 */
public record Issue(Severity severity, String code, Position at, String message, String hint)
    implements Comparable<Issue> {
  /** Errors stop a run; warnings are shown and do not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  @Override
  public int compareTo(Issue other) {
    int byPlace = at.compareTo(other.at);
    return byPlace != 0 ? byPlace : code.compareTo(other.code);
  }
}
