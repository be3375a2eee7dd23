package dev.touchstone.bench;

import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the hand-written SQL and a run say the same, number by number: every KPI, its points, the
 * perspectives, score, rank and band of every partner in every quarter.
 *
 * @param different the first few, in words
 */
record SameNumbers(long compared, long differing, List<String> different) {
  private static final int SHOWN = 5;

  static SameNumbers of(List<HandWritten.Answer> byHand, ScorecardRun run) {
    var comparing = new Comparing();
    for (int quarter = 0; quarter < byHand.size(); quarter++) {
      comparing.quarter(byHand.get(quarter), run, quarter);
    }
    return new SameNumbers(comparing.compared, comparing.differing, comparing.different);
  }

  SameNumbers and(SameNumbers other) {
    var all = new ArrayList<>(different);
    all.addAll(other.different);
    return new SameNumbers(
        compared + other.compared, differing + other.differing, List.copyOf(all));
  }

  String words() {
    return "%,d numbers compared, %,d differ%s"
        .formatted(compared, differing, differing == 0 ? "" : ": " + String.join("; ", different));
  }

  /** Collects while it goes through the quarters. */
  private static final class Comparing {
    private long compared;
    private long differing;
    private final List<String> different = new ArrayList<>();

    void quarter(HandWritten.Answer answer, ScorecardRun run, int quarter) {
      var measured = run.measurements().periods().get(quarter);
      var scores = run.scores().get(quarter);
      var partners = scores.population().partners().stream().map(PartnerId::value).toList();
      if (!partners.equals(answer.partners())
          || !measured.period().equals(answer.quarter())
          || !scores.period().equals(answer.quarter())) {
        throw new IllegalStateException("Not the same partners and quarters");
      }
      for (var kpi : run.scorecard().kpis()) {
        var column = kpi.id().replace('-', '_');
        var values = measured.kpis().get(kpi.id());
        if (values == null) {
          throw new IllegalStateException("Not measured: " + kpi.id());
        }
        column(answer, column, values.values());
        column(answer, column + "_points", of(partners, i -> scores.points(kpi.id(), i)));
      }
      for (var perspective : List.of("financial", "sales", "operational", "growth")) {
        column(answer, perspective, of(partners, i -> scores.points(perspective, i)));
      }
      column(answer, "score", of(partners, scores::score));
      column(answer, "rank", of(partners, i -> scores.rank(i) == 0 ? Double.NaN : scores.rank(i)));
      var bands = run.scorecard().bands().stream().map(band -> band.id()).toList();
      column(
          answer,
          "band",
          of(partners, i -> scores.band(i).isEmpty() ? Double.NaN : bands.indexOf(scores.band(i))));
    }

    private static double[] of(
        List<String> partners, java.util.function.IntToDoubleFunction number) {
      return java.util.stream.IntStream.range(0, partners.size()).mapToDouble(number).toArray();
    }

    private void column(HandWritten.Answer answer, String name, double[] ours) {
      var theirs = answer.column(name);
      for (int i = 0; i < ours.length; i++) {
        compared++;
        if (Double.compare(ours[i] + 0.0, theirs[i] + 0.0) != 0) {
          differing++;
          if (different.size() < SHOWN) {
            different.add(
                "%s of %s in %s is %s and by hand %s"
                    .formatted(
                        name, answer.partners().get(i), answer.quarter(), ours[i], theirs[i]));
          }
        }
      }
    }
  }
}
