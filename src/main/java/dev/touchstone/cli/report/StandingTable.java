package dev.touchstone.cli.report;

import dev.touchstone.robustness.RobustnessTrials;
import dev.touchstone.robustness.Standing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How firmly everybody stands, as a terminal and a spreadsheet should meet it. */
public record StandingTable(RobustnessTrials trials) {
  String text() {
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
          scored ? PlainNumbers.plain(standing.score()) : "-",
          scored ? PlainNumbers.between(standing.ranks().low(), standing.ranks().high()) : "",
          scored ? PlainNumbers.between(standing.scores().low(), standing.scores().high()) : "",
          standing.band(),
          scored ? PlainNumbers.percent(held(standing)) : "",
          scored ? PlainNumbers.percent(standing.top()) : "",
          PlainNumbers.percent(standing.aboveNext()),
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
      remarks.add("without score in " + PlainNumbers.percent(standing.withoutScore()));
    }
    if (!Double.isNaN(standing.aboveNext()) && !standing.distinguishable()) {
      remarks.add("level with next");
    }
    return String.join(", ", remarks);
  }

  private record Row(RobustnessTrials trials, int partner) {
    static Stream<Row> all(RobustnessTrials trials) {
      return Arrays.stream(trials.byRank()).mapToObj(partner -> new Row(trials, partner));
    }

    Standing standing() {
      return trials.standing(partner);
    }

    String id() {
      return trials.population().partners().get(partner).value();
    }

    String next() {
      int next = standing().next();
      return next < 0 ? "" : trials.population().partners().get(next).value();
    }

    String bands() {
      var bands = trials.scorecard().bands();
      return IntStream.range(0, bands.size())
          .mapToObj(
              b -> bands.get(b).id() + "=" + PlainNumbers.plain(standing().bandShares().get(b)))
          .collect(Collectors.joining(" "));
    }
  }

  /** One row per partner; shares of bands are written in one column as band=share. */
  public static void csv(List<RobustnessTrials> all, PrintWriter out) {
    new Sheet<Row>()
        .word("scorecard", row -> row.trials().scorecard().id())
        .word("period", row -> row.trials().period().label())
        .name("partner", Row::id)
        .name("name", row -> row.trials().population().names().get(row.partner()))
        .number("score", row -> row.standing().score())
        .rank("rank", row -> row.standing().rank())
        .word("band", row -> row.standing().band())
        .word("verdict", row -> row.standing().verdict().words())
        .number("rank_mean", row -> row.standing().ranks().mean())
        .number("rank_median", row -> row.standing().ranks().median())
        .number("rank_q5", row -> row.standing().ranks().low())
        .number("rank_q95", row -> row.standing().ranks().high())
        .number("score_mean", row -> row.standing().scores().mean())
        .number("score_median", row -> row.standing().scores().median())
        .number("score_q5", row -> row.standing().scores().low())
        .number("score_q95", row -> row.standing().scores().high())
        .word("bands", Row::bands)
        .number("without_score", row -> row.standing().withoutScore())
        .number("top", row -> row.standing().top())
        .name("next", Row::next)
        .number("above_next", row -> row.standing().aboveNext())
        .count("replications", row -> row.trials().replications())
        .count("failed", row -> row.trials().failed())
        .write(all.stream().flatMap(Row::all), out);
  }
}
