package dev.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.demo.Told.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What docs/demo-world.md says of the named partners is so in their rows. */
class StoriesTest {
  private static final Told WORLD = Told.of(Size.DEMO);
  private static final int LAST = Quarters.LAST;

  private static Protagonist named(String name) {
    return Protagonist.named(name, WORLD);
  }

  @Test
  void theSubsidiaryOutperformsTheGroupThatOwnsIt() {
    var group = named("Calder Technology Group");
    var subsidiary = named("Calder Cloud Services");

    assertThat(subsidiary.rows(DemoTable.PARTNERS).findFirst().orElseThrow().text("parent_id"))
        .isEqualTo(group.id());
    assertThat(subsidiary.winRate()).isGreaterThan(group.winRate() + 0.2);
    assertThat(subsidiary.mean(DemoTable.SURVEYS, "satisfaction"))
        .isGreaterThan(group.mean(DemoTable.SURVEYS, "satisfaction"));
    assertThat(subsidiary.recent()).isGreaterThan(subsidiary.earlier());
    assertThat(group.recent()).isLessThan(group.earlier());
  }

  @Test
  void brandwijkChangesItsParentInTheMiddleOfAQuarter() {
    var owners = named("Brandwijk Data").rows(DemoTable.PARTNER_HIERARCHY).toList();

    assertThat(owners)
        .extracting(row -> row.text("parent_id"))
        .containsExactly(named("Oosterhout Holding").id(), named("Calder Technology Group").id());
    assertThat(owners.getFirst().text("valid_to"))
        .isEqualTo("2026-06-15")
        .isEqualTo(owners.getLast().text("valid_from"));
    assertThat(Quarters.get(7).label()).isEqualTo("FY2027-Q2");
    assertThat(Quarters.get(7).contains(LocalDate.of(2026, 6, 15))).isTrue();
  }

  @Test
  void theNewcomerHasClosedTwoDealsAndWonBoth() {
    var newcomer = named("Larkspur Digital");

    assertThat(newcomer.count(DemoTable.DEALS, Protagonist.CLOSED)).isEqualTo(2);
    assertThat(newcomer.count(DemoTable.DEALS, Protagonist.WON)).isEqualTo(2);
  }

  @Test
  void tamarindReportsByMonthAndLateAndOctoberIsMissing() {
    var reports = named("Tamarind Networks").rows(DemoTable.PARTNER_REPORTS).toList();

    assertThat(reports).isNotEmpty().allMatch(row -> row.text("cadence").equals("month"));
    assertThat(reports)
        .allMatch(row -> row.day("received_on").isAfter(row.day("due_on").plusDays(7)));
    assertThat(reports.getLast().text("covers_to")).isEqualTo("2026-09-30");
    assertThat(named("Nimbus Andina").rows(DemoTable.PARTNER_REPORTS))
        .isNotEmpty()
        .allMatch(row -> row.text("cadence").equals("week"));
  }

  @Test
  void quarterdeckClosesMostOfItsWinsInTheLastFiveDaysOfAQuarter() {
    assertThat(named("Quarterdeck Solutions").lastFiveDays()).isBetween(0.70, 0.85);
    assertThat(named("Oosterhout Holding").lastFiveDays()).isLessThan(0.2);
    assertThat(named("Quarterdeck Solutions").mean(DemoTable.DEALS, "discount"))
        .isGreaterThan(0.14);
  }

  @Test
  void everyCertificateOfFennwickThatWasValidInJulyHasExpiredByTheEndOfOctober() {
    assertThat(named("Fennwick Managed IT").validOn(LocalDate.of(2026, 7, 31)))
        .isGreaterThanOrEqualTo(6);
    assertThat(named("Fennwick Managed IT").validOn(LocalDate.of(2026, 11, 1))).isZero();
  }

  @Test
  void aureliaSlipsFromTheTop() {
    var opened =
        IntStream.rangeClosed(0, LAST)
            .mapToObj(
                q ->
                    named("Aurelia Systems").count(DemoTable.DEALS, row -> row.in("created_on", q)))
            .toList();

    assertThat(opened.get(LAST)).isLessThan(opened.get(5) / 2);
    assertThat(named("Aurelia Systems").won(LAST).doubleValue())
        .isLessThan(0.6 * named("Aurelia Systems").won(LAST - 4).doubleValue());
  }

  @Test
  void marulaComesBack() {
    var opened =
        IntStream.rangeClosed(0, LAST)
            .mapToObj(
                q ->
                    named("Marula Technologies")
                        .count(DemoTable.DEALS, row -> row.in("created_on", q)))
            .toList();

    assertThat(opened.get(4)).isLessThan(opened.get(0) / 2);
    assertThat(opened.get(LAST)).isGreaterThan(4 * opened.get(4) - 5);
    assertThat(named("Marula Technologies").won(LAST))
        .isGreaterThan(named("Marula Technologies").won(LAST - 4));
  }

