package dev.touchstone.run;

import dev.touchstone.definition.scorecard.Kpi.Direction;
import dev.touchstone.shared.Unit;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where one partner is going.
 *
 * @param index the partner's place in the population
 * @param all the trends to tell
 */
public record PartnerTrends(Trends trends, int index, List<Trend> all) {
  public ScorecardRun run() {
    return trends.run();
  }

  public String partner() {
    return run().latest().population().partners().get(index).value();
  }

  public String name() {
    var name = run().latest().population().names().get(index);
    return name.isBlank() ? partner() : name;
  }

  /** The period a forecast is of. */
  public String next() {
    return trends.next();
  }

  /** As programs read it. */
  public Document document() {
    return new Document(
        partner(),
        name(),
        run().scorecard().id(),
        next(),
        all.stream().map(PartnerTrends::line).toList());
  }

  private static Line line(Trend trend) {
    var series = trend.series();
    return new Line(
        trend.id(),
        trend.title(),
        trend.unit(),
        trend.lowerIsBetter() ? Direction.LOWER : Direction.HIGHER,
        IntStream.range(0, series.size())
            .mapToObj(i -> new Point(series.periods().get(i).label(), series.value(i)))
            .toList(),
        trend.momentum(),
        trend.next(),
        trend.inProgress());
  }

  public record Document(
      String partner, String name, String scorecard, String forecastOf, List<Line> trends) {}

  /**
   * @param series NaN where a period has no number
   */
  public record Line(
      String id,
      String title,
      Unit unit,
      Direction better,
      List<Point> series,
      Momentum momentum,
      Forecast forecast,
      InProgress inProgress) {}

  public record Point(String period, double value) {}
}
