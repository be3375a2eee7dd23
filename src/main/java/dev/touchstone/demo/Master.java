package dev.touchstone.demo;

import java.util.List;

/** Who the partners are and who owns them since when. */
final class Master {
  private Master() {}

  static void tell(Partner partner, Rows out) {
    out.add(
        DemoTable.PARTNERS,
        partner.id(),
        partner.name(),
        partner.kind().word(),
        partner.country().region().word(),
        partner.segment(),
        partner.maturity(),
        partner.tier(),
        partner.country().code(),
        partner.country().currency(),
        partner.parent() == 0 ? "" : Partner.id(partner.parent()),
        partner.joinedOn(),
        partner.channelManager());
  }

  static void owners(List<Partner> cast, Rows out) {
    for (var partner : cast) {
      if (partner.name().equals("Brandwijk Data")) {
        owner(partner, 3, partner.joinedOn(), Stories.ACQUIRED_ON, out);
        owner(partner, partner.parent(), Stories.ACQUIRED_ON, "", out);
      } else if (partner.parent() != 0) {
        owner(partner, partner.parent(), partner.joinedOn(), "", out);
      }
    }
  }

  /** Ownership is half-open: it ends on the day on which the next one begins. */
  private static void owner(Partner partner, int parent, Object from, Object to, Rows out) {
    out.add(DemoTable.PARTNER_HIERARCHY, partner.id(), Partner.id(parent), from, to);
  }
}
