package dev.touchstone.measure.kept;

import dev.touchstone.measure.Agreement;
import dev.touchstone.measure.Histogram;
import dev.touchstone.measure.Measurements.KpiMeasurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.Measurements.Samples;
import dev.touchstone.measure.Measurements.Total;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.Sample;
import dev.touchstone.measure.State;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A measured period as bytes: values, states, targets, totals and opinions of every KPI. The
 * evidence behind them is not kept: it is measured again for whoever asks.
 */
final class PeriodBytes {
  private static final String MARK = "TSP4";
  private static final State[] STATES = State.values();

  private PeriodBytes() {}

  static byte[] of(PeriodMeasurements measured) {
    var out = new KeptBytes.Writer(MARK).whole(measured.kpis().size());
    measured.kpis().forEach((id, kpi) -> write(id, kpi, out));
    return out.sealed();
  }

  private static void write(String id, KpiMeasurements kpi, KeptBytes.Writer out) {
    out.text(id).numbers(kpi.values());
    var states = new byte[kpi.states().length];
    for (int i = 0; i < states.length; i++) {
      states[i] = (byte) kpi.states()[i].ordinal();
    }
    out.bytes(states);
    // Targets that nobody has take no room.
    boolean any = Arrays.stream(kpi.targets()).anyMatch(target -> !Double.isNaN(target));
    out.numbers(any ? kpi.targets() : new double[0]).whole(kpi.totals().size());
    for (var total : kpi.totals()) {
      out.text(total.input()).text(total.dataset()).text(total.expression());
      out.exact(total.population()).exact(total.outside());
      out.whole(total.populationRows()).whole(total.outsideRows());
    }
    opinions(kpi.opinions(), out);
  }

  private static void opinions(Opinions opinions, KeptBytes.Writer out) {
    out.wholes(opinions.assessors());
    if (opinions.assessors().length > 0) {
      var agreement = opinions.agreement();
      out.whole(agreement.units()).whole(agreement.ratings());
      out.number(agreement.nominal()).number(agreement.ordinal()).number(agreement.interval());
      out.wholes(opinions.apart()).whole(opinions.apartAtMost());
    }
  }

  /**
   * @param again measures the period anew, evidence and all
   * @return empty for anything but a whole file of this version
   */
  static Optional<PeriodMeasurements> read(
      byte[] bytes, Period period, Supplier<PeriodMeasurements> again) {
    return KeptBytes.Reader.read(
        bytes,
        MARK,
        in -> {
          Map<String, KpiMeasurements> kpis = new LinkedHashMap<>();
          for (int left = in.whole(); left > 0; left--) {
            var id = in.text();
            kpis.put(id, kpi(in, () -> of(id, again.get())));
          }
          return new PeriodMeasurements(period, Collections.unmodifiableMap(kpis));
        });
  }

  private static KpiMeasurements of(String id, PeriodMeasurements measured) {
    var found = measured.kpis().get(id);
    if (found == null) {
      throw new IllegalStateException("Not measured again: " + id);
    }
    return found;
  }

  private static KpiMeasurements kpi(KeptBytes.Reader in, Supplier<KpiMeasurements> again) {
    var values = in.numbers();
    var states = states(in.bytes());
    var targets = in.numbers();
    if (targets.length < values.length) {
      targets = new double[values.length];
      Arrays.fill(targets, Double.NaN);
    }
    var totals = new ArrayList<Total>();
    for (int left = in.whole(); left > 0; left--) {
      totals.add(
          new Total(
              in.text(), in.text(), in.text(), in.exact(), in.exact(), in.large(), in.large()));
    }
    return new KpiMeasurements(
        values,
        states,
        targets,
        partner -> again.get().evidence().of(partner),
        List.copyOf(totals),
        partner -> again.get().remarks().of(partner),
        opinions(in),
        new SamplesAgain(again));
  }

  private static Opinions opinions(KeptBytes.Reader in) {
    var assessors = in.wholes();
    if (assessors.length == 0) {
      return Opinions.NONE;
    }
    var agreement = new Agreement(in.large(), in.large(), in.number(), in.number(), in.number());
    return new Opinions(agreement, assessors, in.wholes(), in.whole());
  }

  private record SamplesAgain(Supplier<KpiMeasurements> again) implements Samples {
    @Override
    public Sample of(int partner) {
      return again.get().samples().of(partner);
    }

    @Override
    public Histogram rows(int partner) {
      return again.get().samples().rows(partner);
    }
  }

  private static State[] states(byte[] ordinals) {
    var states = new State[ordinals.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = STATES[ordinals[i]];
    }
    return states;
  }
}
