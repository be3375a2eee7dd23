package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.comparison.Differences;
import dev.touchstone.definition.comparison.Differences.Fate;
import dev.touchstone.definition.comparison.Differences.Line;
import dev.touchstone.definition.language.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of a document is called by those it concerns. */
class DifferencesTests {
  private static final List<SourceFile> BASE =
      Documents.in(Path.of("src/test/resources/golden/base")).sources();

  /** The base with one text of one file replaced by another. */
  private static List<String> words(String... pairs) {
    return differences(pairs).documents().stream()
        .flatMap(document -> document.lines().stream())
        .map(Line::words)
        .toList();
  }

  private static Differences differences(String... pairs) {
    var changed = new ArrayList<SourceFile>();
    int replaced = 0;
    for (var source : BASE) {
      var text = source.text();
      for (int i = 0; i < pairs.length; i += 2) {
        replaced += text.contains(pairs[i]) ? 1 : 0;
        text = text.replace(pairs[i], pairs[i + 1]);
      }
      changed.add(new SourceFile(source.name(), text));
    }
    assertThat(replaced).as("replaced texts").isGreaterThanOrEqualTo(pairs.length / 2);
    return Differences.between(Documents.of(BASE), Documents.of(changed));
  }

  @Test
  void equalDocumentsDoNotDiffer() {
    assertThat(Differences.between(Documents.of(BASE), Documents.of(BASE)).none()).isTrue();
  }

  @Test
  void spellingIsNoDifference() {
    assertThat(
            differences(
                    "window: 4 quarters", "window: 1 year # as the law has it",
                    "bands: {excellent: 80, good: 60,", "bands: {good: 60.0, excellent: 80,",
                    "    objective: Grow profitable revenue together\n", "",
                    "    weight: 60\n",
                        "    objective: \"Grow profitable revenue together\"\n    weight: 60\n")
                .none())
        .isTrue();
  }

  @Test
  void aWeightIsNamedByItsKpi() {
    assertThat(
            words(
                "      win-rate:\n        weight: 50", "      win-rate:\n        weight: 45",
                "      quota-attainment:\n        weight: 50",
                    "      quota-attainment:\n        weight: 55"))
        .containsExactly("Weight of Win rate: 50 -> 45", "Weight of Quota attainment: 50 -> 55");
  }

  @Test
  void howSureAValueIsSaidToBeHasWords() {
    var kpi = "      quota-attainment:\n";
    assertThat(words(kpi, kpi + "        interval: 90 %\n"))
        .containsExactly("Interval of Quota attainment: nothing -> 90 %");
    assertThat(words(kpi, kpi + "        interval: {level: 90 %, bootstrap: 2000}\n"))
        .containsExactly("Interval of Quota attainment: nothing -> {level: 90 %, bootstrap: 2000}");
  }

  @Test
  void aBandSaysWhoFallsAndWhoRises() {
    assertThat(words("good: 60", "good: 62"))
        .containsExactly(
            "Band good now starts at 62 (was 60): partners between 60 and 62 fall to needs"
                + " improvement");
    assertThat(words("good: 60", "good: 57.5"))
        .containsExactly(
            "Band good now starts at 57.5 (was 60): partners between 57.5 and 60 rise to good");
    assertThat(words("good: 60", "fine: 60", "band-at-most: good", "band-at-most: fine"))
        .contains("Band good is now called fine");
    assertThat(words("excellent: 80,", "superb: 95, excellent: 80,"))
        .containsExactly(
            "Band superb is new and starts at 95: partners from there on were excellent or better");
    assertThat(words("excellent: 80, ", ""))
        .containsExactly("Band excellent is gone: partners from 80 on are now good or better");
  }

  @Test
  void whatIsMeasuredIsShownBeforeAndAfter() {
    assertThat(
            words(
                "where: stage = 'won'\n        on: closed_on\n        window: 4 quarters",
                "where: stage <> 'lost'\n        on: created_on\n        window: 2 quarters"))
        .containsExactly(
            "Which rows count for Revenue against target: stage = 'won' -> stage <> 'lost'",
            "Date that decides the period of Revenue against target: closed_on -> created_on",
            "Window of Revenue against target: 1 year -> 2 quarters");
    assertThat(words("target: {from: targets, measure: sum(amount)}", "target: 100000"))
        .containsExactly(
            "Target of Revenue against target: {from: targets, measure: sum(amount)} -> 100000");
    assertThat(words("when-missing: withhold", "when-missing: {neutral: 50}"))
        .containsExactly(
            "What happens when Revenue against target is missing: withhold -> {neutral: 50}");
    assertThat(words("        when-missing: withhold\n", ""))
        .as("what is left out has its default")
        .containsExactly(
            "What happens when Revenue against target is missing: withhold -> reweight");
  }

