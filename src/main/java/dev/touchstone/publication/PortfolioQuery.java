package dev.touchstone.publication;

/**
 * Which partners to show, and in which order. An empty text filters nothing.
 *
 * @param search part of a partner's name or id, in any case
 * @param band a band's id, or {@link #NO_SCORE}
 * @param page from 1
 */
public record PortfolioQuery(
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
    if (page < 1) {
      throw new IllegalArgumentException("Pages count from 1: " + page);
    }
  }

  /** What a portfolio can be ordered by; partners without the value come last either way. */
  public enum Sort {
    RANK,
    NAME,
    TYPE,
    REGION,
    SCORE,
    CHANGE,
    COVERAGE
  }
}
