package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An interval by a bootstrap from files to words, and again, to the byte. */
class BootstrapTest {
  @TempDir private Path folder;

  /** Three partners with deals of many sizes. */
  private static List<String> deals() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          "d%d,p%d,%d.5,%d,2026-0%d-15".formatted(i, i % 3, i * i % 977, 1 + i % 7, 1 + i % 6));
    }
    return rows;
  }

  private SmallWorkspace workspace(String name, List<String> deals) {
    return SmallWorkspace.in(folder.resolve(name))
        .partners("p0,One", "p1,Two", "p2,Three")
        .dataset(
            "deals",
            "key: deal\ntime: closed",
            "deal: text",
            "partner: partner",
            "amount: {decimal: 2}",
            "seats: integer",
            "closed: date")
        .csv("deals", "deal,partner,amount,seats,closed", deals)
        .kpis(
            """
            deal-size: {from: deals, measure: avg(amount), window: 2 quarters, interval: {level: 90 %, bootstrap: 1000}, score: {goalposts: {worst: 0, best: 1000}}}
            per-seat: {from: deals, measure: sum(amount) / sum(seats), interval: {level: 80 %, bootstrap: {replications: 500, seed: 9}}, score: {goalposts: {worst: 0, best: 1000}}}
            """);
  }

  /** Everything a run says of its intervals. */
  private static String intervals(SmallWorkspace workspace, int threads) {
    var intervals = new ArrayList<String>();
    collect(workspace.json("score", "--threads", threads), intervals);
    return String.join("\n", intervals);
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.has("interval")) {
      into.add(node.path("id").asString() + node.path("interval"));
    }
    node.forEach(child -> collect(child, into));
  }

  private static String scored(SmallWorkspace workspace) {
    return workspace.json("score").path("runs").path(0).path("run").asString();
  }

  @Test
  void neitherOrderNorThreadsNorWhatWasKeptChangeAByte() {
    var ordered = workspace("ordered", deals());
    var rows = deals();
    Collections.shuffle(rows, new Random(4));
    var shuffled = workspace("shuffled", rows);
    var first = intervals(ordered, 1);
    assertThat(first.lines()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(first)
        .contains("\"how\":\"drawn again 1,000 times\"")
        .contains("\"how\":\"drawn again 500 times\"");
    assertThat(intervals(shuffled, 2)).isEqualTo(first);
    assertThat(intervals(ordered, 1)).as("from what was kept").isEqualTo(first);
  }

  @Test
  void peopleAreToldHowAndTheRunVerifies() {
    var workspace = workspace("ordered", deals());
    var run = scored(workspace);
    assertThat(run).isNotEmpty();
    assertThat(workspace.verified(run).exit()).isZero();
    var told = workspace.told("explain p1 --width 0");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).containsPattern("\\(90 % sure, [0-9]+ rows, drawn again 1,000 times\\)");
  }

  @Test
  void aRunWhoseReceiptIsDamagedIsRefusedInPlainWords() throws IOException {
    var workspace = workspace("ordered", deals());
    var run = scored(workspace);
    var receipt = workspace.kept().resolve("runs").resolve(run).resolve("receipt.json");
    var whole = Files.readString(receipt);
    for (var damaged : List.of(whole.substring(0, 200), "{}", "")) {
      Files.writeString(receipt, damaged);
      assertDamaged(workspace, run);
    }
    Files.delete(receipt);
    assertDamaged(workspace, run);
  }

  private static void assertDamaged(SmallWorkspace workspace, String run) {
    var told = workspace.verified(run);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out() + told.err()).contains("damaged-run", run).doesNotContain("\tat ");
  }
}
