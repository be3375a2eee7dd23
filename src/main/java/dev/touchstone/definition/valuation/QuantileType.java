package dev.touchstone.definition.valuation;

/**
 * The nine sample quantiles of Hyndman and Fan (1996), which programs differ by. 7 is the default
 * of R and spreadsheets, 2 of SAS, 6 of SPSS.
 *
 * @param number 1 to 9
 */
public record QuantileType(int number) {
  public static final QuantileType DEFAULT = new QuantileType(7);

  public QuantileType {
    if (number < 1 || number > 9) {
      throw new IllegalArgumentException("Quantile types are numbered 1 to 9: " + number);
    }
  }
}
