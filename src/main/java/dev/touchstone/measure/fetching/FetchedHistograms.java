package dev.touchstone.measure.fetching;

import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Histogram.Bar;
import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.plan.PlannedHistogram;
import dev.touchstone.plan.Route;
import dev.touchstone.plan.Timeline;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that were fetched to be drawn again, put together over windows and brought to partners
 * one by one. Holds only the slices that a later period still needs.
 */
public final class FetchedHistograms {
  private static final Comparator<Row> ASCENDING =
      Comparator.comparing(Row::over).thenComparing(Row::under);

  private final Fetching fetching;
  private final FetchedFigures answers;
  private final Timeline timeline;
  private final Period anchor;
  private final Map<PlannedHistogram.Ask, Histograms> known = new ConcurrentHashMap<>();

  FetchedHistograms(Fetching fetching, FetchedFigures answers, Timeline timeline, Period anchor) {
    this.fetching = fetching;
    this.answers = answers;
    this.timeline = timeline;
    this.anchor = anchor;
  }

  private record Row(BigDecimal over, BigDecimal under) {}

  /** The rows of a partner by its place in the population. */
  @FunctionalInterface
  public interface ByPartner {
    Histogram of(int partner);
  }

  /** What is read for a period. */
  public List<PlannedHistogram.Ask> asks(List<PlannedHistogram> wanted, Period period) {
    return wanted.stream()
        .flatMap(histogram -> histogram.asks(timeline, period, anchor).stream())
        .toList();
  }

  public void fetch(List<PlannedHistogram> wanted, Period period) {
    asks(wanted, period).forEach(ask -> known.computeIfAbsent(ask, fetching::histograms));
  }

  /** Forgets slices that none of them needs in these periods. */
  public void keepOnly(List<PlannedHistogram> wanted, List<Period> periods) {
    var needed = new HashSet<PlannedHistogram.Ask>();
    periods.forEach(period -> needed.addAll(asks(wanted, period)));
    known.keySet().retainAll(needed);
  }

  /** Nothing for a period whose rows nobody fetched, such as one that only another KPI looks at. */
  public ByPartner of(PlannedHistogram planned, Period period) {
    var parts =
        planned.asks(timeline, period, anchor).stream()
            .map(ask -> known.getOrDefault(ask, Histograms.EMPTY))
            .toList();
    var partners = answers.partners();
    return switch (planned.route()) {
      case Route.Direct _ -> partner -> merged(parts, List.of(partners.get(partner)));
      case Route.Via via -> {
        var keys = answers.keysByPartner(via, planned.window(), period);
        yield partner -> merged(parts, keys.getOrDefault(partners.get(partner), List.of()));
      }
    };
  }

  private static Histogram merged(List<Histograms> parts, List<String> keys) {
    var rows = new TreeMap<Row, Long>(ASCENDING);
    for (var part : parts) {
      for (var key : keys) {
        for (var bar : part.of(key)) {
          rows.merge(new Row(bar.over(), bar.under()), bar.rows(), Long::sum);
        }
      }
    }
    var bars = new ArrayList<Bar>();
    rows.forEach((row, count) -> bars.add(new Bar(row.over(), row.under(), count)));
    return new Histogram(bars);
  }
}
