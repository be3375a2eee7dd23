package dev.touchstone.score;

import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.Evidence;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Measurements.Remarks;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.Population;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measurements written as a small table. NaN is missing unless a state says otherwise. */
public final class Sheet {
  public static final double NONE = Double.NaN;

  private final List<PartnerId> partners = new ArrayList<>();
  private final Map<String, List<String>> attributes = new LinkedHashMap<>();
  private final List<PeriodMeasurements> periods = new ArrayList<>();

  public static Sheet of(int partners) {
    var sheet = new Sheet();
    for (int i = 0; i < partners; i++) {
      sheet.partners.add(new PartnerId("p%05d".formatted(i)));
    }
    return sheet.quarter();
  }

  public static Sheet of(List<String> ids) {
    var sheet = new Sheet();
    ids.forEach(id -> sheet.partners.add(new PartnerId(id)));
    return sheet.quarter();
  }

  public Sheet attribute(String name, String... values) {
    return attribute(name, List.of(values));
  }

  public Sheet attribute(String name, List<String> values) {
    attributes.put(name, values);
    return this;
  }

  /** Starts the next period; what follows belongs to it. */
  public Sheet quarter() {
    var from = LocalDate.of(2026, 1, 1).plusMonths(3L * periods.size());
    var label = from.getYear() + "-Q" + (from.getMonthValue() / 3 + 1);
    periods.add(
        new PeriodMeasurements(new Period(label, from, from.plusMonths(3)), new LinkedHashMap<>()));
    return this;
  }

  public Sheet kpi(String id, double... values) {
    var targets = new double[values.length];
    Arrays.fill(targets, NONE);
    return kpi(id, values, targets);
  }

  public Sheet kpi(String id, double[] values, double[] targets) {
    return kpi(id, values, targets, Collections.nCopies(values.length, new Sample.Unknown()));
  }

  /** With what is known of the rows behind the values. */
  public Sheet kpi(String id, double[] values, double[] targets, List<? extends Sample> samples) {
    var states = new State[values.length];
    for (int i = 0; i < values.length; i++) {
      states[i] = Double.isNaN(values[i]) ? State.MISSING : State.MEASURED;
    }
    periods
        .getLast()
        .kpis()
        .put(
            id,
            new KpiMeasurements(
                values,
                states,
                targets,
                Evidence.NONE,
                List.of(),
                Remarks.NONE,
                Opinions.NONE,
                samples::get));
    return this;
  }

  /** Changes the state of a value that was not measured. */
  public Sheet state(String kpi, int partner, State state) {
    Objects.requireNonNull(periods.getLast().kpis().get(kpi)).states()[partner] = state;
    return this;
  }

  public Measurements done() {
    return new Measurements(
        new Population(
            List.copyOf(partners),
            partners.stream().map(id -> "Partner " + id.value()).toList(),
            attributes),
        List.copyOf(periods));
  }
}
