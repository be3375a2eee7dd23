package dev.touchstone.publication;

import java.util.Set;

/**
 * Which partners to show, and in which order. An empty text filters nothing.
 *
 * @param search part of a partner's name or id, in any case
 * @param needs only partners that need somebody for one of these reasons; empty for all partners
 * @param band a band's id, or {@link #NO_SCORE}
 * @param page from 1
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

  public PortfolioQuery {
    needs = Set.copyOf(needs);
    if (page < 1) {
      throw new IllegalArgumentException("Pages count from 1: " + page);
    }
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
