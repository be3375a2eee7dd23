package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.scorecard.Scorecard.Band;
import dev.touchstone.definition.scorecard.Scorecard.Gate;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.util.Collection;
import java.util.List;

/**
 * Makes gates and checks what they refer to.
 *
 * @param nodes ids of all KPIs and groups
 */
record GateReader(Scale scale, Collection<String> nodes, List<Band> bands, Issues issues) {

  List<Gate> read(Fields scorecard) {
    return scorecard.all(ScorecardLanguage.GATES).made(this::gate);
  }

  private Gate gate(Named.One<Fields> one) {
    var written = one.value();
    var known = bands.stream().map(Band::id).toList();
    written
        .find(ScorecardLanguage.OF)
        .filter(of -> !nodes.contains(of))
        .ifPresent(
            of ->
                issues.error(
                    "unknown-kpi",
                    written.at(ScorecardLanguage.OF),
                    "There is no KPI or group '%s'".formatted(of),
                    Spelling.hint(of, nodes)));
    written
        .find(ScorecardLanguage.BAND_AT_MOST)
        .filter(band -> !known.contains(band))
        .ifPresent(
            band ->
                issues.error(
                    "unknown-band",
                    written.at(ScorecardLanguage.BAND_AT_MOST),
                    "There is no band '%s'".formatted(band),
                    Spelling.hint(band, known)));
    written
        .find(ScorecardLanguage.GATE_AT_LEAST)
        .ifPresent(
            points ->
                new PointsOnScale(scale, issues)
                    .check(points, written.at(ScorecardLanguage.GATE_AT_LEAST)));
    return new Gate(
        one.name(),
        written.get(ScorecardLanguage.OF),
        written.get(ScorecardLanguage.GATE_AT_LEAST),
        written.get(ScorecardLanguage.BAND_AT_MOST),
        written.get(KpiLanguage.TITLE).orElse(Titles.of(one.name())),
        one.at());
  }
}
