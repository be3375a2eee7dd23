package dev.touchstone.run;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.State;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * SHA-256 over everything a run decided, to the last bit: for each period and partner the score,
 * rank, band and coverage, and for each KPI its state, value, target and points. Words and peers
 * follow from these and are left out.
 */
final class ResultHash {
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  private ResultHash() {}

  static String of(Scorecard scorecard, Measurements measurements, List<Scores> scores) {
    var measured = new HashMap<Period, PeriodMeasurements>();
    measurements.periods().forEach(period -> measured.put(period.period(), period));
    var all = Sha256.digest();
    scores.parallelStream()
        .map(
            period -> {
              var hash = new ResultHash();
              hash.add(scorecard, Objects.requireNonNull(measured.get(period.period())), period);
              return hash.bytes();
            })
        .toList()
        .forEach(all::update);
    return HexFormat.of().formatHex(all.digest());
  }

  private void add(Scorecard scorecard, PeriodMeasurements measured, Scores scores) {
    text(scores.period().from().toString());
    text(scores.period().to().toString());
    var partners = scores.population().partners();
    for (int i = 0; i < partners.size(); i++) {
      text(partners.get(i).value());
      number(scores.score(i));
      number(scores.rank(i));
      text(scores.band(i));
      number(scores.coverage(i));
    }
    for (var kpi : scorecard.kpis()) {
      text(kpi.id());
      var column = measured.kpis().get(kpi.id());
      if (column == null) {
        throw new IllegalStateException("KPI " + kpi.id() + " was not measured");
      }
      states(column.states());
      numbers(column.values());
      boolean targeted = any(column.targets());
      small(targeted ? 1 : 0);
      if (targeted) {
        numbers(column.targets());
      }
      numbers(scores.points(kpi.id()));
    }
  }

  private static boolean any(double[] values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private void states(State[] states) {
    var bytes = new byte[states.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) states[i].ordinal();
    }
    whole(bytes);
  }

  /** A column at a time, as most machines hold it: there are millions of numbers in a run. */
  private void numbers(double[] values) {
    var bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = bits(values[i]);
    }
    var bytes = ByteBuffer.allocate(bits.length * Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(bits);
    whole(bytes.array());
  }

  private void whole(byte[] bytes) {
    drain();
    digest.update(bytes);
  }

  /** Adding zero makes a negative zero positive; doubleToLongBits makes all NaNs one. */
  private static long bits(double value) {
    return Double.doubleToLongBits(value + 0.0);
  }

  private void small(int value) {
    room(1);
    buffer.put((byte) value);
  }

  private void number(double value) {
    room(Double.BYTES);
    buffer.putLong(bits(value));
  }

  private void text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES);
    buffer.putInt(bytes.length);
    if (bytes.length > buffer.capacity()) {
      drain();
      digest.update(bytes);
    } else {
      room(bytes.length);
      buffer.put(bytes);
    }
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      drain();
    }
  }

  private void drain() {
    digest.update(buffer.flip());
    buffer.clear();
  }

  private byte[] bytes() {
    drain();
    return digest.digest();
  }
}
