package dev.touchstone.plan;

/** A figure over a window of periods, brought to partners: what a KPI's arithmetic is made of. */
public record Term(Scan scan, Figure figure, Window window, Route route) {
  /**
   * @param periods trailing periods, the last one included; 0 for all time
   * @param shift how many periods the window is moved back
   */
  public record Window(int periods, int shift) {
    public boolean allTime() {
      return periods == 0;
    }
  }

  /** The same so many periods earlier. */
  Term earlier(int periods) {
    return new Term(scan, figure, new Window(window.periods(), window.shift() + periods), route);
  }

  /** Whether the figure can be put together from the figures of single periods. */
  boolean perPeriod() {
    return figure.rollsUp() || window.periods() == 1;
  }
}
