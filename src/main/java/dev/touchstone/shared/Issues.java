package dev.touchstone.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong, so that all of it is reported at once. Not thread-safe. */
public final class Issues {
  private final Set<Issue> found = new LinkedHashSet<>();
  private boolean errors;

  public void error(String code, Position at, String message, String hint) {
    add(new Issue(Issue.Severity.ERROR, code, at, message, hint));
  }

  public void warning(String code, Position at, String message, String hint) {
    add(new Issue(Issue.Severity.WARNING, code, at, message, hint));
  }

  public void add(Issue issue) {
    found.add(issue);
    errors |= issue.severity() == Issue.Severity.ERROR;
  }

  public boolean hasErrors() {
    return errors;
  }

  /** How many there are. */
  public int count() {
    return found.size();
  }

  /** All issues in the order of file, line and column. */
  public List<Issue> all() {
    var sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }

  /** Stops here if there is any error. */
  public void orThrow() {
    if (hasErrors()) {
      throw new Invalid(all());
    }
  }

  /** Carries issues to whoever talks to the person: the command line or the web. */
  public static final class Invalid extends RuntimeException {
    private final transient List<Issue> issues;

    public Invalid(List<Issue> issues) {
      super(
          issues.isEmpty()
              ? "Invalid"
              : issues.getFirst().at() + ": " + issues.getFirst().message());
      this.issues = issues;
    }

    public List<Issue> issues() {
      return issues;
    }
  }
}
