package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.scorecard.Scorecard.Peers;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.util.List;

/**
 * Warns of KPIs whose points, which every partner reads, say what one peer has: of a share of the
 * best the best value follows from one's own, of a line between two ends both follow from the
 * points of two partners.
 */
public record Disclosure(Issues issues) {
  /** Of fewer, two who compare notes know nearly all. */
  private static final int FEW = 5;

  /** The KPIs whose points may tell of a peer and which nobody has accepted. */
  public static List<Kpi> telling(Scorecard scorecard) {
    var peers = scorecard.peers();
    return scorecard.kpis().stream()
        .filter(kpi -> !peers.pointsMayTell().contains(kpi.id()))
        .filter(
            kpi ->
                kpi.valuation().scoring().tellsOfOnePeer()
                    || (kpi.valuation().scoring().comparesPeers() && peers.atLeast() < FEW))
        .toList();
  }

  void check(Scorecard scorecard) {
    var peers = scorecard.peers();
    telling(scorecard).forEach(kpi -> warn(kpi, peers));
    for (var accepted : peers.pointsMayTell()) {
      if (scorecard.kpis().stream().noneMatch(kpi -> kpi.id().equals(accepted))) {
        issues.error(
            "unknown-kpi",
            peers.at(),
            "points-may-tell names the KPI '%s', which the scorecard does not have"
                .formatted(accepted),
            Spelling.hint(accepted, scorecard.kpis().stream().map(Kpi::id).toList()));
      }
    }
  }

  private void warn(Kpi kpi, Peers peers) {
    if (kpi.valuation().scoring().tellsOfOnePeer()) {
      issues.warning(
          "points-tell-peer",
          kpi.at(),
          "Partners who compare the points of '%s' learn what one of their peers has"
              .formatted(kpi.id()),
          "Score by percentile or z-score, or accept it: peers: {points-may-tell: [%s]}"
              .formatted(kpi.id()));
    } else {
      issues.warning(
          "points-tell-peer",
          kpi.at(),
          "In a group of %d, partners who compare the points of '%s' learn what the others have"
              .formatted(peers.atLeast(), kpi.id()),
          "Write peers: {at-least: 5} or more, or accept it: peers: {points-may-tell: [%s]}"
              .formatted(kpi.id()));
    }
  }
}
