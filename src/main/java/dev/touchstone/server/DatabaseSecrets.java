package dev.touchstone.server;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The embedded database's passwords: one random secret in a file only its owner may read, and from
 * it a password per role, so that whoever learns one does not know the others.
 */
final class DatabaseSecrets {
  private static final int BYTES = 32;

  private final byte[] secret;

  private DatabaseSecrets(byte[] secret) {
    this.secret = secret;
  }

  /** Makes the file whole before it gets its name. */
  static DatabaseSecrets make(Path file) throws IOException {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    PrivateFiles.writeDurably(file, HexFormat.of().formatHex(random));
    return new DatabaseSecrets(random);
  }

  /**
   * Reads the file.
   *
   * @throws Refused if it is lost, without which the database stays closed
   */
  static DatabaseSecrets in(Path file) throws IOException {
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new Refused(
          "secrets-lost",
          "The file " + file + ", which opens the database beside it, is gone or broken.",
          "Put it back from a copy, or start with another home.");
    }
    return new DatabaseSecrets(HexFormat.of().parseHex(text));
  }

  /** 64 hexadecimal digits. */
  String of(String role) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
