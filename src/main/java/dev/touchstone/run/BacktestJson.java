package dev.touchstone.run;

import dev.touchstone.run.Backtest.Compared;
import dev.touchstone.run.Backtest.Move;
import dev.touchstone.run.Backtest.Place;
import dev.touchstone.run.Backtest.Tested;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.shared.JsonList;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Backtests as JSON: {@code {"backtests": [..]}}. Equal backtests are equal bytes. */
public final class BacktestJson {
  private final JsonGenerator json;

  private BacktestJson(JsonGenerator json) {
    this.json = json;
  }

  /** Pretty-printed, ending with a line break. */
  public static void write(List<Backtest> backtests, Writer out) {
    JsonList.write("backtests", out, json -> backtests.forEach(new BacktestJson(json)::backtest));
  }

  private void backtest(Backtest backtest) {
    json.writeStartObject();
    json.writeStringProperty("scorecard", backtest.young().id());
    json.writeStringProperty("title", backtest.young().title());
    json.writeArrayPropertyStart("periods");
    backtest.periods().forEach(this::period);
    json.writeEndArray();
    json.writeArrayPropertyStart("reasons");
    for (var reason : backtest.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("id", reason.id());
      json.writeStringProperty("title", reason.title());
      json.writeStringProperty("kind", reason.kind().word());
      number("mean", reason.mean());
      number("size", reason.size());
      number("size_of_movers", reason.ofMovers());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("data");
    backtest.fitness().forEach(this::fitness);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void period(Tested tested) {
    json.writeStartObject();
    json.writeStringProperty("period", tested.period().label());
    json.writeObjectPropertyStart("moves");
    for (var move : Move.values()) {
      json.writeNumberProperty(move.word(), tested.count(move));
    }
    json.writeEndObject();
    number("mean_ranks", tested.meanRanks());
    json.writeNumberProperty("most_ranks", tested.mostRanks());
    json.writeArrayPropertyStart("partners");
    tested.partners().forEach(this::compared);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void compared(Compared one) {
    json.writeStartObject();
    json.writeStringProperty("partner", one.partner().value());
    json.writeStringProperty("name", one.name());
    json.writeStringProperty("move", one.move().word());
    json.writeName("before");
    place(one.before());
    json.writeName("after");
    place(one.after());
    if (one.change() instanceof Change.Moved moved) {
      json.writeName("change");
      ChangeJson.write(moved, json);
    }
    json.writeEndObject();
  }

  private void place(Place place) {
    json.writeStartObject();
    number("score", place.score());
    json.writeNumberProperty("rank", place.rank());
    json.writeStringProperty("band", place.band());
    json.writeEndObject();
  }

  private void fitness(DataFitness fitness) {
    json.writeStartObject();
    json.writeStringProperty("kpi", fitness.kpi());
    json.writeStringProperty("title", fitness.title());
    json.writeStringProperty("why", fitness.why());
    json.writeStringProperty("verdict", fitness.verdict().word());
    json.writeStringProperty("sentence", fitness.sentence());
    number("measured", fitness.measured());
    number("thinnest", fitness.thinnest());
    json.writeObjectPropertyStart("states");
    fitness.states().forEach((state, count) -> json.writeNumberProperty(state.word(), count));
    json.writeEndObject();
    json.writeNumberProperty("distinct", fitness.distinct());
    number("commonest", fitness.commonest());
    number("least", fitness.least());
    number("middle", fitness.middle());
    number("most", fitness.most());
    json.writeEndObject();
  }

  private void number(String name, double value) {
    JsonNumbers.write(json, name, value);
  }
}
