package dev.touchstone.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credit of other facts or rules than the example's: made anew, and only where it must be. */
class CreditedAnewTests {
  @AutoClose private static CreditExample example;

  @BeforeAll
  static void load(@TempDir Path folder) {
    example = CreditExample.of(CreditExample.DATA, folder);
  }

  @Test
  void anotherDayOfAClaimsDatasetMakesCreditAnew(@TempDir Path own) throws Exception {
    try (var facts = CreditExample.of(CreditExample.DATA, own)) {
      var fingerprints = facts.current().fingerprints();
      facts.derive(CreditExample.with("time: received_on", "time: accepted_on"));
      assertThat(facts.current().fingerprints().get("revenue-credit"))
          .isNotEqualTo(fingerprints.get("revenue-credit"));
      assertThat(facts.current().fingerprints().get("campaign-credit"))
          .as("another credit stays")
          .isEqualTo(fingerprints.get("campaign-credit"));
      assertThat(facts.revenue("claimed_on", "rule = 'referral'")).containsExactly("2025-12-23");
    }
  }

  @Test
  void textsOfAnyKindArriveAsTheyAre(@TempDir Path own) throws Exception {
    var data = copied(own, lines -> lines);
    correct(data.resolve("registrations.csv"), "R-2,", "R:2-\uD83E\uDD86 7:x,");
    try (var facts = CreditExample.of(data, own)) {
      assertThat(facts.revenue("claim", "deal = 'D-1' and line = 1"))
          .containsExactly("registrations R:2-\uD83E\uDD86 7:x of 2026-01-10");
      assertThat(facts.revenue("_context->>'$.counted[0][0]'", "deal = 'D-1' and line = 1"))
          .containsExactly("registrations R:2-\uD83E\uDD86 7:x of 2026-01-10");
    }
  }

  @Test
  void aChangedClaimMakesCreditAnewAndLeavesNothingOfTheOld(@TempDir Path own) throws Exception {
    var data = copied(own, lines -> lines);
    try (var changed = CreditExample.of(data, own)) {
      var before = changed.current();
      assertThat(before.fingerprints())
          .as("equal files in another folder")
          .isEqualTo(example.current().fingerprints());

      correct(data.resolve("registrations.csv"), "01-10,2026-12-31,approved", "01-10,,refused");
      correct(data.resolve("deal-roles.csv"), "D-1,P-4,fulfilled\n", "D-1,P-4,serviced\n");
      changed.load(data);
      assertThatThrownBy(() -> changed.run())
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("credit-behind"));

      changed.derive(CreditExample.DEFINITIONS);
      var columns = "coalesce(partner_id, '-'), credit, share";
      assertThat(changed.revenue(columns, "deal = 'D-1'"))
          .containsExactly(
              "P-3|sourced|0.400000",
              "P-2|influenced|0.200000",
              "P-4|fulfilled|0.120000",
              "P-4|serviced|0.080000",
              "-|vendor|0.200000");
      assertThat(
              CreditExample.rows(
                  changed.facts().pinned(before.ids()), "revenue-credit", columns, "deal = 'D-1'"))
          .as("an earlier snapshot stays as it was")
          .contains("P-1|sourced|0.400000");
      assertThat(changed.run().scores()).hasSize(1);

      changed.derive(
          CreditExample.with(
              "keep: [customer_id, new_customer]", "keep: [stage, new_customer]\ndecimals: 2"));
      assertThat(changed.revenue("share", "deal = 'D-3'"))
          .as("a column may become another one")
          .containsExactly("0.07", "0.07", "0.06", "0.80");
      assertThat(
              CreditExample.rows(
                  changed.facts().pinned(before.ids()), "revenue-credit", columns, "deal = 'D-1'"))
          .contains("P-1|sourced|0.400000");
    }
  }

  @Test
  void theOrderOfSourceRowsMakesNoDifference(@TempDir Path own) throws Exception {
    var data = copied(own, List::reversed);
    try (var reversed = CreditExample.of(data, own)) {

      var columns = "* exclude (deal_source, claim_source, _file, _line, _context)";
      assertThat(reversed.revenue(columns, "")).isEqualTo(example.revenue(columns, ""));
      assertThat(reversed.rows("campaign-credit", columns, ""))
          .isEqualTo(example.rows("campaign-credit", columns, ""));
    }
  }

  @Test
  void claimsThatWereNeverLoadedAreNone(@TempDir Path own) throws Exception {
    try (var deals = CreditExample.empty(own)) {
      var mapping =
          Objects.requireNonNull(CreditExample.DEFINITIONS.all(Mapping.KIND).get("deals-file"));
      var data = CreditExample.DATA;
      var file = data.resolve("deals.csv");
      deals
          .facts()
          .load(
              CreditExample.DEFINITIONS.dataset("deals"),
              mapping,
              ZoneOffset.UTC,
              data,
              file,
              Progress.SILENT);
      deals.derive(CreditExample.DEFINITIONS);

      assertThat(deals.revenue("credit, share", "")).hasSize(6).containsOnly("vendor|1.000000");
    }
  }

  private static Path copied(Path to, UnaryOperator<List<String>> rows) throws IOException {
    var data = Files.createDirectories(to.resolve("data"));
    try (var files = Files.list(CreditExample.DATA)) {
      for (var file : files.toList()) {
        var lines = Files.readAllLines(file);
        var copy = new ArrayList<>(List.of(lines.getFirst()));
        copy.addAll(rows.apply(lines.subList(1, lines.size())));
        Files.write(data.resolve(file.getFileName().toString()), copy);
      }
    }
    return data;
  }

  private static void correct(Path file, String from, String to) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
