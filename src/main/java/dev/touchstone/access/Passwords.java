package dev.touchstone.access;

import dev.touchstone.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What makes a password acceptable, and how to invent one. */
public final class Passwords {
  private static final int SHORTEST = 10;

  /** BCrypt looks at no more than this. */
  private static final int MOST_BYTES = 72;

  /** Without the letters and digits that people confuse. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private Passwords() {}

  /** Four groups of four, about 79 bits: easy to copy from a terminal. */
  public static String invented() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  static String checked(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw new Refused(
          "password-too-short",
          "A password needs at least " + SHORTEST + " characters.",
          "Several words in a row are easy to remember and hard to guess.");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new Refused(
          "password-too-long",
          "A password can have at most " + MOST_BYTES + " bytes.",
          "Shorten it a little.");
    }
    return password;
  }
}
