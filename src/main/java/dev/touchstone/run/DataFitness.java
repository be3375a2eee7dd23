package dev.touchstone.run;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.KpiMeaning;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the data carries a KPI: over all partners and periods tested, who has a value, and
 * whether the values tell anybody apart.
 *
 * @param why the KPI is looked at: {@code new}, {@code measured differently}, {@code goes live},
 *     {@code pilot}
 * @param states how many measurements are of each kind
 * @param thinnest the smallest share measured of those it applies to in any period, 0..1
 * @param distinct how many different values there are
 * @param commonest the largest share of the values that are the same, 0..1
 * @param least NaN without any value, as {@code middle} and {@code most}
 * @param sentence the verdict in plain words
 */
public record DataFitness(
    String kpi,
    String title,
    String why,
    Map<State, Integer> states,
    double thinnest,
    int distinct,
    double commonest,
    double least,
    double middle,
    double most,
    Verdict verdict,
    String sentence) {
  private static final double ENOUGH = 0.5;
  private static final double ALMOST_ALL = 0.9;
  private static final int FEW = 3;

  public enum Verdict {
    GOOD,
    CAUTION,
    POOR;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<DataFitness> of(ScorecardRun old, ScorecardRun young) {
    var known = new HashMap<String, Kpi>();
    old.scorecard().kpis().forEach(kpi -> known.put(kpi.id(), kpi));
    var all = new ArrayList<DataFitness>();
    for (var kpi : young.scorecard().kpis()) {
      var why = why(Optional.ofNullable(known.get(kpi.id())), kpi);
      if (!why.isEmpty()) {
        var columns =
            young.measurements().periods().stream()
                .map(period -> Objects.requireNonNull(period.kpis().get(kpi.id())))
                .toList();
        all.add(of(kpi, why, columns));
      }
    }
    return List.copyOf(all);
  }

  private static String why(Optional<Kpi> was, Kpi is) {
    if (!is.status().counts()) {
      return is.status().word();
    }
    return was.map(
            kpi ->
                !kpi.status().counts()
                    ? "goes live"
                    : KpiMeaning.of(kpi.measure()).equals(KpiMeaning.of(is.measure()))
                        ? ""
                        : "measured differently")
        .orElse("new");
  }

  private static DataFitness of(Kpi kpi, String why, List<KpiMeasurements> columns) {
    var states = new EnumMap<State, Integer>(State.class);
    double thinnest = 1;
    for (var column : columns) {
      var own = new EnumMap<State, Integer>(State.class);
      for (var state : column.states()) {
        own.merge(state, 1, Integer::sum);
        states.merge(state, 1, Integer::sum);
      }
      if (applies(own) > 0) {
        thinnest = Math.min(thinnest, count(own, State.MEASURED) / (double) applies(own));
      }
    }
    double[] values =
        columns.stream()
            .flatMapToDouble(column -> Arrays.stream(column.values()))
            .filter(value -> !Double.isNaN(value))
            .map(value -> value + 0.0)
            .sorted()
            .toArray();
    var spread = new Spread(values);
    int applies = applies(states);
    double measured = applies == 0 ? 0 : count(states, State.MEASURED) / (double) applies;
    var verdict = verdict(measured, spread);
    return new DataFitness(
        kpi.id(),
        kpi.title(),
        why,
        Collections.unmodifiableMap(states),
        applies == 0 ? 0 : thinnest,
        spread.distinct(),
        spread.commonest(),
        spread.at(0),
        spread.at(0.5),
        spread.at(1),
        verdict,
        sentence(states, measured, spread));
  }

  private static int count(Map<State, Integer> states, State state) {
    return states.getOrDefault(state, 0);
  }

  private static int applies(Map<State, Integer> states) {
    return states.values().stream().mapToInt(Integer::intValue).sum()
        - count(states, State.NOT_APPLICABLE);
  }

  private static Verdict verdict(double measured, Spread values) {
    if (measured < ENOUGH || values.distinct() <= 1) {
      return Verdict.POOR;
    }
    boolean alike = values.commonest() >= ALMOST_ALL || values.distinct() <= FEW;
    return alike || measured < ALMOST_ALL ? Verdict.CAUTION : Verdict.GOOD;
  }

  private static String sentence(Map<State, Integer> states, double measured, Spread values) {
    if (applies(states) == 0) {
      return "It applies to nobody.";
    }
    if (values.distinct() == 0) {
      return "Nobody has a value (%s).".formatted(gaps(states));
    }
    var share = "%s of those it applies to have a value".formatted(percent(measured));
    if (measured < ENOUGH) {
      return "Too thin: only %s (%s).".formatted(share, gaps(states));
    }
    if (values.distinct() == 1) {
      return "It tells nobody apart: all values are %s.".formatted(number(values.at(0)));
    }
    if (values.commonest() >= ALMOST_ALL) {
      return "It hardly tells anybody apart: %s of the values are the same."
          .formatted(percent(values.commonest()));
    }
    if (values.distinct() <= FEW) {
      return "It tells little apart: only %d different values. %s."
          .formatted(values.distinct(), capital(share));
    }
    return measured < ALMOST_ALL
        ? "Usable with gaps: %s (%s).".formatted(share, gaps(states))
        : "Good: %s, %d different values.".formatted(share, values.distinct());
  }

  private static String gaps(Map<State, Integer> states) {
    var gaps = new ArrayList<String>();
    for (var state : List.of(State.MISSING, State.BELOW_MINIMUM_VOLUME, State.STALE)) {
      if (count(states, state) > 0) {
        gaps.add("%d %s".formatted(count(states, state), state.word().replace('-', ' ')));
      }
    }
    return gaps.isEmpty() ? "no gaps" : String.join(", ", gaps);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String number(double value) {
    return Spoken.plain(BigDecimal.valueOf(value));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
