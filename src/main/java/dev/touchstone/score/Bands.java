package dev.touchstone.score;

import dev.touchstone.definition.Scorecard;
import java.util.List;

/**
 * Half-open bands by the rounded score, the top one closed. The lowest band takes everything under
 * the second's bound, so that every score has a band.
 *
 * @param bounds lower bounds in ticks, ascending
 */
record Bands(List<Scorecard.Band> bands, long[] bounds) {
  static Bands of(List<Scorecard.Band> bands, Rounding rounding) {
    return new Bands(
        List.copyOf(bands),
        bands.stream().mapToLong(band -> rounding.atLeast(band.from())).toArray());
  }

  int of(long ticks) {
    int band = 0;
    while (band + 1 < bounds.length && ticks >= bounds[band + 1]) {
      band++;
    }
    return band;
  }

  int indexOf(String id) {
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("The scorecard has no band " + id);
  }

  String id(int band) {
    return bands.get(band).id();
  }

  String title(int band) {
    return bands.get(band).title();
  }
}
