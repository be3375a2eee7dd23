package dev.touchstone.run;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.score.Change;
import dev.touchstone.score.Explanation;
import dev.touchstone.score.Explanation.Branch;
import dev.touchstone.score.Explanation.Leaf;
import dev.touchstone.score.Explanation.Outcome;
import dev.touchstone.score.Explanation.Part;
import dev.touchstone.score.Interval;
import dev.touchstone.score.Shrunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as JSON: beside each partner's explained score stands, for every additive KPI, a total over
 * the population, so that the run can be held against its source. Equal runs are equal bytes.
 */
public final class ResultJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonGenerator json;

  private ResultJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes whole runs as {@code {"runs": [..]}}, pretty-printed, ending with a line break. */
  public static void write(List<ScorecardRun> runs, Writer out) {
    try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("runs");
      var writing = new ResultJson(json);
      runs.forEach(writing::run);
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one partner's explanations as a list, pretty-printed, ending with a line break. */
  public static void writeExplanations(List<Explanation> explanations, Writer out) {
    try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(out)) {
      json.writeStartArray();
      explanations.forEach(new ResultJson(json)::explanation);
      json.writeEndArray();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      explanation(run.explain(period, i));
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
      number("population", total.population());
      json.writeNumberProperty("population_rows", total.populationRows());
      number("outside", total.outside());
      json.writeNumberProperty("outside_rows", total.outsideRows());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void explanation(Explanation explanation) {
    json.writeStartObject();
    json.writeStringProperty("partner", explanation.partner().value());
    json.writeStringProperty("name", explanation.name());
    json.writeStringProperty("scorecard", explanation.root().id());
    json.writeStringProperty("period", explanation.period().label());
    switch (explanation.outcome()) {
      case Outcome.Scored scored -> {
        number("score", scored.score());
        number("unrounded", scored.unrounded());
        json.writeStringProperty("band", scored.band());
        json.writeStringProperty("band_before_gates", scored.bandBeforeGates());
        json.writeNumberProperty("rank", scored.rank());
        json.writeNumberProperty("of", scored.of());
      }
      case Outcome.Withheld withheld -> {
        json.writeNullProperty("score");
        json.writeStringProperty("withheld", withheld.reason());
      }
    }
    number("coverage", explanation.coverage());
    json.writeArrayPropertyStart("words");
    explanation.words().forEach(json::writeString);
    json.writeEndArray();
    if (!explanation.adjustments().isEmpty()) {
      json.writeArrayPropertyStart("adjustments");
      for (var step : explanation.adjustments()) {
        json.writeStartObject();
        json.writeStringProperty("id", step.id());
        json.writeStringProperty("title", step.title());
        number("before", step.before());
        number("after", step.after());
        json.writeStringProperty("reason", step.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("gates");
    for (var gate : explanation.gates()) {
      json.writeStartObject();
      json.writeStringProperty("id", gate.id());
      json.writeStringProperty("title", gate.title());
      json.writeBooleanProperty("passed", gate.passed());
      number("points", gate.points());
      number("at_least", gate.atLeast());
      json.writeStringProperty("band_at_most", gate.bandAtMost());
      json.writeEndObject();
    }
    json.writeEndArray();
    switch (explanation.change()) {
      case Change.Moved moved -> {
        json.writeName("change");
        ChangeJson.write(moved, json);
      }
      case Change.Incomparable(var reason) -> {
        if (!reason.isEmpty()) {
          json.writeNullProperty("change");
          json.writeStringProperty("no_change", reason);
        }
      }
    }
    json.writeName("explanation");
    part(explanation.root());
    json.writeEndObject();
  }

  private void part(Part part) {
    json.writeStartObject();
    json.writeStringProperty("id", part.id());
    json.writeStringProperty("title", part.title());
    number("weight", part.weight());
    number("effective_weight", part.effectiveWeight());
    number("points", part.points());
    number("contribution", part.contribution());
    switch (part) {
      case Branch branch -> {
        json.writeStringProperty("objective", branch.objective());
        json.writeArrayPropertyStart("parts");
        branch.parts().forEach(this::part);
        json.writeEndArray();
      }
      case Leaf leaf -> leaf(leaf);
    }
    json.writeEndObject();
  }

  private void leaf(Leaf leaf) {
    if (!leaf.status().isEmpty()) {
      json.writeStringProperty("status", leaf.status());
    }
    json.writeStringProperty("state", leaf.state().word());
    number("value", leaf.value());
    if (leaf.counted().isPresent()) {
      number("counted", leaf.counted());
    }
    json.writeStringProperty("unit", leaf.unit());
    number("target", leaf.target());
    json.writeStringProperty("rule", leaf.rule());
    json.writeStringProperty("stand_in", leaf.standIn());
    interval(leaf.interval());
    shrunk(leaf.shrunk());
    var peers = leaf.peers();
    json.writeObjectPropertyStart("peers");
    json.writeStringProperty("group", peers.group());
    json.writeNumberProperty("count", peers.count());
    if (peers.count() > 0) {
      number("minimum", peers.minimum());
      number("median", peers.median());
      number("mean", peers.mean());
      number("maximum", peers.maximum());
      json.writeNumberProperty("rank", peers.rank());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("inputs");
    leaf.inputs().forEach(this::aggregate);
    json.writeEndArray();
    leaf.judged().ifPresent(this::judged);
    if (!leaf.remarks().isEmpty()) {
      json.writeArrayPropertyStart("remarks");
      leaf.remarks().forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private void judged(Explanation.Judged judged) {
    json.writeObjectPropertyStart("judged");
    json.writeNumberProperty("assessors", judged.assessors());
    json.writeNumberProperty("levels_apart", judged.levelsApart());
    json.writeBooleanProperty("too_far_apart", judged.tooFarApart());
    var agreement = judged.agreement();
    json.writeObjectPropertyStart("agreement");
    json.writeNumberProperty("units", agreement.units());
    json.writeNumberProperty("ratings", agreement.ratings());
    number("nominal", agreement.nominal());
    number("ordinal", agreement.ordinal());
    number("interval", agreement.interval());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void interval(Interval interval) {
    if (interval.equals(Interval.NOT_ASKED)) {
      return;
    }
    json.writeObjectPropertyStart("interval");
    switch (interval) {
      case Interval.Between between -> {
        number("level", between.level());
        number("low", between.low());
        number("high", between.high());
        json.writeNumberProperty("rows", between.rows());
        if (!between.how().isEmpty()) {
          json.writeStringProperty("how", between.how());
        }
      }
      case Interval.Unknown unknown -> json.writeStringProperty("unknown", unknown.reason());
    }
    json.writeEndObject();
  }

  private void shrunk(Shrunk shrunk) {
    if (shrunk.equals(Shrunk.NOT_ASKED)) {
      return;
    }
    json.writeObjectPropertyStart("shrunk");
    switch (shrunk) {
      case Shrunk.Toward toward -> {
        number("value", toward.value());
        number("measured", toward.measured());
        number("peer_mean", toward.peerMean());
        number("own_weight", toward.ownWeight());
        json.writeNumberProperty("rows", toward.rows());
      }
      case Shrunk.No no -> json.writeStringProperty("not", no.reason());
    }
    json.writeEndObject();
  }

  private void aggregate(Aggregate aggregate) {
    json.writeStartObject();
    json.writeStringProperty("input", aggregate.input());
    if (aggregate.ofKpi()) {
      json.writeStringProperty("kpi", aggregate.kpi());
    } else {
      json.writeStringProperty("dataset", aggregate.dataset());
    }
    json.writeStringProperty("expression", aggregate.expression());
    if (aggregate.value().isPresent()) {
      number("value", aggregate.value().get());
    } else {
      json.writeNullProperty("value");
    }
    if (!aggregate.ofKpi()) {
      json.writeNumberProperty("rows", aggregate.rows());
    }
    json.writeStringProperty("from", aggregate.window().from().toString());
    json.writeStringProperty("to", aggregate.window().to().toString());
    json.writeEndObject();
  }

  private void number(String name, Optional<Double> value) {
    if (value.isPresent()) {
      number(name, value.get());
    } else {
      json.writeNullProperty(name);
    }
  }

  private void number(String name, double value) {
    if (Double.isNaN(value)) {
      json.writeNullProperty(name);
    } else {
      number(name, BigDecimal.valueOf(value));
    }
  }

  /** Plain digits, without an exponent and without zeros at the end. */
  private void number(String name, BigDecimal value) {
    json.writeName(name);
    json.writeNumber(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }
}
