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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * The binary form of a measured period: values, states, targets, totals and opinions of every KPI,
 * with a CRC-32 at the end to tell a damaged file. The evidence behind them is not kept: it is
 * measured again for whoever asks.
 */
public final class PeriodBytes {
  private static final byte[] MARK = "TSP3".getBytes(StandardCharsets.US_ASCII);
  private static final State[] STATES = State.values();

  private PeriodBytes() {}

  public static byte[] of(PeriodMeasurements measured) {
    var parts = new ArrayList<byte[]>();
    parts.add(MARK);
    measured.kpis().forEach((id, kpi) -> write(id, kpi, parts));
    var crc = new CRC32();
    parts.forEach(crc::update);
    parts.add(ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array());
    var all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }

  private static void write(String id, KpiMeasurements kpi, List<byte[]> parts) {
    text(id, parts);
    numbers(kpi.values(), parts);
    var states = new byte[kpi.states().length];
    for (int i = 0; i < states.length; i++) {
      states[i] = (byte) kpi.states()[i].ordinal();
    }
    parts.add(states);
    numbers(kpi.targets(), parts);
    parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(kpi.totals().size()).array());
    for (var total : kpi.totals()) {
      text(total.input(), parts);
      text(total.dataset(), parts);
      text(total.expression(), parts);
      decimal(total.population(), parts);
      decimal(total.outside(), parts);
      var rows = ByteBuffer.allocate(2 * Long.BYTES);
      parts.add(rows.putLong(total.populationRows()).putLong(total.outsideRows()).array());
    }
    opinions(kpi.opinions(), parts);
  }

  /** A KPI that is measured has none, and they take next to no room. */
  private static void opinions(Opinions opinions, List<byte[]> parts) {
    int size = opinions.assessors().length;
    parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
    if (size > 0) {
      var agreement = opinions.agreement();
      var out = ByteBuffer.allocate(5 * Long.BYTES + (2 * size + 1) * Integer.BYTES);
      out.putLong(agreement.units()).putLong(agreement.ratings());
      out.putDouble(agreement.nominal()).putDouble(agreement.ordinal());
      out.putDouble(agreement.interval()).putInt(opinions.apartAtMost());
      Arrays.stream(opinions.assessors()).forEach(out::putInt);
      Arrays.stream(opinions.apart()).forEach(out::putInt);
      parts.add(out.array());
    }
  }

  private static void text(String text, List<byte[]> parts) {
    sized(text.getBytes(StandardCharsets.UTF_8), parts);
  }

  private static void decimal(BigDecimal value, List<byte[]> parts) {
    parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(value.scale()).array());
    sized(value.unscaledValue().toByteArray(), parts);
  }

  private static void sized(byte[] bytes, List<byte[]> parts) {
    parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    parts.add(bytes);
  }

  /** Targets that nobody has take no room. */
  private static void numbers(double[] values, List<byte[]> parts) {
    boolean any = Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    var bytes = ByteBuffer.allocate(2 * Integer.BYTES + (any ? values.length * Double.BYTES : 0));
    bytes.putInt(values.length).putInt(any ? 1 : 0);
    if (any) {
      bytes.asDoubleBuffer().put(values);
    }
    parts.add(bytes.array());
  }

  /**
   * @param again measures the period anew, evidence and all
   * @return empty for anything but a whole file of this version
   */
  public static Optional<PeriodMeasurements> read(
      byte[] bytes, Period period, Supplier<PeriodMeasurements> again) {
    try {
      int length = bytes.length - Long.BYTES;
      var crc = new CRC32();
      crc.update(bytes, 0, Math.max(length, 0));
      var in = ByteBuffer.wrap(bytes, 0, Math.max(length, 0));
      if (length < MARK.length
          || ByteBuffer.wrap(bytes).getLong(length) != crc.getValue()
          || !Arrays.equals(FigureBytes.take(in, MARK.length), MARK)) {
        return Optional.empty();
      }
      Map<String, KpiMeasurements> kpis = new LinkedHashMap<>();
      while (in.hasRemaining()) {
        var id = text(in);
        kpis.put(id, kpi(in, () -> of(id, again.get())));
      }
      return Optional.of(new PeriodMeasurements(period, Collections.unmodifiableMap(kpis)));
    } catch (BufferUnderflowException cutShort) {
      return Optional.empty();
    }
  }

  private static KpiMeasurements of(String id, PeriodMeasurements measured) {
    var found = measured.kpis().get(id);
    if (found == null) {
      throw new IllegalStateException("Not measured again: " + id);
    }
    return found;
  }

  private static KpiMeasurements kpi(ByteBuffer in, Supplier<KpiMeasurements> again) {
    var values = numbers(in);
    var states = states(FigureBytes.take(in, values.length));
    var targets = numbers(in);
    var totals = new ArrayList<Total>();
    for (int left = in.getInt(); left > 0; left--) {
      totals.add(
          new Total(
              text(in), text(in), text(in), decimal(in), decimal(in), in.getLong(), in.getLong()));
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

  private static Opinions opinions(ByteBuffer in) {
    int size = in.getInt();
    if (size == 0) {
      return Opinions.NONE;
    }
    var agreement =
        new Agreement(in.getLong(), in.getLong(), in.getDouble(), in.getDouble(), in.getDouble());
    int apartAtMost = in.getInt();
    return new Opinions(agreement, wholes(in, size), wholes(in, size), apartAtMost);
  }

  private static int[] wholes(ByteBuffer in, int size) {
    var wholes = new int[size];
    for (int i = 0; i < size; i++) {
      wholes[i] = in.getInt();
    }
    return wholes;
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

  private static double[] numbers(ByteBuffer in) {
    var values = new double[in.getInt()];
    if (in.getInt() == 0) {
      Arrays.fill(values, Double.NaN);
    } else {
      in.asDoubleBuffer().get(values);
      in.position(in.position() + values.length * Double.BYTES);
    }
    return values;
  }

  private static String text(ByteBuffer in) {
    return new String(FigureBytes.take(in, in.getInt()), StandardCharsets.UTF_8);
  }

  private static BigDecimal decimal(ByteBuffer in) {
    int scale = in.getInt();
    return new BigDecimal(new BigInteger(FigureBytes.take(in, in.getInt())), scale);
  }
}
