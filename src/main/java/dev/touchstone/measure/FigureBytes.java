package dev.touchstone.measure;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The binary form of kept figures: a mark with the version, the content, and for values the CRC-32
 * of all of it at the end, to tell a damaged file. Keys are named by their own hash. A run reads
 * and writes millions of values, so they are copied in bulk.
 */
final class FigureBytes {
  private static final byte[] VALUES = "TSV2".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEYS = "TSK1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;
  private static final int CHECK = Long.BYTES;
  private static final int HEAD = VALUES.length + HASH + 2 * Integer.BYTES + 1;
  private static final byte SMALL = 0;
  private static final byte LARGE = 1;

  private FigureBytes() {}

  record Values(String groupsHash, ExactVector values) {}

  static byte[] ofKeys(List<String> keys) {
    var texts = keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    int length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    var out = ByteBuffer.allocate(KEYS.length + Integer.BYTES + length);
    out.put(KEYS).putInt(keys.size());
    texts.forEach(text -> out.putInt(text.length).put(text));
    return out.array();
  }

  static Optional<List<String>> keys(byte[] bytes) {
    return read(
        ByteBuffer.wrap(bytes),
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
  static byte[] ofValues(String groupsHash, ExactVector values, int[] order) {
    var body = values.isSmall() ? small(values, order) : large(values, order);
    var out = ByteBuffer.allocate(HEAD + body.length + CHECK);
    out.put(VALUES).put(HexFormat.of().parseHex(groupsHash));
    out.putInt(values.size()).putInt(values.scale()).put(values.isSmall() ? SMALL : LARGE);
    out.put(body);
    return out.putLong(check(out.array())).array();
  }

  private static byte[] small(ExactVector values, int[] order) {
    var body = ByteBuffer.allocate(values.size() * Long.BYTES);
    for (int i = 0; i < values.size(); i++) {
      body.putLong(values.small(order.length == 0 ? i : order[i]));
    }
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
    int length = bytes.length - CHECK;
    return length >= HEAD && ByteBuffer.wrap(bytes).getLong(length) == check(bytes)
        ? read(ByteBuffer.wrap(bytes, 0, length), VALUES, FigureBytes::values)
        : Optional.empty();
  }

  private static Values values(ByteBuffer in) {
    var hash = HexFormat.of().formatHex(take(in, HASH));
    int size = in.getInt();
    int scale = in.getInt();
    if (in.get() == SMALL) {
      var unscaled = new long[size];
      in.asLongBuffer().get(unscaled);
      return new Values(hash, ExactVector.ofSmall(unscaled, scale));
    }
    var values = new ExactVector.Builder(size).scale(scale);
    for (int i = 0; i < size; i++) {
      var large = take(in, in.get());
      if (large.length > 0) {
        values.setUnscaled(i, new BigInteger(large));
      }
    }
    return new Values(hash, values.build());
  }

  /** Of all but the place at the end where it stands. */
  private static long check(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CHECK);
    return crc.getValue();
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var taken = new byte[length];
    in.get(taken);
    return taken;
  }

  /** Empty for anything but a whole file of this kind and version. */
  private static <T> Optional<T> read(ByteBuffer in, byte[] mark, Function<ByteBuffer, T> reading) {
    try {
      return Arrays.equals(take(in, mark.length), mark)
          ? Optional.of(reading.apply(in))
          : Optional.empty();
    } catch (BufferUnderflowException cutShort) {
      return Optional.empty();
    }
  }
}
