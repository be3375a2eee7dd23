package dev.touchstone.demo;

import java.util.List;

/** The six types of partner, how common they are, and what their companies are called. */
enum DemoKind {
  RESELLER(0.38, "Computing", "Digital", "Systems", "Technologies", "Business IT", "Office Tech"),
  DISTRIBUTOR(0.09, "Distribution", "Supply", "Wholesale", "Trading"),
  MSP(0.17, "Managed IT", "Hosting", "Cloud Services", "Cloudworks", "Operations"),
  INTEGRATOR(0.14, "Integration", "Consulting", "Solutions", "Engineering"),
  ALLIANCE(0.12, "Software", "Analytics", "Robotics", "Security", "Semiconductors"),
  REFERRAL(0.10, "Advisors", "Associates", "Partners", "Connect");

  private final double share;
  private final List<String> endings;

  DemoKind(double share, String... endings) {
    this.share = share;
    this.endings = List.of(endings);
  }

  /** As the datasets write it. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Share of all partners. */
  double share() {
    return share;
  }

  List<String> endings() {
    return endings;
  }
}
