package dev.touchstone.measure;

import dev.touchstone.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The binary form of kept figures: a mark with the version, the content, and for values the SHA-256
 * of all of it at the end. Keys are named by their own hash.
 */
final class FigureBytes {
  private static final byte[] VALUES = "TSV1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEYS = "TSK1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;
  private static final byte SMALL = 0;
  private static final byte LARGE = 1;

  private FigureBytes() {}

  record Values(String keysHash, ExactVector values) {}

  static byte[] ofKeys(List<String> keys) {
    return written(
        out -> {
          out.write(KEYS);
          out.writeInt(keys.size());
          for (var key : keys) {
            var bytes = key.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
          }
        });
  }

  static Optional<List<String>> keys(byte[] bytes) {
    return read(
        bytes,
        bytes.length,
        KEYS,
        in -> {
          int size = in.readInt();
          var keys = new ArrayList<String>();
          for (int i = 0; i < size; i++) {
            keys.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
          }
          return List.copyOf(keys);
        });
  }

  /**
   * @param order the place each value is taken from
   */
  static byte[] ofValues(String keysHash, ExactVector values, int[] order) {
    var content =
        written(
            out -> {
              out.write(VALUES);
              out.write(HexFormat.of().parseHex(keysHash));
              out.writeInt(order.length);
              out.writeInt(values.scale());
              out.writeByte(values.isSmall() ? SMALL : LARGE);
              for (int i : order) {
                if (values.isSmall()) {
                  out.writeLong(
                      values.has(i) ? values.unscaled(i).longValueExact() : Long.MIN_VALUE);
                } else {
                  var large = values.has(i) ? values.unscaled(i).toByteArray() : new byte[0];
                  out.writeByte(large.length);
                  out.write(large);
                }
              }
            });
    return written(
        out -> {
          out.write(content);
          out.write(HexFormat.of().parseHex(Sha256.of(content)));
        });
  }

  static Optional<Values> values(byte[] bytes) {
    int length = bytes.length - HASH;
    if (length < VALUES.length
        || !Sha256.of(Arrays.copyOf(bytes, length))
            .equals(HexFormat.of().formatHex(bytes, length, bytes.length))) {
      return Optional.empty();
    }
    return read(bytes, length, VALUES, FigureBytes::values);
  }

  private static Values values(DataInputStream in) throws IOException {
    var hash = HexFormat.of().formatHex(in.readNBytes(HASH));
    int size = in.readInt();
    var values = new ExactVector.Builder(size).scale(in.readInt());
    boolean small = in.readByte() == SMALL;
    for (int i = 0; i < size; i++) {
      if (small) {
        long value = in.readLong();
        if (value != Long.MIN_VALUE) {
          values.setUnscaled(i, value);
        }
      } else {
        int length = in.readByte();
        if (length > 0) {
          values.setUnscaled(i, new BigInteger(in.readNBytes(length)));
        }
      }
    }
    return new Values(hash, values.build());
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to write", e);
    }
    return bytes.toByteArray();
  }

  /** Empty for anything but a whole file of this kind and version. */
  private static <T> Optional<T> read(byte[] bytes, int length, byte[] mark, Reading<T> reading) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      return Arrays.equals(in.readNBytes(mark.length), mark)
          ? Optional.of(reading.from(in))
          : Optional.empty();
    } catch (IOException cutShort) {
      return Optional.empty();
    }
  }
}
