package dev.touchstone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

/**
 * How to sign in to the demo the first time. The passwords are made by chance and kept in a file
 * that only its owner can read, so that a second start can print them again.
 */
record FirstLogin(String password, String partnerPassword) {
  static final String OPERATOR = "operations";
  static final String PARTNER = "partner";
  static final String PARTNER_ID = "P-00001";

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final String FILE = "first-login";

  static FirstLogin make(Path home) {
    var login = new FirstLogin(byChance(), byChance());
    var file = home.resolve(FILE);
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, login.password() + "\n" + login.partnerPassword() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return login;
  }

  /** What {@link #make} kept. */
  static FirstLogin kept(Path home) {
    try {
      List<String> lines = Files.readAllLines(home.resolve(FILE));
      return new FirstLogin(lines.getFirst(), lines.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Four groups of four letters: about 79 bits, and easy to read aloud. */
  private static String byChance() {
    var random = new SecureRandom();
    var text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "");
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
