package dev.touchstone.score.column;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Grouping;
import java.util.ArrayList;
import java.util.List;

/**
 * The declared chain of groupings, most similar peers first, over one population.
 *
 * @param atLeast how many measured values a group needs before anybody is compared within it
 * @param toldFrom how many companies it needs before a partner is told where its quarters end
 */
public record PeerGroups(List<Grouping> groupings, int atLeast, int toldFrom, Companies companies) {
  public static PeerGroups of(Scorecard.Peers peers, Population population) {
    var groupings = new ArrayList<Grouping>();
    for (var attributes : peers.by()) {
      groupings.add(Grouping.by(attributes, population));
    }
    if (groupings.isEmpty()) {
      groupings.add(Grouping.by(List.of(), population));
    }
    return new PeerGroups(
        List.copyOf(groupings), peers.atLeast(), peers.toldFrom(), Companies.of(population));
  }

  public int last() {
    return groupings.size() - 1;
  }
}
