package dev.touchstone.score.tree;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.score.rule.Rounding;
import java.util.List;

/**
 * Half-open bands by the rounded score, the top one closed. The lowest band takes everything under
 * the second's bound, so that every score has a band.
 *
 * @param bounds lower bounds in ticks, ascending
 */
public record BandBounds(Scorecard.Banding banding, List<Scorecard.Band> bands, long[] bounds) {
  public static BandBounds of(Scorecard scorecard, Rounding rounding) {
    return new BandBounds(
        scorecard.banding(),
        List.copyOf(scorecard.bands()),
        scorecard.bands().stream().mapToLong(band -> rounding.atLeast(band.from())).toArray());
  }

  /** Everybody's band by the score alone; -1 without a score. */
  public int[] of(Ranking standings, Population population) {
    return switch (banding) {
      case Scorecard.Banding.ByScore byScore -> {
        var found = new int[population.size()];
        for (int i = 0; i < found.length; i++) {
          found[i] = standings.ranked(i) ? at(standings.ticks(i)) : -1;
        }
        yield found;
      }
      case Scorecard.Banding.Clusters(var within) ->
          Clusters.of(standings, Grouping.by(within, population), population.size(), bands.size());
    };
  }

  /** The band of a score by its lower bounds. */
  public int at(long ticks) {
    int band = 0;
    while (band + 1 < bounds.length && ticks >= bounds[band + 1]) {
      band++;
    }
    return band;
  }

  public int indexOf(String id) {
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("The scorecard has no band " + id);
  }

  public String id(int band) {
    return bands.get(band).id();
  }

  public String title(int band) {
    return bands.get(band).title();
  }
}
