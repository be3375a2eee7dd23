package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of documents and files as a person at a terminal meets them. */
class BadInputTest {
  private static final String GOOD_DEALS =
      """
      deal,partner,amount,closed
      D1,acme,100.50,2026-01-15
      D2,acme,200.25,2026-02-15
      D3,bolt,50.00,2026-03-01
      """;

  @TempDir private Path folder;
  private SmallWorkspace small;

  @BeforeEach
  void aSmallWorkspace() {
    small =
        SmallWorkspace.in(folder)
            .partners("acme,Acme", "bolt,Bolt", "cora,Cora")
            .deals()
            .csv("deals", GOOD_DEALS)
            .scorecard(
                """
                scorecard: simple
                title: Simple scorecard
                period: quarter
                bands: {good: 50, poor: 0}
                perspectives:
                  financial:
                    weight: 100
                    objective: Sell
                    kpis:
                      revenue:
                        weight: 100
                        from: deals
                        measure: sum(amount)
                        target: 300
                        score: {attainment: {nothing-below: 0 %, full-at: 100 %, at-most: 100 %}}
                        owner: finance
                        steward: data
                        tell-partner: What you sold.
                """);
  }

  @Test
  void goodInputIsScored() {
    var told = score();
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).contains("acme", "100", "good").contains("bolt", "16.7", "poor");
    assertThat(told.out()).containsPattern("- +cora +Cora +- ");
  }

  @Test
  void aBadDateStopsTheRunNamesItsLineAndLeavesNothing() throws IOException {
    small.csv("deals", GOOD_DEALS.replace("2026-02-15", "2026-02-31"));
    var told = refused();
    assertThat(told.err())
        .contains("deals.csv:3:4: error bad-date")
        .contains("Nothing of this file");
    assertNothingIsKept();
    small.csv("deals", GOOD_DEALS);
    assertThat(score().exit()).isZero();
  }

  @Test
  void aContractMayLeaveBadRowsOutAndSaysSo() {
    small.correct(small.all(), "key: deal\n", "key: deal\nbad-rows: leave-out\n");
    small.csv("deals", GOOD_DEALS.replace("2026-02-15", "2026-02-31"));
    var told = score();
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.err()).contains("deals.csv: 3 rows read into deals, 1 rejected");
    assertThat(told.out()).contains("33.5");
  }

  @Test
  void thousandsSeparatorsAreNotGuessedAt() {
    small.csv("deals", GOOD_DEALS.replace("100.50", "\"1,100.50\""));
    assertThat(refused().err()).contains("error thousands-separator");
  }

  @Test
  void aRaggedRowIsNamed() {
    small.csv("deals", GOOD_DEALS.replace("D2,acme,", "D2,"));
    assertThat(refused().err()).contains("deals.csv:3:1: error ragged-row");
  }

  @Test
  void aWrongEncodingIsNamedWithItsLine() throws IOException {
    Files.write(
        small.data().resolve("partners.csv"),
        "partner,name\nacme,Acmé\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refused().err()).contains("partners.csv:2:").contains("encoding");
  }

  @Test
  void anEmptyFileIsNotAnEmptyDataset() {
    small.csv("deals", "");
    assertThat(refused().err()).contains("deals.csv:1:1: error empty-file");
  }

  @Test
  void aMissingFileIsNamedWithWhatIsThere() throws IOException {
    Files.move(small.data().resolve("deals.csv"), small.data().resolve("deal.csv"));
    assertThat(refused().err()).contains("error missing-file").contains("deal.csv");
    assertNothingIsKept();
  }

  @Test
  void anEndlessLineIsRefusedBeforeItFillsTheMemory() throws IOException {
    try (var out = Files.newBufferedWriter(small.data().resolve("deals.csv"))) {
      out.write("deal,partner,amount,closed\nD1,");
      var part = "x".repeat(1 << 16);
      for (int i = 0; i < 1024; i++) {
        out.write(part);
      }
    }
    assertThat(refused().err()).contains("deals.csv:2:").contains("error line-too-long");
  }

  @Test
  void anExpressionCannotReadAFile() throws IOException {
    replaceMeasure("count(*) + (select count(*) from read_csv('/etc/passwd'))");
    assertThat(refused().err()).contains("scorecard.yaml:13:").contains("^");
    replaceMeasure("sum(read_text('/etc/passwd'))");
    assertThat(refused().err()).contains("error forbidden-function");
  }

  @Test
  void everyFaultOfEveryDocumentIsToldAtOnce() {
    var card = small.scorecard();
    small.correct(card, "weight: 100\n        from", "weight: 90\n        from");
    small.correct(card, "sum(amount)", "sum(amont)");
    small.correct(card, "title: Simple", "titel: Simple");
    var told = Told.by("validate", small.definitions());
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out())
        .contains("error unknown-key")
        .contains("titel: Simple scorecard\n")
        .contains("error weights-do-not-add-up", "add up to 90 and not to 100")
        .contains("Did you mean 'amount'")
        .contains("3 errors");
  }

  @Test
  void aQuestionThatMeansNothingIsRefusedBeforeAnythingIsSaid() {
    var rows = small.told("explain acme", "--rows", "nope");
    assertThat(rows.exit()).isEqualTo(1);
    assertThat(rows.out()).isEmpty();
    assertThat(rows.err()).contains("There is no KPI nope", "There is: ");
    var history = small.told("trend acme", "--history", "0");
    assertThat(history.exit()).isEqualTo(1);
    assertThat(history.err()).contains("--history counts from 1");
  }

  @Test
  void anUnknownRunIsRefusedAndNothingTypedBecomesAPath() {
    assertThat(score().exit()).isZero();
    var told = small.verified("../../etc");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("error unknown-run");
  }

  @Test
  void aRunWhoseDocumentsWereChangedDoesNotVerify() throws IOException {
    assertThat(score().exit()).isZero();
    var runs = small.kept().resolve("runs");
    Path run;
    try (var kept = Files.list(runs)) {
      run = kept.findFirst().orElseThrow();
    }
    small.correct(
        run.resolve("definitions").resolve("scorecard.yaml"), "target: 300", "target: 299");
    var told = small.verified(run.getFileName());
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).contains("could NOT be verified").contains("scorecard/simple");
  }

  private void replaceMeasure(String measure) throws IOException {
    var card = small.scorecard();
    Files.writeString(
        card, Files.readString(card).replaceFirst("measure: .*", "measure: \"" + measure + "\""));
  }

  private Told refused() {
    var told = score();
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(1);
    assertThat(told.out()).isEmpty();
    assertThat(told.err()).doesNotContain("at dev.touchstone");
    return told;
  }

  private Told score() {
    return small.told("score");
  }

  private void assertNothingIsKept() throws IOException {
    if (!Files.exists(small.kept())) {
      return;
    }
    try (var files = Files.walk(small.kept())) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).isEmpty();
    }
  }
}
