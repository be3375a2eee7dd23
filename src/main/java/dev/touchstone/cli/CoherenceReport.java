package dev.touchstone.cli;

import dev.touchstone.robustness.Coherence;
import dev.touchstone.robustness.Correlation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** How parts fit together, as a person reads it in a terminal. */
record CoherenceReport(Coherence coherence) {
  String headed() {
    return "%s, %s%n%s%n".formatted(coherence.scorecard().title(), coherence.period(), text());
  }

  String text() {
    var table =
        new Table("How parts fit together", "In", "With it>", "With score>", "By rank>", "Of>", "");
    for (var part : coherence.parts()) {
      table.row(
          part.title(),
          group(part.group()),
          share(part.withGroup()),
          share(part.withScore()),
          share(part.byRank()),
          "" + part.withGroup().partners(),
          remark(part));
    }
    var text = new StringBuilder("%n".formatted()).append(table.text());
    for (var pair : coherence.overlaps()) {
      text.append(
          "%s and %s say nearly the same (%s over %d partners): together they weigh double.%n"
              .formatted(
                  pair.oneTitle(),
                  pair.otherTitle(),
                  share(pair.between()),
                  pair.between().partners()));
    }
    return text.append('\n').append(groups()).toString();
  }

  private String groups() {
    var table = new Table("Do parts tell of one thing", "Parts>", "Alpha>", "Of>", "");
    for (var group : coherence.groups()) {
      table.row(
          group.title(),
          "" + group.parts(),
          number(group.alpha()),
          "" + group.partners(),
          group.reason());
    }
    return table.text();
  }

  private String group(String id) {
    return coherence.groups().stream()
        .filter(group -> group.id().equals(id))
        .map(Coherence.Consistency::title)
        .findFirst()
        .orElse(id);
  }

  private String remark(Coherence.Fit part) {
    if (!part.withGroup().known()) {
      return part.withGroup().reason();
    }
    return part.against()
        ? "runs against " + group(part.group()) + chance(part.withGroup())
        : "";
  }

  private static String chance(Correlation correlation) {
    return correlation.mayBeChance() ? ", which may be chance" : "";
  }

  private static String share(Correlation correlation) {
    return number(correlation.r());
  }

  private static String number(double number) {
    return Double.isNaN(number) ? "-" : Numbers.shortened(number);
  }

  /** One row per part, with the alpha of the group it belongs to. */
  static void csv(List<Coherence> all, PrintWriter out) {
    try (var csv = Numbers.csv(out)) {
      csv.writeRecord(
          "scorecard",
          "period",
          "part",
          "title",
          "kind",
          "part_of",
          "with_group",
          "with_score",
          "rank_with_score",
          "partners",
          "against_group",
          "overlaps",
          "group_alpha",
          "reason");
      for (var one : all) {
        for (var part : one.parts()) {
          csv.writeRecord(new CoherenceReport(one).record(part));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> record(Coherence.Fit part) {
    var overlaps =
        coherence.overlaps().stream()
            .filter(pair -> pair.one().equals(part.id()) || pair.other().equals(part.id()))
            .map(pair -> pair.one().equals(part.id()) ? pair.other() : pair.one())
            .toList();
    double alpha =
        coherence.groups().stream()
            .filter(group -> group.id().equals(part.group()))
            .mapToDouble(Coherence.Consistency::alpha)
            .findFirst()
            .orElse(Double.NaN);
    return List.of(
        coherence.scorecard().id(),
        coherence.period().label(),
        part.id(),
        Numbers.safe(part.title()),
        part.kpi() ? "kpi" : "group",
        part.group(),
        Numbers.plain(part.withGroup().r()),
        Numbers.plain(part.withScore().r()),
        Numbers.plain(part.byRank().r()),
        "" + part.withGroup().partners(),
        "" + part.against(),
        String.join(" ", overlaps),
        Numbers.plain(alpha),
        part.withGroup().reason());
  }
}
