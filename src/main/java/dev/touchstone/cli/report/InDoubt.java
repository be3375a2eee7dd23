package dev.touchstone.cli.report;

import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.shared.Spoken;
import java.util.ArrayList;
import java.util.List;

/** What of a scorecard was drawn at random, in the words of a report's second line. */
public record InDoubt(RobustnessTrials trials) {
  String words() {
    var doubts = trials.scorecard().robustness().doubts();
    var words = new ArrayList<String>();
    if (doubts.groupWeights().max(doubts.kpiWeights()).signum() > 0) {
      words.add(
          doubts.groupWeights().compareTo(doubts.kpiWeights()) == 0
              ? "all weights ±" + PlainNumbers.percent(doubts.kpiWeights().doubleValue())
              : "weights of groups ±%s and of KPIs ±%s"
                  .formatted(
                      PlainNumbers.percent(doubts.groupWeights().doubleValue()),
                      PlainNumbers.percent(doubts.kpiWeights().doubleValue())));
    }
    alternatives(doubts.scorings().size(), "for scoring against peers", words);
    alternatives(doubts.aggregations().size(), "for putting groups together", words);
    alternatives(doubts.outliers().size(), "for outliers", words);
    alternatives(doubts.whenMissing().size(), "for missing values", words);
    var relative = trials.valueDoubts().stream().filter(doubt -> !doubt.sampled()).count();
    var sampled =
        trials.valueDoubts().stream().filter(doubt -> doubt.drawn() > 0).count() - relative;
    kpis(relative, "by a declared error", words);
    kpis(sampled, "by the rows behind them", words);
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  private static void kpis(long count, String how, List<String> words) {
    if (count > 0) {
      words.add("values of %s %s".formatted(Spoken.counted(count, "KPI"), how));
    }
  }

  private static void alternatives(int count, String what, List<String> words) {
    if (count > 0) {
      words.add(Spoken.counted(count, "alternative") + " " + what);
    }
  }
}
