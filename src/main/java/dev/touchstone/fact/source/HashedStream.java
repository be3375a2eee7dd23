package dev.touchstone.fact.source;

import dev.touchstone.shared.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes on their way to a reader, and the SHA-256 of exactly those. */
public final class HashedStream extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = Sha256.digest();

  public HashedStream(InputStream bytes) {
    super(bytes);
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      digest.update((byte) one);
    }
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = in.read(into, from, length);
    if (count > 0) {
      digest.update(into, from, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, BUFFER)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what the reader left, such as bytes after a gzip's end, and names the whole. */
  public String sha256() throws IOException {
    var buffer = new byte[BUFFER];
    while (read(buffer, 0, BUFFER) >= 0) {
      // hashed
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
