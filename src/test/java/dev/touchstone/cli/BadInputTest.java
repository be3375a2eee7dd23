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
  private Path definitions = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void aSmallWorkspace() throws IOException {
    definitions = Files.createDirectories(folder.resolve("definitions"));
    data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        definitions.resolve("all.yaml"),
        """
        program: small
        title: Small program
        currency: USD
        ---
        dataset: partners
        key: partner
        columns: {partner: partner, name: text}
        ---
        dataset: deals
        key: deal
        time: closed
        columns: {deal: text, partner: partner, amount: {decimal: 2}, closed: date}
        ---
        mapping: partners-file
        into: partners
        files: partners.csv
        read: csv
        columns: {partner: partner, name: name}
        ---
        mapping: deals-file
        into: deals
        files: deals.csv
        read: csv
        columns: {deal: deal, partner: partner, amount: amount, closed: closed}
        """);
    Files.writeString(
        definitions.resolve("scorecard.yaml"),
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
    Files.writeString(
        data.resolve("partners.csv"), "partner,name\nacme,Acme\nbolt,Bolt\ncora,Cora\n");
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS);
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
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS.replace("2026-02-15", "2026-02-31"));
    var told = refused();
    assertThat(told.err())
        .contains("deals.csv:3:4: error bad-date")
        .contains("Nothing of this file");
    assertNothingIsKept();
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS);
    assertThat(score().exit()).isZero();
  }

  @Test
  void aContractMayLeaveBadRowsOutAndSaysSo() throws IOException {
    var all = definitions.resolve("all.yaml");
    Files.writeString(
        all, Files.readString(all).replace("key: deal\n", "key: deal\nbad-rows: leave-out\n"));
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS.replace("2026-02-15", "2026-02-31"));
    var told = score();
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.err()).contains("deals.csv: 3 rows read into deals, 1 rejected");
    assertThat(told.out()).contains("33.5");
  }

  @Test
  void thousandsSeparatorsAreNotGuessedAt() throws IOException {
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS.replace("100.50", "\"1,100.50\""));
    assertThat(refused().err()).contains("error thousands-separator");
  }

  @Test
  void aRaggedRowIsNamed() throws IOException {
    Files.writeString(data.resolve("deals.csv"), GOOD_DEALS.replace("D2,acme,", "D2,"));
    assertThat(refused().err()).contains("deals.csv:3:1: error ragged-row");
  }

  @Test
  void aWrongEncodingIsNamedWithItsLine() throws IOException {
    Files.write(
        data.resolve("partners.csv"),
        "partner,name\nacme,Acmé\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refused().err()).contains("partners.csv:2:").contains("encoding");
  }

  @Test
  void anEmptyFileIsNotAnEmptyDataset() throws IOException {
    Files.writeString(data.resolve("deals.csv"), "");
    assertThat(refused().err()).contains("deals.csv:1:1: error empty-file");
  }

  @Test
  void aMissingFileIsNamedWithWhatIsThere() throws IOException {
    Files.move(data.resolve("deals.csv"), data.resolve("deal.csv"));
    assertThat(refused().err()).contains("error missing-file").contains("deal.csv");
    assertNothingIsKept();
  }

  @Test
  void anEndlessLineIsRefusedBeforeItFillsTheMemory() throws IOException {
    try (var out = Files.newBufferedWriter(data.resolve("deals.csv"))) {
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
  void everyFaultOfEveryDocumentIsToldAtOnce() throws IOException {
    var card = definitions.resolve("scorecard.yaml");
    Files.writeString(
        card,
        Files.readString(card)
            .replace(
                "            weight: 100\n            from",
                "            weight: 90\n            from")
            .replace("sum(amount)", "sum(amont)")
            .replace("title: Simple", "titel: Simple"));
    var told = Told.by("validate", definitions);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out())
        .contains("error unknown-key")
        .contains("titel: Simple scorecard\n")
        .contains("Did you mean amount")
        .contains("2 errors");
  }

  @Test
  void aQuestionThatMeansNothingIsRefusedBeforeAnythingIsSaid() {
    var rows = Told.by("explain", "acme", definitions, "--data", data, "--rows", "nope");
    assertThat(rows.exit()).isEqualTo(1);
    assertThat(rows.out()).isEmpty();
    assertThat(rows.err()).contains("There is no KPI nope", "There is: ");
    var history = Told.by("trend", "acme", definitions, "--data", data, "--history", "0");
    assertThat(history.exit()).isEqualTo(1);
    assertThat(history.err()).contains("--history counts from 1");
  }

  @Test
  void anUnknownRunIsRefusedAndNothingTypedBecomesAPath() {
    assertThat(score().exit()).isZero();
    var told = Told.by("verify", "../../etc", definitions, "--workspace", folder.resolve("kept"));
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("error unknown-run");
  }

  @Test
  void aRunWhoseDocumentsWereChangedDoesNotVerify() throws IOException {
    assertThat(score().exit()).isZero();
    var runs = folder.resolve("kept").resolve("runs");
    Path run;
    try (var kept = Files.list(runs)) {
      run = kept.findFirst().orElseThrow();
    }
    var card = run.resolve("definitions").resolve("scorecard.yaml");
    Files.writeString(card, Files.readString(card).replace("target: 300", "target: 299"));
    var told =
        Told.by("verify", run.getFileName(), definitions, "--workspace", folder.resolve("kept"));
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).contains("could NOT be verified").contains("scorecard/simple");
  }

  private void replaceMeasure(String measure) throws IOException {
    var card = definitions.resolve("scorecard.yaml");
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
    return Told.by("score", definitions, "--data", data, "--workspace", folder.resolve("kept"));
  }

  private void assertNothingIsKept() throws IOException {
    if (!Files.exists(folder.resolve("kept"))) {
      return;
    }
    try (var files = Files.walk(folder.resolve("kept"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).isEmpty();
    }
  }
}
