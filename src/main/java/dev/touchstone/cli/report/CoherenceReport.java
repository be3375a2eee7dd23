package dev.touchstone.cli.report;

import dev.touchstone.robustness.Coherence;
import dev.touchstone.robustness.Correlation;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** How parts fit together, as a person reads it in a terminal. */
public record CoherenceReport(Coherence coherence) {
  public String headed() {
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
          PlainNumbers.shortenedOrDash(group.alpha()),
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
    return part.against() ? "runs against " + group(part.group()) + chance(part.withGroup()) : "";
  }

  private static String chance(Correlation correlation) {
    return correlation.mayBeChance() ? ", which may be chance" : "";
  }

  private static String share(Correlation correlation) {
    return PlainNumbers.shortenedOrDash(correlation.r());
  }

  private record Row(Coherence of, Coherence.Fit part) {
    String overlaps() {
      return of.overlaps().stream()
          .filter(pair -> pair.one().equals(part.id()) || pair.other().equals(part.id()))
          .map(pair -> pair.one().equals(part.id()) ? pair.other() : pair.one())
          .collect(Collectors.joining(" "));
    }

    double groupAlpha() {
      return of.groups().stream()
          .filter(group -> group.id().equals(part.group()))
          .mapToDouble(Coherence.Consistency::alpha)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  /** One row per part, with the alpha of the group it belongs to. */
  public static void csv(List<Coherence> all, PrintWriter out) {
    new Sheet<Row>()
        .word("scorecard", row -> row.of().scorecard().id())
        .word("period", row -> row.of().period().label())
        .word("part", row -> row.part().id())
        .name("title", row -> row.part().title())
        .word("kind", row -> row.part().kpi() ? "kpi" : "group")
        .word("part_of", row -> row.part().group())
        .number("with_group", row -> row.part().withGroup().r())
        .number("with_score", row -> row.part().withScore().r())
        .number("rank_with_score", row -> row.part().byRank().r())
        .count("partners", row -> row.part().withGroup().partners())
        .word("against_group", row -> "" + row.part().against())
        .word("overlaps", Row::overlaps)
        .number("group_alpha", Row::groupAlpha)
        .word("reason", row -> row.part().withGroup().reason())
        .write(all.stream().flatMap(one -> one.parts().stream().map(p -> new Row(one, p))), out);
  }
}
