package dev.touchstone.fact.field;

import dev.touchstone.fact.LoadReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts every rejected row and keeps the first reasons. */
public final class Rejects {
  private final List<Reject> kept = new ArrayList<>();
  private long rows;

  /** One row, with the first fault of each of its fields. */
  void row(List<Reject> faults) {
    rows++;
    if (kept.size() < LoadReport.MOST_REJECTS) {
      kept.addAll(faults);
    }
  }

  /**
   * Rows found wanting together, after the file was read; {@code first} are their first reasons.
   */
  public void rows(long count, List<Reject> first) {
    rows += count;
    kept.addAll(first);
    kept.sort(Comparator.comparingLong(Reject::line).thenComparingInt(Reject::field));
    if (kept.size() > LoadReport.MOST_REJECTS) {
      kept.subList(LoadReport.MOST_REJECTS, kept.size()).clear();
    }
  }

  public long count() {
    return rows;
  }

  public List<Reject> kept() {
    return List.copyOf(kept.subList(0, Math.min(kept.size(), LoadReport.MOST_REJECTS)));
  }
}
