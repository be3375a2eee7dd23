package dev.touchstone.measure.judging;

import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Measurements.Samples;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.fetching.FetchedHistograms;
import dev.touchstone.measure.vector.ExactVector;

/**
 * Samples with the rows themselves. Rows that were left at the engine because there are too many
 * are missed by their number, and then none are told: some of them would be another sample.
 */
record DrawnSamples(Samples samples, FetchedHistograms.ByPartner rows, ExactVector counted)
    implements Samples {
  @Override
  public Sample of(int partner) {
    return samples.of(partner);
  }

  @Override
  public Histogram rows(int partner) {
    var found = rows.of(partner);
    return found.rows() == counted.count(partner) && found.rows() <= Histogram.MOST_ROWS
        ? found
        : Histogram.NONE;
  }
}
