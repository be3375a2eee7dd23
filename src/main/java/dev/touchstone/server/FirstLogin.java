package dev.touchstone.server;

import dev.touchstone.access.Passwords;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How to sign in to the demo the first time. The passwords are made by chance and kept in a file
 * that only its owner can read, before anybody is given them, so that a start that was cut off and
 * every later one know the same.
 */
record FirstLogin(String password, String partnerPassword) {
  static final String OPERATOR = "operations";
  static final String PARTNER = "partner";
  static final String PARTNER_ID = "P-00001";

  private static final String FILE = "first-login";

  /** What is kept, or a fresh one, which is kept. */
  static FirstLogin in(Path home) throws IOException {
    var file = home.resolve(FILE);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 2) {
        return new FirstLogin(lines.getFirst(), lines.getLast());
      }
    }
    var login = new FirstLogin(Passwords.invented(), Passwords.invented());
    PrivateFiles.writeDurably(file, login.password() + "\n" + login.partnerPassword() + "\n");
    return login;
  }
}
