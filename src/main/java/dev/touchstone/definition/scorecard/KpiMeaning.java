package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Kpi.Through;

/** What a KPI measures, without where in a document it stands; equal for equal questions. */
public record KpiMeaning(String text) {
  public static KpiMeaning of(Kpi.Measure measure) {
    var text = new StringBuilder(measure.formula().text());
    measure.inputs().values().forEach(input -> text.append('\n').append(input(input)));
    text.append('\n')
        .append(
            switch (measure.target()) {
              case Target.None none -> "";
              case Target.Fixed fixed -> "fixed";
              case Target.Measured measured -> input(measured.input());
            });
    return new KpiMeaning(text.append('\n').append(measure.precision()).toString());
  }

  /** Whether two measures ask the same. */
  public static boolean same(Kpi.Measure one, Kpi.Measure other) {
    return one == other || of(one).equals(of(other));
  }

  private static String input(Input input) {
    var through =
        switch (input.through()) {
          case Through.Directly directly -> "";
          case Through.Linked linked -> linked.dataset() + "." + linked.column();
        };
    return String.join(
        "|",
        input.name(),
        input.from(),
        input.measure().text(),
        input.where().text(),
        input.on(),
        "" + input.windowPeriods(),
        through);
  }
}
