package dev.touchstone.cli;

import dev.touchstone.definition.Robustness;
import dev.touchstone.robustness.Driver;
import dev.touchstone.robustness.Sensitivity;
import dev.touchstone.robustness.Standing;
import dev.touchstone.robustness.Standing.Verdict;
import dev.touchstone.robustness.Trials;
import dev.touchstone.robustness.ValueDoubt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trials as a person reads them in a terminal.
 *
 * @param pair places of two partners to hold side by side; empty for none
 */
record RobustnessReport(Trials trials, List<Integer> pair) {
  private static final int STRONGEST = 10;

  String text() {
    var text = new StringBuilder();
    text.append(
        "%s, %s%n%s%n%n".formatted(trials.scorecard().title(), trials.period(), beginning()));
    text.append(partners()).append('\n');
    text.append(summary());
    trials.valueDoubts().forEach(doubt -> text.append(stays(doubt)));
    if (!pair.isEmpty()) {
      text.append('\n').append(pairWords()).append('\n');
    }
    text.append(drivers(trials.sensitivity()));
    text.append(new CoherenceReport(trials.coherence()).text());
    return text.append('\n').toString();
  }

  private String beginning() {
    var robustness = trials.scorecard().robustness();
    var failed =
        trials.failed() == 0
            ? ""
            : "; %,d of them gave nobody a score and are in no figure below"
                .formatted(trials.failed());
    return "%,d replications from seed %d%s%nIn doubt: %s"
        .formatted(trials.replications(), robustness.seed(), failed, doubts(robustness.doubts()));
  }

  private String doubts(Robustness.Doubts doubts) {
    var words = new ArrayList<String>();
    if (doubts.groupWeights().max(doubts.kpiWeights()).signum() > 0) {
      words.add(
          doubts.groupWeights().compareTo(doubts.kpiWeights()) == 0
              ? "all weights ±" + percent(doubts.kpiWeights().doubleValue())
              : "weights of groups ±%s and of KPIs ±%s"
                  .formatted(
                      percent(doubts.groupWeights().doubleValue()),
                      percent(doubts.kpiWeights().doubleValue())));
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
      words.add("values of %d %s %s".formatted(count, count == 1 ? "KPI" : "KPIs", how));
    }
  }

  private static void alternatives(int count, String what, List<String> words) {
    if (count > 0) {
      words.add("%d %s %s".formatted(count, count == 1 ? "alternative" : "alternatives", what));
    }
  }

  private String partners() {
    var top = "Top " + trials.scorecard().robustness().top();
    var table =
        new Table(
            "Rank>",
            "Partner",
            "Name",
            "Score>",
            "90 % of ranks",
            "90 % of scores",
            "Band",
            "Holds>",
            top + ">",
            "Above next>",
            "");
    for (int i : trials.byRank()) {
      var standing = trials.standing(i);
      boolean scored = standing.rank() > 0;
      table.row(
          scored ? "" + standing.rank() : "-",
          trials.population().partners().get(i).value(),
          trials.population().names().get(i),
          scored ? Numbers.plain(standing.score()) : "-",
          scored ? between(standing.ranks().low(), standing.ranks().high()) : "",
          scored ? between(standing.scores().low(), standing.scores().high()) : "",
          standing.band(),
          scored ? percent(held(standing)) : "",
          scored ? percent(standing.top()) : "",
          percent(standing.aboveNext()),
          remark(standing));
    }
    return table.text();
  }

