package dev.touchstone.run;

import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.score.column.Shrunk;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Interval;
import dev.touchstone.score.tree.Duels;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** One partner's explained score as JSON. */
record ExplanationJson(JsonGenerator json) {
  void write(Explanation explanation) {
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
    number("weight", part.weighed().weight());
    number("effective_weight", part.effectiveWeight());
    number("points", part.points());
    number("contribution", part.contribution());
    switch (part) {
      case Branch branch -> {
        json.writeStringProperty("objective", branch.objective());
        json.writeArrayPropertyStart("parts");
        branch.parts().forEach(this::part);
        json.writeEndArray();
        if (branch.duels().any()) {
          duels(branch.duels());
        }
      }
      case Leaf leaf -> leaf(leaf);
    }
    json.writeEndObject();
  }

  private void duels(Duels duels) {
    json.writeObjectPropertyStart("duels");
    json.writeNumberProperty("won", duels.won());
    json.writeNumberProperty("lost", duels.lost());
    json.writeNumberProperty("even", duels.even());
    json.writeNumberProperty("without", duels.without());
    json.writeArrayPropertyStart("closest");
    for (var duel : duels.closest()) {
      json.writeStartObject();
      json.writeStringProperty("partner", duel.other().value());
      number("share", duel.share());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void leaf(Leaf leaf) {
    var measurement = leaf.measurement();
    var valued = leaf.valued();
    if (!leaf.status().isEmpty()) {
      json.writeStringProperty("status", leaf.status());
    }
    json.writeStringProperty("state", measurement.state().word());
    number("value", measurement.value());
    if (valued.counted().isPresent()) {
      number("counted", valued.counted());
    }
    json.writeStringProperty("unit", measurement.unit());
    number("target", measurement.target());
    json.writeStringProperty("rule", valued.rule());
    json.writeStringProperty("stand_in", valued.standIn());
    interval(measurement.interval());
    shrunk(valued.shrunk());
    var peers = valued.peers();
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
    measurement.inputs().forEach(this::aggregate);
    json.writeEndArray();
    measurement.judged().ifPresent(this::judged);
    if (!measurement.remarks().isEmpty()) {
      json.writeArrayPropertyStart("remarks");
      measurement.remarks().forEach(json::writeString);
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
    JsonNumbers.write(json, name, value);
  }

  private void number(String name, double value) {
    JsonNumbers.write(json, name, value);
  }

  private void number(String name, BigDecimal value) {
    JsonNumbers.write(json, name, value);
  }
}
