package dev.touchstone.run;

import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.JsonList;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A run as JSON: beside each partner's explained score stands, for every additive KPI, a total over
 * the population, so that the run can be held against its source. Equal runs are equal bytes.
 */
public final class ResultJson {
  private final JsonGenerator json;

  private ResultJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes whole runs as {@code {"runs": [..]}}, pretty-printed, ending with a line break. */
  public static void write(List<ScorecardRun> runs, Writer out) {
    JsonList.write("runs", out, json -> runs.forEach(new ResultJson(json)::run));
  }

  /** Writes one partner's explanations as a list, pretty-printed, ending with a line break. */
  public static void writeExplanations(List<Explanation> explanations, Writer out) {
    JsonList.write(out, json -> explanations.forEach(new ExplanationJson(json)::write));
  }

  private void run(ScorecardRun run) {
    json.writeStartObject();
    json.writeStringProperty("run", run.id());
    json.writeStringProperty("program", run.definitions().program().id());
    json.writeStringProperty("currency", run.definitions().program().currency());
    json.writeStringProperty("scorecard", run.scorecard().id());
    json.writeStringProperty("title", run.scorecard().title());
    json.writeName("receipt");
    ReceiptJson.write(run.receipt(), false, json);
    json.writeArrayPropertyStart("periods");
    for (int i = 0; i < run.scores().size(); i++) {
      period(run, i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void period(ScorecardRun run, int period) {
    var scores = run.scores().get(period);
    var measured = run.measurements().periods().get(period);
    json.writeStartObject();
    json.writeStringProperty("period", scores.period().label());
    json.writeStringProperty("from", scores.period().from().toString());
    json.writeStringProperty("to", scores.period().to().toString());
    json.writeObjectPropertyStart("totals");
    measured.kpis().forEach((id, kpi) -> totals(id, kpi.totals()));
    json.writeEndObject();
    json.writeArrayPropertyStart("partners");
    for (int i = 0; i < scores.population().size(); i++) {
      new ExplanationJson(json).write(run.explain(period, i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void totals(String kpi, Iterable<Total> totals) {
    if (!totals.iterator().hasNext()) {
      return;
    }
    json.writeArrayPropertyStart(kpi);
    for (var total : totals) {
      json.writeStartObject();
      json.writeStringProperty("input", total.input());
      json.writeStringProperty("dataset", total.dataset());
      json.writeStringProperty("expression", total.expression());
      JsonNumbers.write(json, "population", total.population());
      json.writeNumberProperty("population_rows", total.populationRows());
      JsonNumbers.write(json, "outside", total.outside());
      json.writeNumberProperty("outside_rows", total.outsideRows());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
