package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An interval by a bootstrap from files to words, and again, to the byte. */
class BootstrapTest {
  @TempDir private Path folder;

  @BeforeEach
  void threePartnersWithDealsOfManySizes() throws IOException {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          "d%d,p%d,%d.5,%d,2026-0%d-15".formatted(i, i % 3, i * i % 977, 1 + i % 7, 1 + i % 6));
    }
    write("ordered", rows);
    Collections.shuffle(rows, new Random(4));
    write("shuffled", rows);
  }

  private void write(String name, List<String> rows) throws IOException {
    var workspace = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        workspace.resolve("partners.csv"), "partner,name\np0,One\np1,Two\np2,Three\n");
    Files.writeString(
        workspace.resolve("deals.csv"),
        "deal,partner,amount,seats,closed\n" + String.join("\n", rows) + "\n");
    Files.writeString(
        workspace.resolve("all.yaml"),
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
        columns: {deal: text, partner: partner, amount: {decimal: 2}, seats: integer, closed: date}
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
        columns: {deal: deal, partner: partner, amount: amount, seats: seats, closed: closed}
        ---
        scorecard: simple
        title: Simple scorecard
        period: quarter
        bands: {good: 50, poor: 0}
        perspectives:
          financial:
            kpis:
              deal-size: {from: deals, measure: avg(amount), window: 2 quarters, interval: {level: 90 %, bootstrap: 1000}, score: {goalposts: {worst: 0, best: 1000}}}
              per-seat: {from: deals, measure: sum(amount) / sum(seats), interval: {level: 80 %, bootstrap: {replications: 500, seed: 9}}, score: {goalposts: {worst: 0, best: 1000}}}
        """);
  }

  /** One period of two quarters, in a workspace of its own. */
  private Told scored(String name, int threads) {
    return Told.by(
        "score",
        folder.resolve(name),
        "--data",
        folder.resolve(name),
        "--workspace",
        folder.resolve(name + "-kept"),
        "--threads",
        threads,
        "--format",
        "json");
  }

  /** Everything a run says of its intervals. */
  private static String intervals(Told told) {
    assertThat(told.exit()).as(told.err()).isZero();
    var intervals = new ArrayList<String>();
    collect(JsonMapper.shared().readTree(told.out()), intervals);
    return String.join("\n", intervals);
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.has("interval")) {
      into.add(node.path("id").asString() + node.path("interval"));
    }
    node.forEach(child -> collect(child, into));
  }

  @Test
  void neitherOrderNorThreadsNorWhatWasKeptChangeAByte() {
    var first = intervals(scored("ordered", 1));
    assertThat(first.lines()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(first)
        .contains("\"how\":\"drawn again 1,000 times\"")
        .contains("\"how\":\"drawn again 500 times\"");
    assertThat(intervals(scored("shuffled", 2))).isEqualTo(first);
    assertThat(intervals(scored("ordered", 1))).as("from what was kept").isEqualTo(first);
  }

  @Test
  void peopleAreToldHowAndTheRunVerifies() {
    var kept = folder.resolve("ordered-kept");
    var json = scored("ordered", 2);
    var run = JsonMapper.shared().readTree(json.out()).path("runs").path(0).path("run").asString();
    assertThat(run).isNotEmpty();
    assertThat(Told.by("verify", run, folder.resolve("ordered"), "--workspace", kept).exit())
        .isZero();
    var told =
        Told.by(
            "explain",
            "p1",
            folder.resolve("ordered"),
            "--data",
            folder.resolve("ordered"),
            "--workspace",
            kept);
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).containsPattern("\\(90 % sure, [0-9]+ rows, drawn again 1,000 times\\)");
  }

  @Test
  void aRunWhoseReceiptIsDamagedIsRefusedInPlainWords() throws IOException {
    var kept = folder.resolve("ordered-kept");
    var json = scored("ordered", 2);
    var run = JsonMapper.shared().readTree(json.out()).path("runs").path(0).path("run").asString();
    var receipt = kept.resolve("runs").resolve(run).resolve("receipt.json");
    var whole = Files.readString(receipt);
    for (var damaged : List.of(whole.substring(0, 200), "{}", "")) {
      Files.writeString(receipt, damaged);
      assertDamaged(kept, run);
    }
    Files.delete(receipt);
    assertDamaged(kept, run);
  }

  private void assertDamaged(Path kept, String run) {
    var told = Told.by("verify", run, folder.resolve("ordered"), "--workspace", kept);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out() + told.err()).contains("damaged-run", run).doesNotContain("\tat ");
  }
}
