package dev.touchstone.run;

import dev.touchstone.shared.JsonList;
import dev.touchstone.trend.Forecast;
import dev.touchstone.trend.Momentum;
import dev.touchstone.trend.NotEnough;
import dev.touchstone.trend.Reach;
import dev.touchstone.trend.Trend;
import dev.touchstone.trend.Trend.InProgress;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** One partner's trends as JSON. What cannot be told is told so: {@code "not_enough": {..}}. */
public final class TrendJson {
  private final JsonGenerator json;

  private TrendJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * @param index the partner's place in the population
   * @param all the trends to tell
   */
  public record Told(ScorecardRun run, Trends trends, int index, List<Trend> all) {
    public String partner() {
      return run.latest().population().partners().get(index).value();
    }

    public String name() {
      var name = run.latest().population().names().get(index);
      return name.isBlank() ? partner() : name;
    }

    /** The period a forecast is of. */
    public String next() {
      return trends.next();
    }
  }

  /** Writes a list, pretty-printed, ending with a line break. */
  public static void write(List<Told> all, Writer out) {
    JsonList.write(out, json -> all.forEach(new TrendJson(json)::told));
  }

  private void told(Told told) {
    json.writeStartObject();
    json.writeStringProperty("partner", told.partner());
    json.writeStringProperty("name", told.name());
    json.writeStringProperty("scorecard", told.run().scorecard().id());
    json.writeStringProperty("forecast_of", told.next());
    json.writeArrayPropertyStart("trends");
    told.all().forEach(this::trend);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void trend(Trend trend) {
    json.writeStartObject();
    json.writeStringProperty("id", trend.id());
    json.writeStringProperty("title", trend.title());
    json.writeStringProperty("unit", trend.unit());
    json.writeStringProperty("better", trend.lowerIsBetter() ? "lower" : "higher");
    json.writeArrayPropertyStart("series");
    for (int i = 0; i < trend.series().size(); i++) {
      json.writeStartObject();
      json.writeStringProperty("period", trend.series().periods().get(i).label());
      number("value", trend.series().value(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("momentum");
    switch (trend.momentum()) {
      case NotEnough few -> notEnough(few);
      case Momentum.Moving moving -> {
        json.writeStringProperty("direction", moving.direction().name().toLowerCase(Locale.ROOT));
        number("per_period", moving.perPeriod());
        json.writeNumberProperty("balance", moving.balance());
        number("chance", moving.chance());
        json.writeNumberProperty("periods", moving.periods());
      }
    }
    json.writeEndObject();
    forecast("forecast", trend.next());
    if (trend.inProgress() instanceof InProgress.Running(var soFar, var passed, var end)) {
      json.writeObjectPropertyStart("in_progress");
      number("so_far", soFar);
      number("passed", passed);
      forecast("period_end", end);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void forecast(String name, Forecast forecast) {
    json.writeObjectPropertyStart(name);
    switch (forecast) {
      case NotEnough few -> notEnough(few);
      case Forecast.Expected(var value, var reach, var method) -> {
        number("value", value);
        json.writeStringProperty(
            "method", method.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeObjectPropertyStart("interval");
        switch (reach) {
          case NotEnough few -> notEnough(few);
          case Reach.Between between -> {
            number("level", between.level());
            number("low", between.low());
            number("high", between.high());
            json.writeNumberProperty("errors", between.errors());
          }
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void notEnough(NotEnough few) {
    json.writeObjectPropertyStart("not_enough");
    json.writeNumberProperty("has", few.has());
    json.writeNumberProperty("needs", few.needs());
    json.writeStringProperty("of", few.of());
    json.writeEndObject();
  }

  private void number(String name, double value) {
    JsonNumbers.write(json, name, value);
  }
}
