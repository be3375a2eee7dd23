package dev.touchstone.demo;

import static dev.touchstone.demo.Trait.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The named partners of the demo world. Their numbers are the first ones, in this order. */
final class Stories {
  private static final String LARGE = "enterprise";
  private static final String MIDDLE = "mid-market";
  private static final String SMALL = "small-business";
  private static final String ESTABLISHED = "established";
  private static final LocalDate LONG_AGO = LocalDate.of(2017, 3, 13);
  static final LocalDate ACQUIRED_ON = LocalDate.of(2026, 6, 15);

  private final List<Story> stories = new ArrayList<>();

  private Stories() {}

  static List<Story> all() {
    return new Stories().tell();
  }

  private List<Story> tell() {
    ownership();
    volume();
    trend();
    evidence();
    conduct();
    silence();
    return List.copyOf(stories);
  }

  /** Groups and what they own. */
  private void ownership() {
    add(
            "Calder Technology Group",
            Kind.INTEGRATOR,
            Country.UNITED_KINGDOM,
            LARGE,
            ESTABLISHED,
            t -> t.times(WIN_RATE, 0.75).with(GROWTH, -0.02))
        .story(
            "A group with subsidiaries",
            "It owns Calder Cloud Services and, since 15 June 2026, Brandwijk Data; its own wins"
                + " are shrinking.",
            "Its own score stays its own; what its subsidiaries did is not mixed in.");
    add(
            "Calder Cloud Services",
            Kind.MSP,
            Country.UNITED_KINGDOM,
            MIDDLE,
            ESTABLISHED,
            1,
            LONG_AGO,
            t ->
                t.with(WIN_RATE, 0.66)
                    .with(GROWTH, 0.06)
                    .with(SATISFACTION, 4.7)
                    .with(SLA_MET, 0.985)
                    .with(USAGE_GROWTH, 0.08))
        .story(
            "A subsidiary that outperforms its parent",
            "A higher win rate, happier customers and faster growth than Calder Technology Group,"
                + " which owns it.",
            "It scores well above its parent.");
    add("Oosterhout Holding", Kind.RESELLER, Country.NETHERLANDS, LARGE, ESTABLISHED, t -> t)
        .story(
            "A group that sold a company",
            "It owned Brandwijk Data until 14 June 2026.",
            "Nothing in its own rows changes with the sale.");
    add(
            "Brandwijk Data",
            Kind.INTEGRATOR,
            Country.NETHERLANDS,
            MIDDLE,
            "growing",
            1,
            LocalDate.of(2019, 9, 2),
            t -> t.with(GROWTH, 0.02))
        .story(
            "Acquired in mid-year",
            "Its parent changes from Oosterhout Holding to Calder Technology Group on 15 June 2026,"
                + " in the middle of FY2027-Q2.",
            "History reads as it was or as it is now, by choice, never silently.");
  }

  /** Too little, too late, too punctual. */
  private void volume() {
    add(
            "Larkspur Digital",
            Kind.RESELLER,
            Country.UNITED_STATES,
            SMALL,
            "new",
            0,
            LocalDate.of(2026, 8, 17),
            t ->
                t.shaped(0., 0., 0., 0., 0., 0., 0., 0., 0.1)
                    .with(WIN_RATE, 1)
                    .with(CYCLE_DAYS, 20)
                    .with(PEOPLE, 2)
                    .with(SURVEYS, 1))
        .story(
            "A newcomer with two deals",
            "It joined in August 2026 and has closed two deals, both won.",
            "A win rate of 100 % on two deals is too little to judge by: below minimum volume.");
    add(
            "Tamarind Networks",
            Kind.RESELLER,
            Country.INDIA,
            t -> t.with(MONTHLY_REPORTS, 1).with(REPORT_DELAY, 16))
        .story(
            "Reports monthly and late",
            "It reports by month where others report by week, and about two weeks after the day it"
                + " is due; October 2026 is still missing.",
            "Reporting on time scores nothing; the last quarter is provisional.");
    add(
            "Quarterdeck Solutions",
            Kind.RESELLER,
            Country.UNITED_STATES,
            t -> t.with(PULLED_IN, 0.75).with(DISCOUNT, 0.16).times(DEALS, 1.3))
        .story(
            "Pulls deals into quarter end",
            "Three of four won deals close in the last five days of a fiscal quarter, at a higher"
                + " discount.",
            "Revenue looks punctual; margin pays for it.");
    add(
            "Fennwick Managed IT",
            Kind.MSP,
            Country.UNITED_KINGDOM,
            t ->
                t.with(EXPIRING, 1)
                    .with(DEALS, 22)
                    .with(DEAL_SPREAD, 0.4)
                    .with(GROWTH, 0.045)
                    .with(WIN_RATE, 0.6)
                    .with(SATISFACTION, 4.5))
        .story(
            "Certificates expired last quarter",
            "Every certificate it had on 31 July 2026 has expired by 31 October 2026.",
            "A strong score, held back by the gate on certified people.");
  }

