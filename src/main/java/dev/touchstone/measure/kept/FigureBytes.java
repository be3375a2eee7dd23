package dev.touchstone.measure.kept;

import dev.touchstone.measure.vector.ExactVector;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The binary form of kept figures: a mark with the version, the content, and the CRC-32 of all of
 * it at the end, to tell a damaged file. A run reads and writes millions of values, so they are
 * copied in bulk.
 */
final class FigureBytes {
  private static final byte[] VALUES = "TSV3".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEYS = "TSK2".getBytes(StandardCharsets.US_ASCII);
  private static final int ID = 2 * Long.BYTES;
  private static final int CHECK = Long.BYTES;
  private static final int HEAD = VALUES.length + ID + 2 * Integer.BYTES + 1;
  private static final byte SMALL = 0;
  private static final byte LARGE = 1;

  private FigureBytes() {}

  /**
   * @param groups the name under which the groups are kept
   */
  record Values(UUID groups, ExactVector values) {}

  static byte[] ofKeys(List<String> keys) {
    var texts = keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    int length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    var out = ByteBuffer.allocate(KEYS.length + Integer.BYTES + length + CHECK);
    out.put(KEYS).putInt(keys.size());
    texts.forEach(text -> out.putInt(text.length).put(text));
    return out.putLong(check(out.array())).array();
  }

  static Optional<List<String>> keys(byte[] bytes) {
    return read(
        bytes,
        KEYS.length,
        KEYS,
        in -> {
          int size = in.getInt();
          var keys = new ArrayList<String>();
          for (int i = 0; i < size; i++) {
            keys.add(new String(take(in, in.getInt()), StandardCharsets.UTF_8));
          }
          return List.copyOf(keys);
        });
  }

  /**
   * @param order the place each value is taken from; empty to leave them as they are
   */
  static byte[] ofValues(UUID groups, ExactVector values, int[] order) {
    var body = values.isSmall() ? small(values, order) : large(values, order);
    var out = ByteBuffer.allocate(HEAD + body.length + CHECK);
    out.put(VALUES);
    out.putLong(groups.getMostSignificantBits()).putLong(groups.getLeastSignificantBits());
    out.putInt(values.size()).putInt(values.scale()).put(values.isSmall() ? SMALL : LARGE);
    out.put(body);
    return out.putLong(check(out.array())).array();
  }

  /** The bytes of a value stand as most machines hold them, so that all are copied at once. */
  private static byte[] small(ExactVector values, int[] order) {
    var unscaled = new long[values.size()];
    for (int i = 0; i < unscaled.length; i++) {
      unscaled[i] = values.small(order.length == 0 ? i : order[i]);
    }
    var body = ByteBuffer.allocate(unscaled.length * Long.BYTES);
    body.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(unscaled);
    return body.array();
  }

  private static byte[] large(ExactVector values, int[] order) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) {
      int from = order.length == 0 ? i : order[i];
      var large = values.has(from) ? values.unscaled(from).toByteArray() : new byte[0];
      body.write(large.length);
      body.writeBytes(large);
    }
    return body.toByteArray();
  }

  static Optional<Values> values(byte[] bytes) {
    return read(bytes, HEAD, VALUES, FigureBytes::values);
  }

  private static Values values(ByteBuffer in) {
    var groups = new UUID(in.getLong(), in.getLong());
    int size = in.getInt();
    int scale = in.getInt();
    if (in.get() == SMALL) {
      var unscaled = new long[size];
      in.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(unscaled);
      return new Values(groups, ExactVector.ofSmall(unscaled, scale));
    }
    var values = new ExactVector.Builder(size).scale(scale);
    for (int i = 0; i < size; i++) {
      var large = take(in, in.get());
      if (large.length > 0) {
        values.setUnscaled(i, new BigInteger(large));
      }
    }
    return new Values(groups, values.build());
  }

  /** Of all but the place at the end where it stands. */
  private static long check(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CHECK);
    return crc.getValue();
  }

  /** So many bytes more; a damaged length is as good as an early end. */
  static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var taken = new byte[length];
    in.get(taken);
    return taken;
  }

  /** Empty for anything but a whole file of this kind and version. */
  private static <T> Optional<T> read(
      byte[] bytes, int head, byte[] mark, Function<ByteBuffer, T> reading) {
    int length = bytes.length - CHECK;
    if (length < head || ByteBuffer.wrap(bytes).getLong(length) != check(bytes)) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(bytes, 0, length);
    try {
      return Arrays.equals(take(in, mark.length), mark)
          ? Optional.of(reading.apply(in))
          : Optional.empty();
    } catch (BufferUnderflowException cutShort) {
      return Optional.empty();
    }
  }
}
