package dev.touchstone.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Reading;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Which claims are valid, decided by the warehouse: each deal is a case with one claim. */
@TestInstance(Lifecycle.PER_CLASS)
class ClaimValidityTests {
  private static final String DOCUMENTS =
      """
      program: p
      currency: USD
      ---
      dataset: partners
      key: partner_id
      columns: {partner_id: partner, name: text}
      ---
      dataset: deals
      key: deal_id
      time: closed_on
      columns:
        deal_id: integer
        amount: {money: currency, decimal: 2}
        currency: currency
        stage: {enum: [won, lost]}
        new_customer: boolean
        closed_on: date
      ---
      dataset: claims
      key: [deal_id, made_by]
      time: made_on
      columns:
        deal_id: integer
        made_by: partner
        made_on: date
        accepted_on: date
        expires_on: date
        part: {enum: [sourced, influenced]}
        percent: {decimal: 1}
      ---
      mapping: deals-file
      into: deals
      files: deals.csv
      read: csv
      columns:
        deal_id: deal_id
        amount: amount
        currency: {always: USD}
        stage: stage
        new_customer: new_customer
        closed_on: closed_on
      ---
      mapping: claims-file
      into: claims
      files: claims.csv
      read: csv
      columns:
        deal_id: deal_id
        made_by: made_by
        made_on: made_on
        accepted_on: accepted_on
        expires_on: expires_on
        part: part
        percent: percent
      ---
      credit: who
      from: deals
      where: stage = 'won'
      amount: amount
      claims:
        claims:
          from: claims
          deal: deal_id
          role: {column: part}
          share: {column: percent, whole: 100}
          valid:
            accepted: {row: "days_between(made_on, accepted_on) <= 5"}
            in-time: {by: closed_on, within: 30 days, until: expires_on}
            new-customer: {deal: new_customer}
      rules:
        team: {split: {claims: claims, by: declared}}
      """;

  private Map<String, String> credit = Map.of();

  @BeforeAll
  void load(@TempDir Path folder) throws IOException, SQLException {
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("deals.csv"),
        """
        deal_id,amount,stage,new_customer,closed_on
        1,100.00,won,true,2026-03-31
        2,100.00,won,true,2026-03-31
        3,100.00,won,true,2026-03-31
        4,100.00,won,true,2026-03-31
        5,100.00,won,true,2026-03-31
        6,100.00,won,true,2026-03-31
        7,100.00,won,,2026-03-31
        8,100.00,won,false,2026-03-31
        9,100.00,won,true,
        10,100.00,lost,true,2026-03-31
        11,,won,true,2026-03-31
        12,100.00,won,true,2026-03-31
        13,100.00,won,true,2026-03-31
        14,100.00,won,true,2026-03-31
        15,100.00,won,true,2026-03-31
        """);
    Files.writeString(
        data.resolve("claims.csv"),
        """
        deal_id,made_by,made_on,accepted_on,expires_on,part,percent
        1,P-1,2026-03-31,2026-04-05,2026-03-31,sourced,50.0
        2,P-1,2026-04-01,2026-04-01,,sourced,50.0
        3,P-1,2026-03-01,2026-03-01,,influenced,50.0
        4,P-1,2026-02-28,2026-02-28,,sourced,50.0
        5,P-1,2026-03-15,,,sourced,50.0
        6,P-1,2026-03-15,2026-03-16,2026-03-30,sourced,50.0
        7,P-1,2026-03-15,2026-03-16,,sourced,50.0
        8,P-1,2026-03-15,2026-03-16,,sourced,50.0
        9,P-1,2026-03-15,2026-03-16,,sourced,50.0
        10,P-1,2026-03-15,2026-03-16,,sourced,50.0
        11,P-1,2026-03-15,2026-03-16,,sourced,50.0
        12,P-1,2026-03-15,2026-03-21,,sourced,50.0
        13,P-1,2026-03-15,2026-03-16,,,50.0
        14,P-1,2026-03-15,2026-03-16,,sourced,
        99,P-1,2026-03-15,2026-03-16,,sourced,50.0
        """);
    var documents = Documents.of(List.of(new SourceFile("all.yaml", DOCUMENTS)));
    Definitions definitions = documents.definitions();
    try (var store = FactStore.open(folder.resolve("facts"))) {
      var reports = store.loadAll(definitions, data, Progress.SILENT);
      assertThat(reports).allMatch(report -> report.rejected() == 0);
      Credits.derive(store, definitions, Progress.SILENT);
      credit = read(store.current());
    }
  }

  /** By deal, {@code P-1 sourced 0.500000 50.00, vendor ...: reason of the vendor's row}. */
  private static Map<String, String> read(Snapshot snapshot) throws SQLException {
    var rows =
        Reading.of(
            snapshot,
            "who",
            """
            deal, string_agg(concat_ws(' ', partner_id, credit, share, amount), ', '
                order by line) || ': ' || last(reason order by line)
            """,
            "group by deal");
    var credit = new TreeMap<String, String>();
    for (var row : rows) {
      int bar = row.indexOf('|');
      credit.put(row.substring(0, bar), row.substring(bar + 1));
    }
    return credit;
  }

  private void isValid(String deal) {
    assertThat(credit.getOrDefault(deal, "")).contains("P-1").contains("0.500000 50.00");
  }

  private void isNotValid(String deal, String reason) {
    assertThat(credit.getOrDefault(deal, ""))
        .startsWith("vendor 1.000000 100.00: ")
        .contains("not valid (" + reason + ")");
  }

  @Test
  void theLastDayTheFirstDayAndTheDayOfExpiryCount() {
    isValid("1");
    isValid("3");
  }

  @Test
  void aClaimAfterTheDayOrTooLongBeforeItIsNotInTime() {
    var words =
        "not made by the deal's closed_on or more than 30 days before it, or expired before it";
    isNotValid("2", words);
    isNotValid("4", words);
    isNotValid("6", words);
  }

  @Test
  void aDealWithoutTheDayHasNoValidClaim() {
    assertThat(credit.get("9")).startsWith("vendor 1.000000 100.00: ").contains("not made by");
  }

  @Test
  void aConditionWithoutAnAnswerDoesNotHold() {
    isNotValid("5", "not days_between(made_on, accepted_on) <= 5");
    isNotValid("7", "the deal is not new_customer");
  }

  @Test
  void theFirstCheckThatFailsIsTold() {
    isNotValid("8", "the deal is not new_customer");
    isNotValid("12", "not days_between(made_on, accepted_on) <= 5");
  }

  @Test
  void aClaimThatNamesNoRoleIsNotValid() {
    isNotValid("13", "it names no role");
  }

  @Test
  void aClaimThatNamesNoShareHasNone() {
    assertThat(credit.get("14"))
        .startsWith("vendor 1.000000 100.00: ")
        .contains("1 names no share above zero");
  }

  @Test
  void aDealWithoutAnAmountHasSharesAndNoAmounts() {
    assertThat(credit.get("11"))
        .startsWith("P-1 sourced 0.500000, vendor 0.500000: No rule gives this to anybody");
  }

  @Test
  void dealsThatDoNotCountHaveNoCredit() {
    assertThat(credit).doesNotContainKey("10");
  }

  @Test
  void aClaimOfADealThatIsNotThereMakesNone() {
    assertThat(credit).doesNotContainKey("99").hasSize(14);
  }
}
