package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code touchstone test} runs examples beside a scorecard by the engine that scores partners. */
class CasesTest {
  private static final String WORKSPACE =
      """
      program: meridian
      currency: USD
      rates: {fixed: {EUR: 2}}
      calendar: {year-starts: february, zone: UTC}
      ---
      dataset: partners
      key: partner_id
      columns: {partner_id: partner, name: text, partner_type: {enum: [reseller, referral]}}
      ---
      dataset: deals
      bad-rows: leave-out
      key: deal_id
      time: closed_on
      columns:
        deal_id: text
        partner_id: partner
        stage: {enum: [open, won, lost]}
        amount: {money: currency}
        currency: currency
        closed_on: date
      ---
      scorecard: reseller
      period: quarter
      bands: {good: 60, fair: 0}
      minimum-coverage: 50 %
      perspectives:
        all:
          kpis:
            revenue:
              weight: 50
              from: deals
              measure: sum(amount)
              where: stage = 'won'
              no-rows: zero
              score: {goalposts: {worst: 0, best: 300}}
            win-rate:
              weight: 50
              from: deals
              measure: count(*) filter (where stage = 'won') / count(*) filter (where stage in ('won', 'lost'))
              at-least: 2 rows
              precision: 0.01
              score: {goalposts: {worst: 0, best: 1}}
      cases:
      """;

  @TempDir Path folder;

  private Told told(String cases, String... more) throws IOException {
    Files.writeString(folder.resolve("workspace.yaml"), WORKSPACE + cases.indent(2));
    var arguments = new Object[more.length + 2];
    arguments[0] = "test";
    arguments[1] = folder;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Told.by(arguments);
  }

  private static final String RIGHT =
      """
      two-decided-deals-make-a-rate:
        given:
          deals:
            - {partner_id: acme, stage: won, amount: 60 EUR, closed_on: 2026-02-03}
            - {partner_id: acme, stage: lost, amount: 10, closed_on: 2026-03-03}
        expect:
          acme:
            score: 45
            band: fair
            rank: 1
            coverage: 100 %
            revenue: 120
            win-rate: {value: 50 %, points: 50, state: measured, target: none}
            all: 45
      one-deal-is-not-judged:
        period: FY2027-Q1
        given:
          deals: [{partner_id: acme, stage: won, amount: 300 USD, closed_on: 2026-02-03}]
        expect:
          acme: {win-rate: below-minimum-volume, revenue: {points: 100}, score: 100, coverage: 50 %}
      """;

  @Test
  void casesThatHoldPass() throws IOException {
    var told = told(RIGHT);
    assertThat(told.out())
        .isEqualTo(
            """
            ok    reseller / two-decided-deals-make-a-rate
            ok    reseller / one-deal-is-not-judged
            2 of 2 cases pass.
            """);
    assertThat(told.exit()).isZero();
  }

  @Test
  void aCaseThatFailsShowsWhereAndWhy() throws IOException {
    var told =
        told(
            """
            wrong:
              given:
                deals:
                  - {partner_id: acme, stage: won, amount: 60 EUR, closed_on: 2026-02-03}
                  - {partner_id: acme, stage: lost, amount: 10, closed_on: 2026-03-03}
              expect:
                acme: {win-rate: 0.51, score: none, band: good}
            """);
    assertThat(told.exit()).isOne();
    assertThat(told.out())
        .contains(
            "FAILS reseller / wrong (workspace.yaml:44)",
            "workspace.yaml:50: acme, value of win-rate: expected 0.51, but it is 0.5",
            "acme, score: expected none, but it is 45",
            "acme, band: expected good, but it is fair",
            "why: ",
            "count(*) filter (where stage = 'won') = 1 over 2 rows",
            "0 of 1 cases pass.");
  }

  @Test
  void contractsHoldInCasesToo() throws IOException {
    var told =
        told(
            """
            bad-row:
              given:
                deals:
                  - {partner_id: acme, stage: won, amount: 60, closed_on: 2026-02-03}
                  - {partner_id: acme, stage: stolen, amount: 60, closed_on: 2026-02-03}
              expect:
                acme: {revenue: 120}
            """);
    assertThat(told.exit()).isOne();
    assertThat(told.out())
        .contains(
            "expected 120, but it is 60", "workspace.yaml:48", "The row was left out", "stolen");
  }

  @Test
  void whoeverIsOutsideThePopulationIsNotScored() throws IOException {
    var workspace =
        WORKSPACE.replace(
            "period: quarter\n", "population: partner_type = 'reseller'\nperiod: quarter\n");
    Files.writeString(
        folder.resolve("workspace.yaml"),
        workspace
            + """
              referral:
                given:
                  partners: [{partner_id: best, partner_type: reseller}, {partner_id: acme, partner_type: referral}]
                  deals: [{partner_id: best, stage: won, amount: 60, closed_on: 2026-02-03}]
                expect:
                  acme: {score: 10}
            """);
    assertThat(Told.by("test", folder).out())
        .contains("acme: expected 10, but it is not scored", "partner_type = 'reseller'");
  }

  @Test
  void aCaseWithoutAPeriodOrADateSaysSo() throws IOException {
    var told =
        told(
            "lost-in-time:\n"
                + "  given: {deals: [{partner_id: acme}]}\n"
                + "  expect: {acme: {score: 0}}\n");
    assertThat(told.exit()).isOne();
    assertThat(told.out()).contains("no-period", "Write period: with a label or a day");
    assertThat(
            told("other:\n"
                    + "  period: Q9\n"
                    + "  given: {deals: [{partner_id: acme}]}\n"
                    + "  expect: {acme: {score: 0}}\n")
                .out())
        .contains("No period is called Q9");
  }

  @Test
  void whatACaseRefersToMustExist() throws IOException {
    var told =
        told(
            """
            typos:
              given:
                deal: [{partner_id: acme}]
                deals: [{partner: acme}]
              expect:
                acme: {win-rat: 1, band: great, win-rate: {state: lost}, all: {value: 1}}
            """);
    assertThat(told.exit()).isOne();
    assertThat(told.err())
        .contains(
            "There is no dataset 'deal'",
            "has no column 'partner'",
            "There is no KPI or group 'win-rat'",
            "Expected a band, but found 'great'",
            "Expected a number or a state of data, but found 'lost'",
            "A group has points and nothing else");
  }

  @Test
  void oneCaseCanBeRunAlone() throws IOException {
    assertThat(told(RIGHT, "--case", "one-deal-is-not-judged").out())
        .endsWith("1 of 1 cases pass.\n");
    assertThat(told(RIGHT, "--case", "nothing-like-it").exit()).isOne();
  }

  @Test
  void casesAreNoPartOfTheMethod() throws IOException {
    told(RIGHT);
    var other = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-other"));
    Files.writeString(other.resolve("workspace.yaml"), WORKSPACE.replace("cases:\n", ""));
    var told = Told.by("diff", folder, other);
    assertThat(told.exit()).isZero();
    assertThat(told.out()).startsWith("Nothing that counts differs");
  }
}
