package dev.touchstone.score.column;

/**
 * What a partner is told of its peers' values on one KPI. It is made so that nobody learns what one
 * other partner has, alone or together with a second one: no ends, no means, no numbers of peers,
 * and quarters only where many companies are behind them.
 */
public sealed interface Benchmark {
  /** Too few companies, all much the same, or too little apart from another group that is told. */
  record Untold() implements Benchmark {}

  /**
   * Where the peers' quarters end. Each is the mean of three values next to each other, rounded so
   * far that about four steps lie between the outer two.
   *
   * @param group the attributes that define it, e.g. {@code region EMEA}; {@code everybody}
   * @param lower a quarter of the values lies below, whichever direction is better
   */
  record Quarters(String group, double lower, double median, double upper) implements Benchmark {}

  Benchmark UNTOLD = new Untold();
}
