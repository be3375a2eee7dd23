package dev.touchstone.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The embedded database's passwords: one random secret in a file only its owner may read, and from
 * it a password per role, so that whoever learns one does not know the others.
 */
final class DatabaseSecrets {
  private final byte[] secret;

  private DatabaseSecrets(byte[] secret) {
    this.secret = secret;
  }

  /** Reads the file, or makes it whole before it gets its name. */
  static DatabaseSecrets in(Path file) throws IOException {
    if (!Files.exists(file)) {
      var random = new byte[32];
      new SecureRandom().nextBytes(random);
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(fresh, HexFormat.of().formatHex(random));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new DatabaseSecrets(HexFormat.of().parseHex(Files.readString(file).strip()));
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
