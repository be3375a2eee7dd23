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
  private static final Predicate<Row> WON = row -> row.text("stage").equals("won");
  private static final Predicate<Row> CLOSED = row -> row.has("closed_on");
  private static final Predicate<Row> ANY = row -> true;

  @Test
  void theSubsidiaryOutperformsTheGroupThatOwnsIt() {
    var group = id("Calder Technology Group");
    var subsidiary = id("Calder Cloud Services");

    assertThat(
            WORLD.of(Table.PARTNERS, subsidiary, ANY).findFirst().orElseThrow().text("parent_id"))
        .isEqualTo(group);
    assertThat(winRate(subsidiary)).isGreaterThan(winRate(group) + 0.2);
    assertThat(mean(Table.SURVEYS, subsidiary, "satisfaction"))
        .isGreaterThan(mean(Table.SURVEYS, group, "satisfaction"));
    assertThat(recent(subsidiary)).isGreaterThan(earlier(subsidiary));
    assertThat(recent(group)).isLessThan(earlier(group));
  }

  @Test
  void brandwijkChangesItsParentInTheMiddleOfAQuarter() {
    var owners = WORLD.of(Table.PARTNER_HIERARCHY, id("Brandwijk Data"), ANY).toList();

    assertThat(owners)
        .extracting(row -> row.text("parent_id"))
        .containsExactly(id("Oosterhout Holding"), id("Calder Technology Group"));
    assertThat(owners.getFirst().text("valid_to"))
        .isEqualTo("2026-06-15")
        .isEqualTo(owners.getLast().text("valid_from"));
    assertThat(Quarters.get(7).label()).isEqualTo("FY2027-Q2");
    assertThat(Quarters.get(7).contains(LocalDate.of(2026, 6, 15))).isTrue();
  }

  @Test
  void theNewcomerHasClosedTwoDealsAndWonBoth() {
    var newcomer = id("Larkspur Digital");

    assertThat(WORLD.count(Table.DEALS, newcomer, CLOSED)).isEqualTo(2);
    assertThat(WORLD.count(Table.DEALS, newcomer, WON)).isEqualTo(2);
  }

  @Test
  void tamarindReportsByMonthAndLateAndOctoberIsMissing() {
    var reports = WORLD.of(Table.PARTNER_REPORTS, id("Tamarind Networks"), ANY).toList();

    assertThat(reports).allMatch(row -> row.text("cadence").equals("month"));
    assertThat(reports)
        .allMatch(row -> row.day("received_on").isAfter(row.day("due_on").plusDays(7)));
    assertThat(reports.getLast().text("covers_to")).isEqualTo("2026-09-30");
    assertThat(WORLD.of(Table.PARTNER_REPORTS, id("Nimbus Andina"), ANY))
        .allMatch(row -> row.text("cadence").equals("week"));
  }

  @Test
  void quarterdeckClosesMostOfItsWinsInTheLastFiveDaysOfAQuarter() {
    assertThat(lastFiveDays(id("Quarterdeck Solutions"))).isBetween(0.70, 0.85);
    assertThat(lastFiveDays(id("Oosterhout Holding"))).isLessThan(0.2);
    assertThat(mean(Table.DEALS, id("Quarterdeck Solutions"), "discount")).isGreaterThan(0.14);
  }

  @Test
  void everyCertificateOfFennwickThatWasValidInJulyHasExpiredByTheEndOfOctober() {
    assertThat(validOn(id("Fennwick Managed IT"), LocalDate.of(2026, 7, 31)))
        .isGreaterThanOrEqualTo(6);
    assertThat(validOn(id("Fennwick Managed IT"), LocalDate.of(2026, 11, 1))).isZero();
  }

  @Test
  void aureliaSlipsFromTheTop() {
    var opened =
        IntStream.rangeClosed(0, LAST)
            .mapToObj(
                q ->
                    WORLD.count(Table.DEALS, id("Aurelia Systems"), row -> row.in("created_on", q)))
            .toList();

    assertThat(opened.get(LAST)).isLessThan(opened.get(5) / 2);
    assertThat(WORLD.won(id("Aurelia Systems"), LAST).doubleValue())
        .isLessThan(0.6 * WORLD.won(id("Aurelia Systems"), LAST - 4).doubleValue());
  }

  @Test
  void marulaComesBack() {
    var opened =
        IntStream.rangeClosed(0, LAST)
            .mapToObj(
                q ->
                    WORLD.count(
                        Table.DEALS, id("Marula Technologies"), row -> row.in("created_on", q)))
            .toList();

    assertThat(opened.get(4)).isLessThan(opened.get(0) / 2);
    assertThat(opened.get(LAST)).isGreaterThan(4 * opened.get(4) - 5);
    assertThat(WORLD.won(id("Marula Technologies"), LAST))
        .isGreaterThan(WORLD.won(id("Marula Technologies"), LAST - 4));
  }

  @Test
  void threeOaksIsPerfectOnThreeRows() {
    var deals =
        WORLD
            .of(Table.DEALS, id("Three Oaks Computing"), row -> row.in("closed_on", LAST))
            .toList();

    assertThat(deals).hasSize(3).allMatch(WON);
    assertThat(WORLD.of(Table.SURVEYS, id("Three Oaks Computing"), ANY))
        .isNotEmpty()
        .allMatch(row -> row.text("satisfaction").equals("5"));
  }

  @Test
  void silentHarborHasNoSurveyAnswerAndEverythingElse() {
    assertThat(WORLD.count(Table.SURVEYS, id("Silent Harbor IT"), ANY)).isZero();
    assertThat(WORLD.count(Table.TICKETS, id("Silent Harbor IT"), ANY)).isPositive();
    assertThat(WORLD.count(Table.DEALS, id("Silent Harbor IT"), ANY)).isPositive();
  }

  @Test
  void hoshizoraGrowsOnlyBecauseTheYenRises() {
    var partner = id("Hoshizora Systems");
    for (int quarter = 4; quarter <= LAST; quarter++) {
      assertThat(WORLD.won(partner, quarter)).isEqualTo(WORLD.won(partner, quarter - 4));
    }
    assertThat(rate("JPY", LAST)).isGreaterThan(1.05 * rate("JPY", LAST - 4));
  }

  @Test
  void zephyrSaysZeroLeadsAndNimbusSaysNothing() {
    var zero = WORLD.of(Table.PARTNER_REPORTS, id("Zephyr Cloudworks"), ANY).toList();
    var silent = WORLD.of(Table.PARTNER_REPORTS, id("Nimbus Andina"), ANY).toList();

    assertThat(zero).hasSizeGreaterThan(100).allMatch(row -> row.text("leads_sourced").equals("0"));
    assertThat(silent).hasSizeGreaterThan(100).noneMatch(row -> row.has("leads_sourced"));
  }

  @Test
  void colossusHasTheMostRevenueAndUnhappyCustomers() {
    var usd = new HashMap<String, Double>();
    for (var row : WORLD.all(Table.DEALS)) {
      if (WON.test(row)) {
        usd.merge(
            row.text("partner_id"),
            row.number("amount").doubleValue() * rate(row.text("currency"), 0),
            Double::sum);
      }
    }

    assertThat(usd.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey())
        .isEqualTo(id("Colossus Distribution"));
    assertThat(mean(Table.SURVEYS, id("Colossus Distribution"), "satisfaction")).isLessThan(3.2);
  }

  @Test
  void scholarisSellsInTheSecondFiscalQuarter() {
    double year =
        IntStream.rangeClosed(1, 4)
            .mapToObj(q -> WORLD.won(id("Scholaris Campus IT"), q))
            .mapToDouble(BigDecimal::doubleValue)
            .sum();

    assertThat(Quarters.get(3).label()).endsWith("-Q2");
    assertThat(WORLD.won(id("Scholaris Campus IT"), 3).doubleValue() / year).isGreaterThan(0.5);
  }

  @Test
  void bargelloGivesAwayItsMargin() {
    var deals = WORLD.of(Table.DEALS, id("Bargello Informatica"), WON).toList();
    double amount = deals.stream().mapToDouble(row -> row.number("amount").doubleValue()).sum();
    double cost = deals.stream().mapToDouble(row -> row.number("cost").doubleValue()).sum();

    assertThat(mean(Table.DEALS, id("Bargello Informatica"), "discount")).isGreaterThan(0.24);
    assertThat(winRate(id("Bargello Informatica"))).isGreaterThan(0.5);
    assertThat(1 - cost / amount).isLessThan(0.12);
  }

  @Test
  void kaveriRegistersMostDealsAfterTheyClosed() {
    Predicate<Row> retroactive =
        row ->
            row.has("deal_closed_on")
                && row.day("registered_on").isAfter(row.day("deal_closed_on"));
    double share =
        WORLD.count(Table.REGISTRATIONS, id("Kaveri Infotech"), retroactive)
            / (double) WORLD.count(Table.REGISTRATIONS, id("Kaveri Infotech"), ANY);

    assertThat(share).isBetween(0.6, 0.8);
  }

  @Test
  void helixaKeepsItsMilestonesAndHasNoRevenue() {
    var due =
        WORLD
            .of(Table.MILESTONES, id("Helixa Robotics"), row -> Quarters.covers(row.day("due_on")))
            .toList();
    long inTime =
        due.stream()
            .filter(row -> row.has("done_on") && !row.day("done_on").isAfter(row.day("due_on")))
            .count();

    assertThat(due).hasSizeGreaterThan(10);
    assertThat(inTime / (double) due.size()).isGreaterThan(0.9);
    assertThat(WORLD.count(Table.DEALS, id("Helixa Robotics"), WON)).isZero();
    assertThat(
            WORLD.count(
                Table.DEALS, id("Helixa Robotics"), row -> row.text("stage").equals("open")))
        .isPositive();
  }

  @Test
  void evenlineWinsExactlyItsTarget() {
    var targets = WORLD.of(Table.TARGETS, id("Evenline Partners"), ANY).toList();

    assertThat(targets).hasSize(Quarters.COUNT);
    for (int quarter = 0; quarter <= LAST; quarter++) {
      assertThat(targets.get(quarter).number("revenue"))
          .isEqualByComparingTo(WORLD.won(id("Evenline Partners"), quarter))
          .isPositive();
    }
  }

  @Test
  void paperLanternIsOnlyAName() {
    for (var table : Table.values()) {
      var rows =
          table.columns().contains("partner_id")
              ? WORLD.count(table, id("Paper Lantern Consulting"), ANY)
              : 0;

      assertThat(rows).as(table.dataset()).isEqualTo(table == Table.PARTNERS ? 1 : 0);
    }
  }

  @Test
  void nothingIsHeardOfSaharaAfterApril() {
    assertThat(WORLD.count(Table.DEALS, id("Sahara Bytes"), row -> row.in("closed_on", 6)))
        .isPositive();
    assertThat(
            WORLD.count(
                Table.DEALS,
                id("Sahara Bytes"),
                row ->
                    !row.has("closed_on")
                        || row.day("closed_on").isAfter(LocalDate.of(2026, 4, 30))))
        .isZero();
    assertThat(
            WORLD.count(
                Table.PARTNER_REPORTS,
                id("Sahara Bytes"),
                row -> row.day("received_on").isAfter(LocalDate.of(2026, 4, 30))))
        .isZero();
  }

  @Test
  void bluebirdHasTheBestLeads() {
    var accepted = new HashMap<String, Integer>();
    var qualified = new HashMap<String, Integer>();
    for (var row : WORLD.all(Table.LEADS)) {
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

    assertThat(best).contains(id("Bluebird Referrals"));
  }

  @Test
  void castellanLosesHalfOfItsUsage() {
    double before = usage(id("Castellan Hosting"), 7);
    double after = usage(id("Castellan Hosting"), 8);

    assertThat(after / before).isBetween(0.35, 0.65);
  }

  @Test
  void everyStoryIsToldOnceUnderItsOwnName() {
    assertThat(Stories.all()).hasSizeBetween(20, 26);
    assertThat(Stories.all()).extracting(story -> story.partner().name()).doesNotHaveDuplicates();
    assertThat(WORLD.all(Table.PARTNERS))
        .extracting(row -> row.text("name"))
        .doesNotHaveDuplicates();
  }

  @Test
  void storiesAreTheSameInAWorldOfAnySize() {
    var small = Told.of(Size.SMALL);

    for (var story : Stories.all()) {
      var partner = story.partner().id();
      for (var table :
          List.of(Table.DEALS, Table.LEADS, Table.SURVEYS, Table.USAGE, Table.TARGETS)) {
        assertThat(small.of(table, partner, ANY).toList())
            .as(partner + " " + table)
            .isEqualTo(WORLD.of(table, partner, ANY).toList());
      }
    }
  }

  private static String id(String name) {
    return Stories.all().stream()
        .map(Story::partner)
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static double winRate(String partner) {
    return WORLD.count(Table.DEALS, partner, WON)
        / (double) WORLD.count(Table.DEALS, partner, CLOSED);
  }

  private static double mean(Table table, String partner, String column) {
    return WORLD
        .of(table, partner, ANY)
        .mapToDouble(row -> row.number(column).doubleValue())
        .average()
        .orElseThrow();
  }

  /** Deals won in the last four quarters. */
  private static long recent(String partner) {
    return WORLD.count(
        Table.DEALS,
        partner,
        WON.and(
            row -> IntStream.rangeClosed(LAST - 3, LAST).anyMatch(q -> row.in("closed_on", q))));
  }

  private static long earlier(String partner) {
    return WORLD.count(
        Table.DEALS,
        partner,
        WON.and(
            row ->
                IntStream.rangeClosed(LAST - 7, LAST - 4).anyMatch(q -> row.in("closed_on", q))));
  }

  private static double lastFiveDays(String partner) {
    Predicate<Row> late =
        row ->
            IntStream.rangeClosed(0, LAST)
                .anyMatch(
                    q ->
                        row.in("closed_on", q)
                            && !row.day("closed_on").isBefore(Quarters.get(q).to().minusDays(5)));
    return WORLD.count(Table.DEALS, partner, WON.and(late))
        / (double) WORLD.count(Table.DEALS, partner, WON);
  }

  private static long validOn(String partner, LocalDate day) {
    return WORLD.count(
        Table.CERTIFICATIONS,
        partner,
        row -> !row.day("earned_on").isAfter(day) && !row.day("expires_on").isBefore(day));
  }

  private static double usage(String partner, int quarter) {
    return WORLD
        .of(Table.USAGE, partner, row -> row.in("month_from", quarter))
        .mapToDouble(row -> row.number("charged").doubleValue())
        .sum();
  }

  private static double rate(String currency, int quarter) {
    if (currency.equals("USD")) {
      return 1;
    }
    return WORLD.all(Table.FX_RATES).stream()
        .filter(row -> row.text("currency").equals(currency) && row.in("day", quarter))
        .mapToDouble(row -> row.number("rate").doubleValue())
        .average()
        .orElseThrow();
  }
}