  /** Up, down, or only seemingly so. */
  private void trend() {
    add(
            "Aurelia Systems",
            Kind.RESELLER,
            Country.GERMANY,
            LARGE,
            ESTABLISHED,
            t ->
                t.times(DEALS, 1.8)
                    .with(WIN_RATE, 0.56)
                    .with(DEAL_USD, 24_000)
                    .shaped(1., 1.1, 1.05, 1.15, 1.2, 1.25, 1., 0.7, 0.5))
        .story(
            "A top performer that is slipping",
            "Among the largest resellers; deals opened fall from FY2027-Q1 on to less than half.",
            "Growth is at the bottom first; revenue over four quarters follows.");
    add(
            "Marula Technologies",
            Kind.RESELLER,
            Country.SOUTH_AFRICA,
            t ->
                t.times(DEALS, 1.3)
                    .shaped(0.9, 0.7, 0.5, 0.4, 0.35, 0.5, 0.8, 1.2, 1.5)
                    .with(SATISFACTION, 4.4))
        .story(
            "A comeback",
            "Deals opened fall to a third by FY2026-Q3 and have risen four times since.",
            "Growth among the best of its peers.");
    add(
            "Three Oaks Computing",
            Kind.RESELLER,
            Country.CANADA,
            SMALL,
            ESTABLISHED,
            t ->
                t.shaped(0., 0., 0., 0., 0., 0., 0., 0.04, 0.15)
                    .with(WIN_RATE, 1)
                    .with(CYCLE_DAYS, 14)
                    .with(SURVEYS, 1)
                    .with(SATISFACTION, 5.6)
                    .with(TICKETS, 0.8)
                    .with(SLA_MET, 1)
                    .with(PEOPLE, 1))
        .story(
            "Tiny, with perfect ratios",
            "Three deals closed in FY2027-Q3, all won; every survey answer is a five.",
            "Perfect ratios on three rows do not beat a partner with three hundred.");
    add(
            "Silent Harbor IT",
            Kind.MSP,
            Country.UNITED_STATES,
            t -> t.with(SURVEYS, 0).with(WIN_RATE, 0.52))
        .story(
            "Surveys are missing",
            "It has no survey answer in any quarter; everything else is there.",
            "Satisfaction is missing, not zero; the peers' median stands in.");
    add(
            "Hoshizora Systems",
            Kind.RESELLER,
            Country.JAPAN,
            t -> t.with(REPEATS, 1).times(DEALS, 1.4))
        .story(
            "Growth that is only the currency",
            "Paid in JPY; every quarter repeats the same quarter a year ago, yen for yen, while the"
                + " yen rises.",
            "Growth in USD is positive, growth in JPY is zero.");
  }

  /** Zero, nothing said, and much of one thing. */
  private void evidence() {
    add("Zephyr Cloudworks", Kind.RESELLER, Country.BRAZIL, t -> t.with(SOURCED_LEADS, 0))
        .story(
            "Zero leads, and it says so",
            "Each weekly report states zero leads of its own.",
            "A measured zero: it scores as zero.");
    add("Nimbus Andina", Kind.RESELLER, Country.COLOMBIA, t -> t.with(SOURCED_LEADS, -1))
        .story(
            "No lead data",
            "It reports each week, and leaves the number of its own leads empty.",
            "Missing: it neither gains nor loses by it, and coverage says so.");
    add(
            "Colossus Distribution",
            Kind.DISTRIBUTOR,
            Country.UNITED_STATES,
            LARGE,
            ESTABLISHED,
            t ->
                t.times(DEALS, 3.2)
                    .times(DEAL_USD, 2.2)
                    .with(SATISFACTION, 2.9)
                    .with(SLA_MET, 0.71)
                    .with(SURVEYS, 40))
        .story(
            "Huge revenue, unhappy customers",
            "The most revenue of all partners; satisfaction below 3.2 of 5.",
            "Money does not buy the customer perspective.");
    add(
            "Scholaris Campus IT",
            Kind.RESELLER,
            Country.UNITED_STATES,
            t ->
                t.times(DEALS, 1.3)
                    .with(CYCLE_DAYS, 16)
                    .shaped(0.35, 0.3, 0.4, 2.6, 0.36, 0.31, 0.42, 2.7, 0.37))
        .story(
            "Seasonal",
            "It sells to schools: most of a year's deals close in the second fiscal quarter (May to"
                + " July).",
            "Compared with the same quarter a year ago it is steady.");
  }

