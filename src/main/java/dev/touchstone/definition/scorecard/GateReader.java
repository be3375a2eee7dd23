package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.scorecard.Scorecard.Band;
import dev.touchstone.definition.scorecard.Scorecard.Gate;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes gates and checks what they refer to.
 *
 * @param nodes ids of all KPIs and groups
 */
record GateReader(Scale scale, Collection<String> nodes, List<Band> bands, Issues issues) {

  List<Gate> read(Fields scorecard) {
    var gates = new ArrayList<Gate>();
    var written = scorecard.get(ScorecardLanguage.GATES, Named.<Fields>none(scorecard.at()));
    for (var one : written.all()) {
      gates.add(gate(one));
    }
    return List.copyOf(gates);
  }

  private Gate gate(Named.One<Fields> one) {
    var written = one.value();
    var of = written.get(ScorecardLanguage.OF, "");
    var band = written.get(ScorecardLanguage.BAND_AT_MOST, "");
    var points = written.get(ScorecardLanguage.GATE_AT_LEAST, scale.from());
    var known = bands.stream().map(Band::id).toList();
    if (!of.isEmpty() && !nodes.contains(of)) {
      issues.error(
          "unknown-kpi",
          written.at(ScorecardLanguage.OF),
          "There is no KPI or group '%s'".formatted(of),
          Spelling.hint(of, nodes));
    }
    if (!band.isEmpty() && !known.contains(band)) {
      issues.error(
          "unknown-band",
          written.at(ScorecardLanguage.BAND_AT_MOST),
          "There is no band '%s'".formatted(band),
          Spelling.hint(band, known));
    }
    new PointsOnScale(scale, issues).check(points, written.at(ScorecardLanguage.GATE_AT_LEAST));
    var title = written.get(KpiLanguage.TITLE, Titles.of(one.name()));
    return new Gate(one.name(), of, points, band, title, one.at());
  }
}