  @Test
  void threeOaksIsPerfectOnThreeRows() {
    var deals =
        named("Three Oaks Computing")
            .rows(DemoTable.DEALS, row -> row.in("closed_on", LAST))
            .toList();

    assertThat(deals).hasSize(3).allMatch(Protagonist.WON);
    assertThat(named("Three Oaks Computing").rows(DemoTable.SURVEYS))
        .isNotEmpty()
        .allMatch(row -> row.text("satisfaction").equals("5"));
  }

  @Test
  void silentHarborHasNoSurveyAnswerAndEverythingElse() {
    assertThat(named("Silent Harbor IT").count(DemoTable.SURVEYS)).isZero();
    assertThat(named("Silent Harbor IT").count(DemoTable.TICKETS)).isPositive();
    assertThat(named("Silent Harbor IT").count(DemoTable.DEALS)).isPositive();
  }

  @Test
  void hoshizoraGrowsOnlyBecauseTheYenRises() {
    var partner = named("Hoshizora Systems");
    for (int quarter = 4; quarter <= LAST; quarter++) {
      assertThat(partner.won(quarter)).isEqualTo(partner.won(quarter - 4));
    }
    assertThat(rate("JPY", LAST)).isGreaterThan(1.05 * rate("JPY", LAST - 4));
  }

  @Test
  void zephyrSaysZeroLeadsAndNimbusSaysNothing() {
    var zero = named("Zephyr Cloudworks").rows(DemoTable.PARTNER_REPORTS).toList();
    var silent = named("Nimbus Andina").rows(DemoTable.PARTNER_REPORTS).toList();

    assertThat(zero).hasSizeGreaterThan(100).allMatch(row -> row.text("leads_sourced").equals("0"));
    assertThat(silent).hasSizeGreaterThan(100).noneMatch(row -> row.has("leads_sourced"));
  }

  @Test
  void colossusHasTheMostRevenueAndUnhappyCustomers() {
    var usd = new HashMap<String, Double>();
    for (var row : WORLD.all(DemoTable.DEALS)) {
      if (Protagonist.WON.test(row)) {
        usd.merge(
            row.text("partner_id"),
            row.number("amount").doubleValue() * rate(row.text("currency"), 0),
            Double::sum);
      }
    }

    assertThat(usd.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey())
        .isEqualTo(named("Colossus Distribution").id());
    assertThat(named("Colossus Distribution").mean(DemoTable.SURVEYS, "satisfaction"))
        .isLessThan(3.2);
  }

  @Test
  void scholarisSellsInTheSecondFiscalQuarter() {
    double year =
        IntStream.rangeClosed(1, 4)
            .mapToObj(q -> named("Scholaris Campus IT").won(q))
            .mapToDouble(BigDecimal::doubleValue)
            .sum();

    assertThat(Quarters.get(3).label()).endsWith("-Q2");
    assertThat(named("Scholaris Campus IT").won(3).doubleValue() / year).isGreaterThan(0.5);
  }

  @Test
  void bargelloGivesAwayItsMargin() {
    var deals = named("Bargello Informatica").rows(DemoTable.DEALS, Protagonist.WON).toList();
    double amount = deals.stream().mapToDouble(row -> row.number("amount").doubleValue()).sum();
    double cost = deals.stream().mapToDouble(row -> row.number("cost").doubleValue()).sum();

    assertThat(named("Bargello Informatica").mean(DemoTable.DEALS, "discount")).isGreaterThan(0.24);
    assertThat(named("Bargello Informatica").winRate()).isGreaterThan(0.5);
    assertThat(1 - cost / amount).isLessThan(0.12);
  }

  @Test
  void kaveriRegistersMostDealsAfterTheyClosed() {
    Predicate<Row> retroactive =
        row ->
            row.has("deal_closed_on")
                && row.day("registered_on").isAfter(row.day("deal_closed_on"));
    double share =
        named("Kaveri Infotech").count(DemoTable.REGISTRATIONS, retroactive)
            / (double) named("Kaveri Infotech").count(DemoTable.REGISTRATIONS);

    assertThat(share).isBetween(0.6, 0.8);
  }

