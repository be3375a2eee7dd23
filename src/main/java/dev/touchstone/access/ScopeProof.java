package dev.touchstone.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Proves to the database on whose behalf a transaction runs: HMAC-SHA256 over the connection's
 * process number and the person, under a key that the runtime roles cannot read. Whoever gets to
 * run SQL as one of them can therefore not act in somebody else's name.
 */
public final class ScopeProof {
  private final byte[] innerPad;
  private final byte[] outerPad;

  /** The key as the database keeps it, mixed into HMAC's two pads of 64 bytes. */
  public ScopeProof(byte[] innerPad, byte[] outerPad) {
    this.innerPad = innerPad.clone();
    this.outerPad = outerPad.clone();
  }

  /** In hexadecimal. */
  String of(int process, String person) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(innerPad);
      var inner = sha256.digest((process + ":" + person).getBytes(StandardCharsets.UTF_8));
      sha256.update(outerPad);
      return HexFormat.of().formatHex(sha256.digest(inner));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