  @Test
  void aDeepKeyWithoutWordsIsNamedByItsPath() {
    assertThat(words("full-at: 100 %", "full-at: 90 %"))
        .containsExactly("score.attainment.full-at of Revenue against target: 100 % -> 90 %");
    assertThat(words("score: percentile", "score: {percentile: {ties: average}}"))
        .singleElement()
        .asString()
        .contains("Win rate", "average");
  }

  @Test
  void kpisComeGoMoveAndAreRenamed() {
    assertThat(
            words("      win-rate:", "      deal-win-rate:", "of: win-rate", "of: deal-win-rate"))
        .containsExactly(
            "What the gate Winning looks at: win-rate -> deal-win-rate",
            "KPI Win rate (win-rate) is now called Deal win rate (deal-win-rate)");
    var card =
        BASE.stream().filter(file -> file.name().contains("scorecards")).findFirst().orElseThrow();
    var quota = card.text().substring(card.text().indexOf("      quota-attainment:"));
    assertThat(words(quota, ""))
        .containsExactly("KPI Quota attainment in Operational (weight 50) is gone");
    assertThat(
            words(quota, "", "    kpis:\n      revenue-", "    kpis:\n" + quota + "      revenue-"))
        .containsExactly("KPI Quota attainment moved from Operational to Financial");
  }

  @Test
  void anInputIsNamedWithItsKpi() {
    assertThat(
            words(
                "quota: {from: quotas, measure: sum(quota)",
                "quota: {from: quotas, measure: max(quota)"))
        .containsExactly("What quota of Quota attainment measures: sum(quota) -> max(quota)");
  }

  @Test
  void theFrameHasWordsToo() {
    assertThat(words("at-least: 8}", "at-least: 12}"))
        .containsExactly("How many peers a group needs: 8 -> 12");
    assertThat(words("minimum-coverage: 60 %\n", ""))
        .containsExactly("Share of the weight that must be backed by data: 60 % -> 50 %");
    assertThat(words("of: win-rate, at-least: 40", "of: win-rate, at-least: 45"))
        .containsExactly("Points that the gate Winning asks for: 40 -> 45");
  }

  @Test
  void aContractSaysWhichColumn() {
    assertThat(words("enum: [open, won, lost]", "enum: [open, won, lost, stalled]"))
        .containsExactly("enum of column stage: [open, won, lost] -> [open, won, lost, stalled]");
    assertThat(words("  seats: integer\n", "")).containsExactly("Column seats (integer) is gone");
    assertThat(words("  seats: integer\n  amount", "  licences: integer\n  amount"))
        .containsExactly("Column seats (seats) is now called licences (licences)");
  }

  @Test
  void documentsComeAndGo() {
    var fewer = BASE.stream().filter(file -> !file.name().contains("scorecards")).toList();
    var gone = Differences.between(Documents.of(BASE), Documents.of(fewer)).documents();
    assertThat(gone).hasSize(1);
    assertThat(gone.getFirst().fate()).isEqualTo(Fate.GONE);
    assertThat(gone.getFirst().title()).isEqualTo("Reseller scorecard");
    var back = Differences.between(Documents.of(fewer), Documents.of(BASE)).documents();
    assertThat(back.getFirst().fate()).isEqualTo(Fate.NEW);
  }

  @Test
  void aSingleFileCanBeComparedWithoutItsWorkspace() {
    var card =
        BASE.stream().filter(file -> file.name().contains("scorecards")).findFirst().orElseThrow();
    var changed = new SourceFile("new", card.text().replace("good: 60", "good: 61"));
    var differences =
        Differences.between(Documents.of(List.of(card)), Documents.of(List.of(changed)));
    assertThat(differences.documents()).hasSize(1);
  }
}