  @Test
  void helixaKeepsItsMilestonesAndHasNoRevenue() {
    var due =
        named("Helixa Robotics")
            .rows(DemoTable.MILESTONES, row -> Quarters.covers(row.day("due_on")))
            .toList();
    long inTime =
        due.stream()
            .filter(row -> row.has("done_on") && !row.day("done_on").isAfter(row.day("due_on")))
            .count();

    assertThat(due).hasSizeGreaterThan(10);
    assertThat(inTime / (double) due.size()).isGreaterThan(0.9);
    assertThat(named("Helixa Robotics").count(DemoTable.DEALS, Protagonist.WON)).isZero();
    assertThat(
            named("Helixa Robotics")
                .count(DemoTable.DEALS, row -> row.text("stage").equals("open")))
        .isPositive();
  }

  @Test
  void evenlineWinsExactlyItsTarget() {
    var targets = named("Evenline Partners").rows(DemoTable.TARGETS).toList();

    assertThat(targets).hasSize(Quarters.COUNT);
    for (int quarter = 0; quarter <= LAST; quarter++) {
      assertThat(targets.get(quarter).number("revenue"))
          .isEqualByComparingTo(named("Evenline Partners").won(quarter))
          .isPositive();
    }
  }

  @Test
  void paperLanternIsOnlyAName() {
    for (var table : DemoTable.values()) {
      var rows =
          table.columns().contains("partner_id")
              ? named("Paper Lantern Consulting").count(table)
              : 0;

      assertThat(rows).as(table.dataset()).isEqualTo(table == DemoTable.PARTNERS ? 1 : 0);
    }
  }

  @Test
  void nothingIsHeardOfSaharaAfterApril() {
    assertThat(named("Sahara Bytes").count(DemoTable.DEALS, row -> row.in("closed_on", 6)))
        .isPositive();
    assertThat(
            named("Sahara Bytes")
                .count(
                    DemoTable.DEALS,
                    row ->
                        !row.has("closed_on")
                            || row.day("closed_on").isAfter(LocalDate.of(2026, 4, 30))))
        .isZero();
    assertThat(
            named("Sahara Bytes")
                .count(
                    DemoTable.PARTNER_REPORTS,
                    row -> row.day("received_on").isAfter(LocalDate.of(2026, 4, 30))))
        .isZero();
  }

  @Test
  void bluebirdHasTheBestLeads() {
    var accepted = new HashMap<String, Integer>();
    var qualified = new HashMap<String, Integer>();
    for (var row : WORLD.all(DemoTable.LEADS)) {
      if (row.text("accepted").equals("true")
          && row.day("received_on").isBefore(LocalDate.of(2026, 8, 1))) {
        accepted.merge(row.text("partner_id"), 1, Integer::sum);
        qualified.merge(row.text("partner_id"), row.has("qualified_on") ? 1 : 0, Integer::sum);
      }
    }
    var best =
        accepted.keySet().stream()
            .filter(partner -> accepted.getOrDefault(partner, 0) >= 20)
            .max(
                Comparator.comparingDouble(
                    partner ->
                        qualified.getOrDefault(partner, 0)
                            / (double) accepted.getOrDefault(partner, 1)));

    assertThat(best).contains(named("Bluebird Referrals").id());
  }

  @Test
  void castellanLosesHalfOfItsUsage() {
    double before = named("Castellan Hosting").usage(7);
    double after = named("Castellan Hosting").usage(8);

    assertThat(after / before).isBetween(0.35, 0.65);
  }

  @Test
  void everyStoryIsToldOnceUnderItsOwnName() {
    assertThat(Stories.all()).hasSizeBetween(20, 26);
    assertThat(Stories.all()).extracting(story -> story.partner().name()).doesNotHaveDuplicates();
    assertThat(WORLD.all(DemoTable.PARTNERS))
        .extracting(row -> row.text("name"))
        .doesNotHaveDuplicates();
  }

  @Test
  void storiesAreTheSameInAWorldOfAnySize() {
    var small = Told.of(Size.SMALL);

    int rows = 0;
    for (var story : Stories.all()) {
      var partner = story.partner().id();
      for (var table :
          List.of(
              DemoTable.DEALS,
              DemoTable.LEADS,
              DemoTable.SURVEYS,
              DemoTable.USAGE,
              DemoTable.TARGETS)) {
        assertThat(small.of(table, partner, row -> true).toList())
            .as(partner + " " + table)
            .isEqualTo(WORLD.of(table, partner, row -> true).toList());
        rows += small.count(table, partner, row -> true);
      }
    }
    assertThat(rows).as("of so many stories' rows").isGreaterThan(1000);
  }

  private static double rate(String currency, int quarter) {
    if (currency.equals("USD")) {
      return 1;
    }
    return WORLD.all(DemoTable.FX_RATES).stream()
        .filter(row -> row.text("currency").equals(currency) && row.in("day", quarter))
        .mapToDouble(row -> row.number("rate").doubleValue())
        .average()
        .orElseThrow();
  }
}
