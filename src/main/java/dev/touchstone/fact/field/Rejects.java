package dev.touchstone.fact.field;

import dev.touchstone.fact.LoadReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts every rejected row and keeps the first reasons. */
public final class Rejects {
  private final List<Reject> kept = new ArrayList<>();
  private final SortedMap<String, Long> byCode = new TreeMap<>();
  private long rows;

  /** One row, with the first fault of each of its fields. */
  void row(List<Reject> faults) {
    rows++;
    byCode.merge(faults.getFirst().code(), 1L, Long::sum);
    if (kept.size() < LoadReport.MOST_REJECTS) {
      kept.addAll(faults);
    }
  }

  /**
   * Rows found wanting together, after the file was read; {@code first} are their first reasons.
   */
  public void rows(long count, List<Reject> first) {
    rows += count;
    byCode.merge(first.getFirst().code(), count, Long::sum);
    kept.addAll(first);
    kept.sort(Comparator.comparingLong(Reject::line).thenComparingInt(Reject::field));
    if (kept.size() > LoadReport.MOST_REJECTS) {
      kept.subList(LoadReport.MOST_REJECTS, kept.size()).clear();
    }
  }

  public long count() {
    return rows;
  }

  /** Rows by the code of their first reason. */
  public SortedMap<String, Long> byCode() {
    return Collections.unmodifiableSortedMap(byCode);
  }

  public List<Reject> kept() {
    return List.copyOf(kept.subList(0, Math.min(kept.size(), LoadReport.MOST_REJECTS)));
  }
}
