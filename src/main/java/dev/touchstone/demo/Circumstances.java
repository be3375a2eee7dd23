package dev.touchstone.demo;

import static dev.touchstone.demo.DemoDraft.*;
import static dev.touchstone.demo.Trait.*;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/** Stories of who owns whom, of small numbers, and of ways that lead up or down. */
final class Circumstances {
  private Circumstances() {}

  /** Groups and what they own. */
  static List<IntFunction<Story>> ownership() {
    return List.of(
        named("Calder Technology Group", DemoKind.INTEGRATOR, Country.UNITED_KINGDOM)
            .who(LARGE, ESTABLISHED)
            .like(t -> t.times(WIN_RATE, 0.75).with(GROWTH, -0.02))
            .story(
                "A group with subsidiaries",
                "It owns Calder Cloud Services and, since 15 June 2026, Brandwijk Data; its own"
                    + " wins are shrinking.",
                "Its own score stays its own; what its subsidiaries did is not mixed in."),
        named("Calder Cloud Services", DemoKind.MSP, Country.UNITED_KINGDOM)
            .ownedBy(1)
            .like(
                t ->
                    t.with(WIN_RATE, 0.66)
                        .with(GROWTH, 0.06)
                        .with(SATISFACTION, 4.7)
                        .with(SLA_MET, 0.985)
                        .with(USAGE_GROWTH, 0.08))
            .story(
                "A subsidiary that outperforms its parent",
                "A higher win rate, happier customers and faster growth than Calder Technology"
                    + " Group, which owns it.",
                "It scores well above its parent."),
        named("Oosterhout Holding", DemoKind.RESELLER, Country.NETHERLANDS)
            .who(LARGE, ESTABLISHED)
            .story(
                "A group that sold a company",
                "It owned Brandwijk Data until 14 June 2026.",
                "Nothing in its own rows changes with the sale."),
        named("Brandwijk Data", DemoKind.INTEGRATOR, Country.NETHERLANDS)
            .who(MIDDLE, GROWING)
            .ownedBy(1)
            .since(LocalDate.of(2019, 9, 2))
            .like(t -> t.with(GROWTH, 0.02))
            .story(
                "Acquired in mid-year",
                "Its parent changes from Oosterhout Holding to Calder Technology Group on 15 June"
                    + " 2026, in the middle of FY2027-Q2.",
                "History reads as it was or as it is now, by choice, never silently."));
  }

  /** Too little, too late, too punctual. */
  static List<IntFunction<Story>> volume() {
    return List.of(
        named("Larkspur Digital", DemoKind.RESELLER, Country.UNITED_STATES)
            .who(SMALL, NEW)
            .since(LocalDate.of(2026, 8, 17))
            .like(
                t ->
                    t.shaped(0., 0., 0., 0., 0., 0., 0., 0., 0.1)
                        .with(WIN_RATE, 1)
                        .with(CYCLE_DAYS, 20)
                        .with(PEOPLE, 2)
                        .with(SURVEYS, 1))
            .story(
                "A newcomer with two deals",
                "It joined in August 2026 and has closed two deals, both won.",
                "A win rate of 100 % on two deals is too little to judge by: below minimum"
                    + " volume."),
        named("Tamarind Networks", DemoKind.RESELLER, Country.INDIA)
            .like(t -> t.with(MONTHLY_REPORTS, 1).with(REPORT_DELAY, 16))
            .story(
                "Reports monthly and late",
                "It reports by month where others report by week, and about two weeks after the day"
                    + " it is due; October 2026 is still missing.",
                "Reporting on time scores nothing; the last quarter is provisional."),
        named("Quarterdeck Solutions", DemoKind.RESELLER, Country.UNITED_STATES)
            .like(t -> t.with(PULLED_IN, 0.75).with(DISCOUNT, 0.16).times(DEALS, 1.3))
            .story(
                "Pulls deals into quarter end",
                "Three of four won deals close in the last five days of a fiscal quarter, at a"
                    + " higher discount.",
                "Revenue looks punctual; margin pays for it."),
        named("Fennwick Managed IT", DemoKind.MSP, Country.UNITED_KINGDOM)
            .like(
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
                "A strong score, held back by the gate on certified people."));
  }

  /** Up, down, or only seemingly so. */
  static List<IntFunction<Story>> trend() {
    return List.of(
        named("Aurelia Systems", DemoKind.RESELLER, Country.GERMANY)
            .who(LARGE, ESTABLISHED)
            .like(
                t ->
                    t.times(DEALS, 1.8)
                        .with(WIN_RATE, 0.56)
                        .with(DEAL_USD, 24_000)
                        .shaped(1., 1.1, 1.05, 1.15, 1.2, 1.25, 1., 0.7, 0.5))
            .story(
                "A top performer that is slipping",
                "Among the largest resellers; deals opened fall from FY2027-Q1 on to less than"
                    + " half.",
                "Growth is at the bottom first; revenue over four quarters follows."),
        named("Marula Technologies", DemoKind.RESELLER, Country.SOUTH_AFRICA)
            .like(
                t ->
                    t.times(DEALS, 1.3)
                        .shaped(0.9, 0.7, 0.5, 0.4, 0.35, 0.5, 0.8, 1.2, 1.5)
                        .with(SATISFACTION, 4.4))
            .story(
                "A comeback",
                "Deals opened fall to a third by FY2026-Q3 and have risen four times since.",
                "Growth among the best of its peers."),
        named("Three Oaks Computing", DemoKind.RESELLER, Country.CANADA)
            .who(SMALL, ESTABLISHED)
            .like(
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
                "Perfect ratios on three rows do not beat a partner with three hundred."),
        named("Silent Harbor IT", DemoKind.MSP, Country.UNITED_STATES)
            .like(t -> t.with(SURVEYS, 0).with(WIN_RATE, 0.52))
            .story(
                "Surveys are missing",
                "It has no survey answer in any quarter; everything else is there.",
                "Satisfaction is missing, not zero; the peers' median stands in."),
        named("Hoshizora Systems", DemoKind.RESELLER, Country.JAPAN)
            .like(t -> t.with(REPEATS, 1).times(DEALS, 1.4))
            .story(
                "Growth that is only the currency",
                "Paid in JPY; every quarter repeats the same quarter a year ago, yen for yen, while"
                    + " the yen rises.",
                "Growth in USD is positive, growth in JPY is zero."));
  }
}
