package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.shared.JsonList;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Trials as JSON. Statistics have six digits after the point; equal trials are equal bytes. */
public final class TrialsJson {
  private final JsonGenerator json;

  private TrialsJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes {@code {"trials": [..]}}, pretty-printed, ending with a line break.
   *
   * @param pair places of two partners to hold side by side; empty for none
   */
  public static void write(List<Trials> all, Function<Trials, List<Integer>> pair, Writer out) {
    JsonList.write(
        "trials",
        out,
        json -> all.forEach(trials -> new TrialsJson(json).trials(trials, pair.apply(trials))));
  }

  /** Writes {@code {"scorecards": [..]}} of how parts fit together and nothing else. */
  public static void writeCoherence(List<Coherence> all, Writer out) {
    JsonList.write(
        "scorecards",
        out,
        json -> {
          for (var one : all) {
            json.writeStartObject();
            json.writeStringProperty("scorecard", one.scorecard().id());
            json.writeStringProperty("period", one.period().label());
            new CoherenceJson(json).write(one);
            json.writeEndObject();
          }
        });
  }

  private void compared(Trials trials, int one, int other) {
    var duel = trials.duel(one, other);
    var partners = trials.population().partners();
    json.writeObjectPropertyStart("compared");
    json.writeStringProperty("partner", partners.get(one).value());
    json.writeStringProperty("other", partners.get(other).value());
    json.writeNumberProperty("replications", duel.replications());
    var shares =
        LargestRemainder.rounded(
            List.of(duel.above(), duel.below(), duel.level()), duel.replications());
    number("above", shares[0]);
    number("below", shares[1]);
    number("level", shares[2]);
    json.writeEndObject();
  }

  private void trials(Trials trials, List<Integer> pair) {
    var robustness = trials.scorecard().robustness();
    json.writeStartObject();
    json.writeStringProperty("scorecard", trials.scorecard().id());
    json.writeStringProperty("period", trials.period().label());
    json.writeNumberProperty("replications", trials.replications());
    json.writeNumberProperty("failed", trials.failed());
    json.writeNumberProperty("seed", robustness.seed());
    json.writeNumberProperty("top", robustness.top());
    number("sure", robustness.sure().doubleValue());
    values(trials);
    json.writeArrayPropertyStart("partners");
    for (int partner : trials.byRank()) {
      partner(trials, partner);
    }
    json.writeEndArray();
    if (!pair.isEmpty()) {
      compared(trials, pair.getFirst(), pair.getLast());
    }
    sensitivity(trials.sensitivity());
    new CoherenceJson(json).write(trials.coherence());
    json.writeEndObject();
  }

  /** How measured values were drawn; those that stay as measured are named. */
  private void values(Trials trials) {
    json.writeArrayPropertyStart("values");
    for (var doubt : trials.valueDoubts()) {
      json.writeStartObject();
      json.writeStringProperty("kpi", doubt.kpi());
      if (doubt.how() instanceof Doubted.Relative(var share)) {
        number("error", share.doubleValue());
      } else {
        json.writeStringProperty("error", "sampled");
      }
      json.writeNumberProperty("drawn", doubt.drawn());
      json.writeArrayPropertyStart("as_measured");
      for (var stays : doubt.stays()) {
        json.writeStartObject();
        json.writeStringProperty("reason", stays.reason());
        json.writeArrayPropertyStart("partners");
        for (int partner : stays.partners()) {
          json.writeString(trials.population().partners().get(partner).value());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void partner(Trials trials, int partner) {
    var standing = trials.standing(partner);
    var partners = trials.population().partners();
    json.writeStartObject();
    json.writeStringProperty("partner", partners.get(partner).value());
    number("score", standing.score());
    json.writeNumberProperty("rank", standing.rank());
    json.writeStringProperty("band", standing.band());
    json.writeStringProperty("verdict", standing.verdict().words());
    spread("ranks", standing.ranks());
    spread("scores", standing.scores());
    bands(trials, standing);
    number("top", standing.top());
    if (standing.next() >= 0) {
      json.writeStringProperty("next", partners.get(standing.next()).value());
      number("above_next", standing.aboveNext());
      json.writeBooleanProperty("distinguishable", standing.distinguishable());
    }
    json.writeEndObject();
  }

  /** What is written of bands and of no score adds up to 1. */
  private void bands(Trials trials, Standing standing) {
    var all = new ArrayList<>(standing.bandShares());
    all.add(standing.withoutScore());
    var shares = LargestRemainder.rounded(all, trials.replications() - trials.failed());
    var bands = trials.scorecard().bands();
    json.writeObjectPropertyStart("bands");
    for (int band = 0; band < bands.size(); band++) {
      number(bands.get(band).id(), shares[band]);
    }
    json.writeEndObject();
    number("without_score", shares[bands.size()]);
  }

  private void spread(String name, Spread spread) {
    json.writeObjectPropertyStart(name);
    number("mean", spread.mean());
    number("median", spread.median());
    number("q5", spread.low());
    number("q95", spread.high());
    json.writeEndObject();
  }

  private void sensitivity(Sensitivity sensitivity) {
    json.writeObjectPropertyStart("sensitivity");
    json.writeNumberProperty("points", sensitivity.points());
    json.writeNumberProperty("failed", sensitivity.failed());
    json.writeArrayPropertyStart("drivers");
    for (var driver : sensitivity.drivers()) {
      json.writeStartObject();
      json.writeStringProperty(driver.weight() ? "weight" : "doubt", driver.id());
      index("first", driver.first(), driver.firstLow(), driver.firstHigh());
      index("total", driver.total(), driver.totalLow(), driver.totalHigh());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("left_out");
    for (var leverage : sensitivity.leverages()) {
      json.writeStartObject();
      json.writeStringProperty(leverage.kpi() ? "kpi" : "group", leverage.id());
      number("shift", leverage.shift());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void index(String name, double value, double low, double high) {
    json.writeObjectPropertyStart(name);
    number("value", value);
    number("q5", low);
    number("q95", high);
    json.writeEndObject();
  }

  private void number(String name, double value) {
    JsonFigures.number(json, name, value);
  }
}
