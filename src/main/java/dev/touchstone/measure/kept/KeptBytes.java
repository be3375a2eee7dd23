package dev.touchstone.measure.kept;

import dev.touchstone.measure.vector.ExactVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The one binary form of all that is kept: a mark for the kind and its version, the content, and
 * the CRC-32 of all of it at the end, to tell a damaged file. A run reads and writes millions of
 * numbers, so arrays are copied as a whole, in the order of bytes that most machines have.
 */
final class KeptBytes {
  private static final int CHECK = Long.BYTES;

  private KeptBytes() {}

  private static long check(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static final class Writer {
    private ByteBuffer out = buffer(new byte[4096]);

    Writer(String mark) {
      text(mark);
    }

    private ByteBuffer room(int bytes) {
      if (out.remaining() < bytes) {
        var more = buffer(new byte[Math.max(2 * out.capacity(), out.position() + bytes)]);
        out = more.put(out.flip());
      }
      return out;
    }

    Writer whole(int number) {
      room(Integer.BYTES).putInt(number);
      return this;
    }

    Writer whole(long number) {
      room(Long.BYTES).putLong(number);
      return this;
    }

    Writer number(double number) {
      room(Double.BYTES).putDouble(number);
      return this;
    }

    Writer bytes(byte[] bytes) {
      whole(bytes.length).room(bytes.length).put(bytes);
      return this;
    }

    Writer text(String text) {
      return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Writer texts(List<String> texts) {
      whole(texts.size());
      texts.forEach(this::text);
      return this;
    }

    Writer wholes(int[] numbers) {
      var room = whole(numbers.length).room(numbers.length * Integer.BYTES);
      room.asIntBuffer().put(numbers);
      room.position(room.position() + numbers.length * Integer.BYTES);
      return this;
    }

    Writer wholes(long[] numbers) {
      var room = whole(numbers.length).room(numbers.length * Long.BYTES);
      room.asLongBuffer().put(numbers);
      room.position(room.position() + numbers.length * Long.BYTES);
      return this;
    }

    Writer numbers(double[] numbers) {
      var room = whole(numbers.length).room(numbers.length * Double.BYTES);
      room.asDoubleBuffer().put(numbers);
      room.position(room.position() + numbers.length * Double.BYTES);
      return this;
    }

    Writer exact(BigDecimal number) {
      return whole(number.scale()).bytes(number.unscaledValue().toByteArray());
    }

    /**
     * @param order the place each value is taken from; empty to leave them as they are
     */
    Writer exact(ExactVector values, int[] order) {
      whole(values.scale());
      if (values.isSmall()) {
        var unscaled = new long[values.size()];
        for (int i = 0; i < unscaled.length; i++) {
          unscaled[i] = values.small(order.length == 0 ? i : order[i]);
        }
        return whole(1).wholes(unscaled);
      }
      whole(0).whole(values.size());
      for (int i = 0; i < values.size(); i++) {
        int from = order.length == 0 ? i : order[i];
        bytes(values.has(from) ? values.unscaled(from).toByteArray() : new byte[0]);
      }
      return this;
    }

    byte[] sealed() {
      var bytes = new byte[out.position() + CHECK];
      out.flip().get(bytes, 0, out.limit());
      buffer(bytes).putLong(out.limit(), check(bytes, out.limit()));
      return bytes;
    }
  }

  static final class Reader {
    private final ByteBuffer in;

    private Reader(ByteBuffer in) {
      this.in = in;
    }

    /** Empty for anything but a whole file of this mark. */
    static <T> Optional<T> read(byte[] bytes, String mark, Function<Reader, T> reading) {
      int length = bytes.length - CHECK;
      if (length < 0 || buffer(bytes).getLong(length) != check(bytes, length)) {
        return Optional.empty();
      }
      var reader = new Reader(buffer(bytes).limit(length));
      try {
        return reader.text().equals(mark) ? Optional.of(reading.apply(reader)) : Optional.empty();
      } catch (BufferUnderflowException cutShort) {
        return Optional.empty();
      }
    }

    int whole() {
      return in.getInt();
    }

    long large() {
      return in.getLong();
    }

    double number() {
      return in.getDouble();
    }

    /** A damaged length is as good as an early end. */
    private int length(int each) {
      int length = in.getInt();
      if (length < 0 || (long) length * each > in.remaining()) {
        throw new BufferUnderflowException();
      }
      return length;
    }

    byte[] bytes() {
      var bytes = new byte[length(1)];
      in.get(bytes);
      return bytes;
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    List<String> texts() {
      var texts = new ArrayList<String>();
      for (int left = length(Integer.BYTES); left > 0; left--) {
        texts.add(text());
      }
      return List.copyOf(texts);
    }

    int[] wholes() {
      var numbers = new int[length(Integer.BYTES)];
      in.asIntBuffer().get(numbers);
      in.position(in.position() + numbers.length * Integer.BYTES);
      return numbers;
    }

    long[] larges() {
      var numbers = new long[length(Long.BYTES)];
      in.asLongBuffer().get(numbers);
      in.position(in.position() + numbers.length * Long.BYTES);
      return numbers;
    }

    double[] numbers() {
      var numbers = new double[length(Double.BYTES)];
      in.asDoubleBuffer().get(numbers);
      in.position(in.position() + numbers.length * Double.BYTES);
      return numbers;
    }

    BigDecimal exact() {
      int scale = whole();
      return new BigDecimal(new BigInteger(bytes()), scale);
    }

    ExactVector exactVector() {
      int scale = whole();
      if (whole() == 1) {
        return ExactVector.ofSmall(larges(), scale);
      }
      int size = length(Integer.BYTES);
      var values = new ExactVector.Builder(size).scale(scale);
      for (int i = 0; i < size; i++) {
        var large = bytes();
        if (large.length > 0) {
          values.setUnscaled(i, new BigInteger(large));
        }
      }
      return values.build();
    }
  }
}
