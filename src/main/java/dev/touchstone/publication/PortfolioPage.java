package dev.touchstone.publication;

import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.util.List;

/**
 * Some partners of a run in one period.
 *
 * @param total how many the query found in all
 */
public record PortfolioPage(List<Row> rows, int total) {
  /**
   * @param coverage share of the weight backed by data, 0..1
   * @param trend scores up to this period, oldest first; NaN where there is none
   */
  public record Row(
      PartnerId partner,
      String name,
      String type,
      String region,
      Result result,
      ScoreDifference change,
      BigDecimal coverage,
      List<Double> trend) {}

  public int pages() {
    return Math.max(1, Math.ceilDiv(total, PortfolioQuery.PAGE_SIZE));
  }
}
