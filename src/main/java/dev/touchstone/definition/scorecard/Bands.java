package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.scorecard.Scorecard.Band;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.shared.Issues;
import java.util.Comparator;
import java.util.List;

/** Reads bands and makes sure that every score of the scale falls into exactly one. */
record Bands(Scale scale, Issues issues) {

  List<Band> read(Fields scorecard) {
    boolean clustered = scorecard.has(ScorecardLanguage.CLUSTERED_BANDS);
    if (clustered == scorecard.has(ScorecardLanguage.BANDS)) {
      issues.error(
          clustered ? "bands-twice" : "missing-key",
          clustered ? scorecard.keyAt(ScorecardLanguage.CLUSTERED_BANDS) : scorecard.at(),
          clustered ? "Bands are given and clustered as well" : "The key 'bands' is missing",
          clustered
              ? "Keep one of bands and clustered-bands"
              : "bands: " + ScorecardLanguage.BANDS.description());
    }
    return clustered ? clustered(scorecard) : byScore(scorecard);
  }

  /** Their bounds are found from the scores; until then they all start with the scale. */
  private List<Band> clustered(Fields scorecard) {
    var written = scorecard.get(ScorecardLanguage.CLUSTERED_BANDS);
    var at = scorecard.at(ScorecardLanguage.CLUSTERED_BANDS);
    var names =
        written.flatMap(fields -> fields.find(ScorecardLanguage.CLUSTER_NAMES)).orElse(List.of());
    if (names.stream().distinct().count() < names.size()) {
      issues.error(
          "duplicate-id", at, "Two of the bands have the same name", "Give each its own name");
    }
    return names.stream().map(name -> new Band(name, Titles.of(name), scale.from(), at)).toList();
  }

  private List<Band> byScore(Fields scorecard) {
    var written = scorecard.all(ScorecardLanguage.BANDS);
    var bands =
        written.all().stream()
            .map(one -> new Band(one.name(), Titles.of(one.name()), one.value(), one.at()))
            .sorted(Comparator.comparing(Band::from))
            .toList();
    if (!bands.isEmpty() && written.complete()) {
      check(bands);
    }
    return bands;
  }

  private void check(List<Band> bands) {
    var lowest = bands.getFirst();
    if (lowest.from().compareTo(scale.from()) > 0) {
      issues.error(
          "bands-gap",
          lowest.at(),
          "Scores from %s up to %s fall into no band"
              .formatted(Numbers.spelled(scale.from()), Numbers.spelled(lowest.from())),
          "Start the lowest band at %s, where the scale starts"
              .formatted(Numbers.spelled(scale.from())));
    }
    for (int i = 1; i < bands.size(); i++) {
      var one = bands.get(i - 1);
      var other = bands.get(i);
      if (one.from().compareTo(other.from()) == 0) {
        issues.error(
            "bands-overlap",
            other.at(),
            "The bands '%s' and '%s' both start at %s"
                .formatted(one.id(), other.id(), Numbers.spelled(other.from())),
            "Give every band its own lower bound");
      }
    }
    for (var band : bands) {
      boolean above = band.from().compareTo(scale.to()) > 0;
      if (above || band.from().compareTo(scale.from()) < 0) {
        issues.error(
            "band-outside-scale",
            band.at(),
            "The band '%s' starts at %s, %s the scale's %s"
                .formatted(
                    band.id(),
                    Numbers.spelled(band.from()),
                    above ? "above" : "below",
                    above
                        ? "end " + Numbers.spelled(scale.to())
                        : "start " + Numbers.spelled(scale.from())),
            "Keep lower bounds on the scale");
      }
    }
  }
}
