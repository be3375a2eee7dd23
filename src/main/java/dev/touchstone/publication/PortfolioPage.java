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
   * @param bandBefore the band in the period before; empty where there is none
   * @param bandBeforeGates the band the score alone would give; empty where there is none
   * @param heldBy title of the gate that holds the band; empty where none does
   * @param lowered what lowered the score most since the period before
   * @param coverage share of the weight backed by data, 0..1
   * @param coverageBefore the same in the period before; as now where that is not known
   * @param trend scores up to this period, oldest first; NaN where there is none
   */
  public record Row(
      PartnerId partner,
      String name,
      String type,
      String region,
      Result result,
      ScoreDifference change,
      String bandBefore,
      String bandBeforeGates,
      String heldBy,
      Lowered lowered,
      BigDecimal coverage,
      BigDecimal coverageBefore,
      List<Double> trend) {}

  public int pages() {
    return Math.max(1, Math.ceilDiv(total, PortfolioQuery.PAGE_SIZE));
  }
}
