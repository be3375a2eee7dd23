package dev.touchstone.publication;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole portfolio in one period.
 *
 * @param byBand partners with a score, by band id
 * @param needing partners that need somebody, for whatever reason
 * @param byNeed how many for each reason; one partner can have several
 * @param medians median score of each period up to this one, oldest first; NaN where nobody has one
 * @param types partner types there are, for filters
 */
public record PortfolioSummary(
    int partners,
    int scored,
    Map<String, Integer> byBand,
    int needing,
    Map<Need, Integer> byNeed,
    List<Double> medians,
    List<String> types,
    List<String> regions) {

  public int withheld() {
    return partners - scored;
  }

  public Optional<BigDecimal> median() {
    double last = medians.isEmpty() ? Double.NaN : medians.getLast();
    return Double.isNaN(last) ? Optional.empty() : Optional.of(BigDecimal.valueOf(last));
  }
}
