package dev.touchstone.publication;

import java.util.Set;

/**
 * Which partners to show, and in which order. An empty text filters nothing.
 *
 * @param search part of a partner's name or id, in any case
 * @param needs only partners that need somebody for one of these reasons; empty for all partners
 * @param band a band's id, or {@link #NO_SCORE}
 * @param page from 1; {@link #WHOLE} for all of them, up to {@link #MOST_ROWS}, on one
 */
public record PortfolioQuery(
    Set<Need> needs,
    String search,
    String band,
    String type,
    String region,
    Sort sort,
    boolean descending,
    int page) {
  /** Stands for partners whose score is withheld. */
  public static final String NO_SCORE = "none";

  public static final int PAGE_SIZE = 50;
  public static final int WHOLE = 0;
  public static final int MOST_ROWS = 5_000;

  public PortfolioQuery {
    needs = Set.copyOf(needs);
    if (page < WHOLE) {
      throw new IllegalArgumentException("Pages count from 1: " + page);
    }
  }

  int offset() {
    return page == WHOLE ? 0 : (page - 1) * PAGE_SIZE;
  }

  int limit() {
    return page == WHOLE ? MOST_ROWS : PAGE_SIZE;
  }

  /** What a portfolio can be ordered by; partners without the value come last either way. */
  public enum Sort {
    /** Who fell a band first, then by change. */
    URGENCY,
    RANK,
    NAME,
    TYPE,
    REGION,
    SCORE,
    BAND,
    CHANGE,
    COVERAGE
  }
}