  /** How often the band is as declared. */
  private double held(Standing standing) {
    var bands = trials.scorecard().bands();
    return IntStream.range(0, bands.size())
        .filter(band -> bands.get(band).id().equals(standing.band()))
        .mapToDouble(band -> standing.bandShares().get(band))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String remark(Standing standing) {
    var remarks = new ArrayList<String>();
    switch (standing.verdict()) {
      case IN_DOUBT -> remarks.add("band in doubt");
      case NO_SCORE -> remarks.add("no score");
      case NOT_TESTED -> remarks.add("not tested");
      case ROBUST -> {}
    }
    if (standing.withoutScore() > 0 && standing.rank() > 0) {
      remarks.add("without score in " + percent(standing.withoutScore()));
    }
    if (!Double.isNaN(standing.aboveNext()) && !standing.distinguishable()) {
      remarks.add("level with next");
    }
    return String.join(", ", remarks);
  }

  private String summary() {
    var sure = percent(trials.scorecard().robustness().sure().doubleValue());
    long scored = count(trials, Verdict.ROBUST) + count(trials, Verdict.IN_DOUBT);
    if (trials.replications() == 0) {
      return "No replications were asked for, so nothing can be said about ranks and bands.%n"
          .formatted();
    }
    return trials.replications() == trials.failed()
        ? "No replication gave anybody a score, so nothing can be said about ranks and bands.%n"
            .formatted()
        : ("%d of %d bands hold in at least %s of the replications; in doubt: %d. \"Level with"
                + " next\": not above the next partner in %s of them.%n")
            .formatted(
                count(trials, Verdict.ROBUST), scored, sure, count(trials, Verdict.IN_DOUBT), sure);
  }

  private static long count(Trials trials, Verdict verdict) {
    return IntStream.range(0, trials.population().size())
        .filter(i -> trials.standing(i).verdict() == verdict)
        .count();
  }

  /** Values that could not be drawn by their rows, and why. */
  private static String stays(ValueDoubt doubt) {
    var text = new StringBuilder();
    for (var stays : doubt.stays()) {
      int count = stays.partners().size();
      text.append(
          "%s of %d %s %s as measured: %s.%n"
              .formatted(
                  doubt.title(),
                  count,
                  count == 1 ? "partner" : "partners",
                  count == 1 ? "stays" : "stay",
                  stays.reason()));
    }
    return text.toString();
  }

  private String pairWords() {
    var duel = trials.duel(pair.getFirst(), pair.getLast());
    var partners = trials.population().partners();
    return duel.replications() == 0
        ? "No replication gives both partners a score."
        : "%s is ranked above %s in %s of %,d replications, below in %s and level in %s."
            .formatted(
                partners.get(pair.getFirst()).value(),
                partners.get(pair.getLast()).value(),
                percent(duel.above()),
                duel.replications(),
                percent(duel.below()),
                percent(duel.level()));
  }

  private static String drivers(Sensitivity sensitivity) {
    var text = new StringBuilder();
    if (!sensitivity.drivers().isEmpty()) {
      var table = new Table("What drives the doubt", "", "Alone>", "", "With others>", "");
      for (var driver : strongest(sensitivity.drivers())) {
        table.row(
            driver.title(),
            driver.weight() ? "weight" : "",
            share(driver.first()),
            between(driver.firstLow(), driver.firstHigh()),
            share(driver.total()),
            between(driver.totalLow(), driver.totalHigh()));
      }
      text.append('\n').append(table.text());
      if (sensitivity.failed() > 0) {
        text.append(
            "%d of %d points gave nobody a score and do not count.%n"
                .formatted(sensitivity.failed(), sensitivity.failed() + sensitivity.points()));
      }
    }
    if (!sensitivity.leverages().isEmpty()) {
      var table = new Table("If left out altogether", "", "Ranks move by>");
      for (var one :
          sensitivity.leverages().subList(0, Math.min(STRONGEST, sensitivity.leverages().size()))) {
        table.row(one.title(), one.kpi() ? "" : "group", share(one.shift()));
      }
      text.append('\n').append(table.text());
    }
    return text.toString();
  }

  /** All doubts, and the weights that matter most. */
  private static List<Driver> strongest(List<Driver> drivers) {
    var found = new ArrayList<>(drivers.stream().filter(driver -> !driver.weight()).toList());
    drivers.stream().filter(Driver::weight).limit(STRONGEST).forEach(found::add);
    return found;
  }

  private static String between(double low, double high) {
    return Double.isNaN(low) ? "" : "%s to %s".formatted(plain(low), plain(high));
  }

  private static String plain(double number) {
    var text = String.format(Locale.ROOT, "%.2f", number);
    return text.replaceAll("\\.?0+$", "");
  }

  private static String share(double number) {
    return Double.isNaN(number) ? "-" : Numbers.shortened(number);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "" : plain(Math.round(share * 1000) / 10.0) + " %";
  }

  /** One row per partner; shares of bands are written in one column as band=share. */
  static void csv(List<Trials> all, PrintWriter out) {
    try (var csv = Numbers.csv(out)) {
      csv.writeRecord(
          "scorecard",
          "period",
          "partner",
          "name",
          "score",
          "rank",
          "band",
          "verdict",
          "rank_mean",
          "rank_median",
          "rank_q5",
          "rank_q95",
          "score_mean",
          "score_median",
          "score_q5",
          "score_q95",
          "bands",
          "without_score",
          "top",
          "next",
          "above_next",
          "replications",
          "failed");
      for (var trials : all) {
        for (int i : trials.byRank()) {
          csv.writeRecord(record(trials, i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> record(Trials trials, int i) {
    var standing = trials.standing(i);
    var partners = trials.population().partners();
    var bands = trials.scorecard().bands();
    var shares =
        IntStream.range(0, bands.size())
            .mapToObj(
                band -> bands.get(band).id() + "=" + Numbers.plain(standing.bandShares().get(band)))
            .toList();
    return List.of(
        trials.scorecard().id(),
        trials.period().label(),
        Numbers.safe(partners.get(i).value()),
        Numbers.safe(trials.population().names().get(i)),
        Numbers.plain(standing.score()),
        standing.rank() == 0 ? "" : "" + standing.rank(),
        standing.band(),
        standing.verdict().words(),
        Numbers.plain(standing.ranks().mean()),
        Numbers.plain(standing.ranks().median()),
        Numbers.plain(standing.ranks().low()),
        Numbers.plain(standing.ranks().high()),
        Numbers.plain(standing.scores().mean()),
        Numbers.plain(standing.scores().median()),
        Numbers.plain(standing.scores().low()),
        Numbers.plain(standing.scores().high()),
        String.join(" ", shares),
        Numbers.plain(standing.withoutScore()),
        Numbers.plain(standing.top()),
        standing.next() < 0 ? "" : Numbers.safe(partners.get(standing.next()).value()),
        Numbers.plain(standing.aboveNext()),
        "" + trials.replications(),
        "" + trials.failed());
  }
}
