package dev.touchstone.measure.kept;

import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.plan.PlannedSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** The binary form of kept histograms, with a CRC-32 at the end to tell a damaged file. */
public final class HistogramBytes {
  private static final byte[] MARK = "TSH1".getBytes(StandardCharsets.US_ASCII);

  private HistogramBytes() {}

  public static byte[] of(Histograms histograms) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(MARK);
      out.writeInt(histograms.keys().size());
      int place = 0;
      for (int group = 0; group < histograms.keys().size(); group++) {
        var key = histograms.keys().get(group).getBytes(StandardCharsets.UTF_8);
        out.writeInt(key.length);
        out.write(key);
        out.writeInt(histograms.end(group) - place);
        for (; place < histograms.end(group); place++) {
          var bar = histograms.bar(place);
          number(bar.over(), out);
          number(bar.under(), out);
          out.writeLong(bar.rows());
        }
      }
    } catch (IOException neverOfMemory) {
      throw new UncheckedIOException(neverOfMemory);
    }
    var content = bytes.toByteArray();
    return ByteBuffer.allocate(content.length + Long.BYTES)
        .put(content)
        .putLong(check(content, content.length))
        .array();
  }

  private static void number(BigDecimal value, DataOutputStream out) throws IOException {
    var unscaled = value.setScale(PlannedSample.DIGITS).unscaledValue().toByteArray();
    out.writeByte(unscaled.length);
    out.write(unscaled);
  }

  /** Empty for anything but a whole file of this version. */
  public static Optional<Histograms> read(byte[] bytes) {
    int length = bytes.length - Long.BYTES;
    if (length < MARK.length
        || ByteBuffer.wrap(bytes).getLong(length) != check(bytes, length)
        || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    var content = new ByteArrayInputStream(bytes, MARK.length, length - MARK.length);
    try (var in = new DataInputStream(content)) {
      var histograms = new Histograms.Builder();
      for (int group = in.readInt(); group > 0; group--) {
        var key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        for (int bar = in.readInt(); bar > 0; bar--) {
          histograms.add(key, number(in), number(in), in.readLong());
        }
      }
      return Optional.of(histograms.build());
    } catch (IOException cutShort) {
      return Optional.empty();
    }
  }

  private static BigDecimal number(DataInputStream in) throws IOException {
    return new BigDecimal(
        new BigInteger(in.readNBytes(in.readUnsignedByte())), PlannedSample.DIGITS);
  }

  private static long check(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
