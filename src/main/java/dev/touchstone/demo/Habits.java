package dev.touchstone.demo;

import static dev.touchstone.demo.DemoDraft.*;
import static dev.touchstone.demo.Trait.*;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/** Stories of what partners do, what they leave out, and what they do not say. */
final class Habits {
  private Habits() {}

  /** Zero, nothing said, and much of one thing. */
  static List<IntFunction<Story>> evidence() {
    return List.of(
        named("Zephyr Cloudworks", DemoKind.RESELLER, Country.BRAZIL)
            .like(t -> t.with(SOURCED_LEADS, 0))
            .story(
                "Zero leads, and it says so",
                "Each weekly report states zero leads of its own.",
                "A measured zero: it scores as zero."),
        named("Nimbus Andina", DemoKind.RESELLER, Country.COLOMBIA)
            .like(t -> t.with(SOURCED_LEADS, -1))
            .story(
                "No lead data",
                "It reports each week, and leaves the number of its own leads empty.",
                "Missing: it neither gains nor loses by it, and coverage says so."),
        named("Colossus Distribution", DemoKind.DISTRIBUTOR, Country.UNITED_STATES)
            .who(LARGE, ESTABLISHED)
            .like(
                t ->
                    t.times(DEALS, 3.2)
                        .times(DEAL_USD, 2.2)
                        .with(SATISFACTION, 2.9)
                        .with(SLA_MET, 0.71)
                        .with(SURVEYS, 40))
            .story(
                "Huge revenue, unhappy customers",
                "The most revenue of all partners; satisfaction below 3.2 of 5.",
                "Money does not buy the customer perspective."),
        named("Scholaris Campus IT", DemoKind.RESELLER, Country.UNITED_STATES)
            .like(
                t ->
                    t.times(DEALS, 1.3)
                        .with(CYCLE_DAYS, 16)
                        .shaped(0.35, 0.3, 0.4, 2.6, 0.36, 0.31, 0.42, 2.7, 0.37))
            .story(
                "Seasonal",
                "It sells to schools: most of a year's deals close in the second fiscal quarter"
                    + " (May to July).",
                "Compared with the same quarter a year ago it is steady."));
  }

  /** How deals are won and registered, and what is promised. */
  static List<IntFunction<Story>> conduct() {
    return List.of(
        named("Bargello Informatica", DemoKind.RESELLER, Country.ITALY)
            .like(t -> t.with(DISCOUNT, 0.27).with(WIN_RATE, 0.58))
            .story(
                "Buys its wins with discounts",
                "An average discount above 24 %, a high win rate, and hardly any margin.",
                "Win rate up, margin at the bottom."),
        named("Kaveri Infotech", DemoKind.RESELLER, Country.INDIA)
            .like(t -> t.with(RETROACTIVE, 0.7).with(REGISTERED, 0.85))
            .story(
                "Registers deals after the fact",
                "Two of three registrations are filed after the deal has closed.",
                "Registration adherence is at the bottom."),
        named("Helixa Robotics", DemoKind.ALLIANCE, Country.SWITZERLAND)
            .who(MIDDLE, NEW)
            .since(LocalDate.of(2025, 2, 3))
            .like(
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
                "Operational strong, financial weak: the pillars show what one number would hide."),
        named("Evenline Partners", DemoKind.INTEGRATOR, Country.UNITED_STATES)
            .like(t -> t.with(ON_TARGET, 1))
            .story(
                "Exactly at the edge",
                "What it won equals its target in every quarter, to the cent.",
                "Attainment is 100.00 %, and 100 % counts as reached."));
  }

  /** Nothing known, nothing new, and little but good. */
  static List<IntFunction<Story>> silence() {
    return List.of(
        named("Paper Lantern Consulting", DemoKind.RESELLER, Country.SINGAPORE)
            .who(SMALL, GROWING)
            .like(t -> t.with(SILENT_FROM, 0).with(PEOPLE, 0))
            .story(
                "No data at all",
                "It is in the list of partners and nowhere else.",
                "No score, and no rank: nothing is known."),
        named("Sahara Bytes", DemoKind.RESELLER, Country.EMIRATES)
            .like(t -> t.with(SILENT_FROM, 7))
            .story(
                "Stopped reporting two quarters ago",
                "Nothing of it after 30 April 2026.",
                "Stale and missing, and shown as such; its old score is not its score."),
        named("Bluebird Referrals", DemoKind.REFERRAL, Country.CANADA)
            .who(SMALL, ESTABLISHED)
            .like(t -> t.with(QUALIFIED, 0.78).with(CONVERTED, 0.62).with(RESPONSE_DAYS, 0.9))
            .story(
                "Few deals, the best leads",
                "Three of four accepted leads qualify, the best rate of all partners.",
                "Strong on lead quality, whatever its revenue."),
        named("Castellan Hosting", DemoKind.MSP, Country.SPAIN)
            .like(t -> t.with(LOSES_CUSTOMER, 8).with(METERED, 9))
            .story(
                "Lost its largest customer",
                "The largest metered customer, about half of its usage, is gone from August 2026"
                    + " on.",
                "Consumption growth falls at once; the rest of the score does not."));
  }
}
