package dev.touchstone.run;

import dev.touchstone.definition.Scorecard;
import dev.touchstone.measure.Measurements;
import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.score.Scores;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 over everything a run decided, to the last bit: for each period and partner the score,
 * rank, band and coverage, and for each KPI its state, value and points. Words and peers follow
 * from these and are left out.
 */
final class ResultHash {
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  private ResultHash() {}

  static String of(Scorecard scorecard, Measurements measurements, List<Scores> scores) {
    var hash = new ResultHash();
    Map<Period, PeriodMeasurements> measured =
        measurements.periods().stream()
            .collect(java.util.stream.Collectors.toMap(PeriodMeasurements::period, p -> p));
    for (var period : scores) {
      hash.add(scorecard, java.util.Objects.requireNonNull(measured.get(period.period())), period);
    }
    return hash.hex();
  }

  private void add(Scorecard scorecard, PeriodMeasurements measured, Scores scores) {
    text(scores.period().from().toString());
    text(scores.period().to().toString());
    var partners = scores.population().partners();
    for (int i = 0; i < partners.size(); i++) {
      PartnerId partner = partners.get(i);
      text(partner.value());
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
      for (int i = 0; i < partners.size(); i++) {
        number(column.states()[i].ordinal());
        number(column.values()[i]);
        number(column.targets()[i]);
        number(scores.points(kpi.id(), i));
      }
    }
  }

  private void number(double value) {
    room(Double.BYTES);
    // Adding zero makes a negative zero positive; doubleToLongBits makes all NaNs one.
    buffer.putLong(Double.doubleToLongBits(value + 0.0));
  }

  private void text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES);
    buffer.putInt(bytes.length);
    drain();
    digest.update(bytes);
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

  private String hex() {
    drain();
    return HexFormat.of().formatHex(digest.digest());
  }
}