  /** How deals are won and registered, and what is promised. */
  private void conduct() {
    add(
            "Bargello Informatica",
            Kind.RESELLER,
            Country.ITALY,
            t -> t.with(DISCOUNT, 0.27).with(WIN_RATE, 0.58))
        .story(
            "Buys its wins with discounts",
            "An average discount above 24 %, a high win rate, and hardly any margin.",
            "Win rate up, margin at the bottom.");
    add(
            "Kaveri Infotech",
            Kind.RESELLER,
            Country.INDIA,
            t -> t.with(RETROACTIVE, 0.7).with(REGISTERED, 0.85))
        .story(
            "Registers deals after the fact",
            "Two of three registrations are filed after the deal has closed.",
            "Registration adherence is at the bottom.");
    add(
            "Helixa Robotics",
            Kind.ALLIANCE,
            Country.SWITZERLAND,
            MIDDLE,
            "new",
            0,
            LocalDate.of(2025, 2, 3),
            t ->
                t.with(DEALS, 2.5)
                    .with(WIN_RATE, 0)
                    .with(INITIATIVES, 8)
                    .with(ON_TIME, 0.97)
                    .with(REVIEWS, 2)
                    .with(EXECUTIVES, 0.9))
        .story(
            "Great milestones, no revenue yet",
            "Ninety-odd percent of joint milestones done on time; a pipeline, and not one won"
                + " deal.",
            "Operational strong, financial weak: the pillars show what one number would hide.");
    add("Evenline Partners", Kind.INTEGRATOR, Country.UNITED_STATES, t -> t.with(ON_TARGET, 1))
        .story(
            "Exactly at the edge",
            "What it won equals its target in every quarter, to the cent.",
            "Attainment is 100.00 %, and 100 % counts as reached.");
  }

  /** Nothing known, nothing new, and little but good. */
  private void silence() {
    add(
            "Paper Lantern Consulting",
            Kind.RESELLER,
            Country.SINGAPORE,
            SMALL,
            "growing",
            t -> t.with(SILENT_FROM, 0).with(PEOPLE, 0))
        .story(
            "No data at all",
            "It is in the list of partners and nowhere else.",
            "No score, and no rank: nothing is known.");
    add("Sahara Bytes", Kind.RESELLER, Country.EMIRATES, t -> t.with(SILENT_FROM, 7))
        .story(
            "Stopped reporting two quarters ago",
            "Nothing of it after 30 April 2026.",
            "Stale and missing, and shown as such; its old score is not its score.");
    add(
            "Bluebird Referrals",
            Kind.REFERRAL,
            Country.CANADA,
            SMALL,
            ESTABLISHED,
            t -> t.with(QUALIFIED, 0.78).with(CONVERTED, 0.62).with(RESPONSE_DAYS, 0.9))
        .story(
            "Few deals, the best leads",
            "Three of four accepted leads qualify, the best rate of all partners.",
            "Strong on lead quality, whatever its revenue.");
    add(
            "Castellan Hosting",
            Kind.MSP,
            Country.SPAIN,
            t -> t.with(LOSES_CUSTOMER, 8).with(METERED, 9))
        .story(
            "Lost its largest customer",
            "The largest metered customer, about half of its usage, is gone from August 2026 on.",
            "Consumption growth falls at once; the rest of the score does not.");
  }

  private Draft add(String name, Kind kind, Country country, UnaryOperator<Traits> twist) {
    return add(name, kind, country, MIDDLE, ESTABLISHED, twist);
  }

  private Draft add(
      String name,
      Kind kind,
      Country country,
      String segment,
      String maturity,
      UnaryOperator<Traits> twist) {
    return add(name, kind, country, segment, maturity, 0, LONG_AGO, twist);
  }

  private Draft add(
      String name,
      Kind kind,
      Country country,
      String segment,
      String maturity,
      int parent,
      LocalDate joinedOn,
      UnaryOperator<Traits> twist) {
    var traits = twist.apply(Characters.usual(kind));
    return new Draft(
        new Partner(
            stories.size() + 1, name, kind, country, segment, maturity, parent, joinedOn, traits));
  }

  private final class Draft {
    private final Partner partner;

    private Draft(Partner partner) {
      this.partner = partner;
    }

    void story(String title, String tells, String look) {
      stories.add(new Story(partner, title, tells, look));
    }
  }
}
