package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Need;
import dev.touchstone.publication.Portfolio;
import dev.touchstone.publication.PortfolioPage;
import dev.touchstone.publication.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One reason why a partner needs somebody, as a chip.
 *
 * @param kind the id of its {@link Need}, for its sign
 */
record ReasonView(String kind, String text) {

  static String title(Need need) {
    return switch (need) {
      case FELL -> "Fell a band";
      case GATE -> "Gate not passed";
      case WITHHELD -> "No score";
      case FALLING -> "Third fall in a row";
      case COVERAGE -> "Losing data";
    };
  }

  static List<ReasonView> of(Method method, PortfolioPage.Row row) {
    var reasons = new ArrayList<ReasonView>();
    for (var need : needs(method, row)) {
      reasons.add(new ReasonView(need.id(), text(method, row, need)));
    }
    return List.copyOf(reasons);
  }

  private static String text(Method method, PortfolioPage.Row row, Need need) {
    return switch (need) {
      case FELL -> "Fell from " + BandView.of(method, row.bandBefore()).title();
      case GATE ->
          "Gate: %s, else %s"
              .formatted(row.heldBy(), BandView.of(method, row.bandBeforeGates()).title());
      case WITHHELD -> "No score";
      case FALLING -> title(need);
      case COVERAGE ->
          "Data: "
              + Figures.share(row.coverage().doubleValue())
              + ", was "
              + Figures.share(row.coverageBefore().doubleValue());
    };
  }

  /** Which of the reasons a row has; {@link Portfolio} finds partners by the same. */
  static Set<Need> needs(Method method, PortfolioPage.Row row) {
    var needs = EnumSet.noneOf(Need.class);
    switch (row.result()) {
      case Result.Withheld _ -> needs.add(Need.WITHHELD);
      case Result.Scored scored -> {
        if (!row.bandBefore().isEmpty()
            && height(method, scored.band()) < height(method, row.bandBefore())) {
          needs.add(Need.FELL);
        }
        if (!scored.band().equals(row.bandBeforeGates())) {
          needs.add(Need.GATE);
        }
      }
    }
    if (fellThreeTimes(row.trend())) {
      needs.add(Need.FALLING);
    }
    if (row.coverageBefore().subtract(row.coverage()).compareTo(Portfolio.MUCH_COVERAGE) >= 0) {
      needs.add(Need.COVERAGE);
    }
    return needs;
  }

  private static int height(Method method, String band) {
    var ids = method.bands().stream().map(Method.Band::id).toList();
    return -ids.indexOf(band);
  }

  private static boolean fellThreeTimes(List<Double> trend) {
    int last = trend.size() - 1;
    return last >= 3
        && trend.get(last) < trend.get(last - 1)
        && trend.get(last - 1) < trend.get(last - 2)
        && trend.get(last - 2) < trend.get(last - 3);
  }
}
