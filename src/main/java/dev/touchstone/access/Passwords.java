package dev.touchstone.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.touchstone.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What makes a password acceptable, and how to invent one. */
public final class Passwords {
  /** In characters. */
  public static final int SHORTEST = 12;

  /** BCrypt looks at no more than this. */
  private static final int MOST_BYTES = 72;

  /**
   * How many tries somebody would need who knows people: 10 to the power of this. The door lets
   * through some hundred thousand tries a day at most, whatever the effort.
   */
  private static final double LEAST_TRIES = 10;

  private static final String SIGNS = "@$!|+%({[<";
  private static final String MEANT = "asiltxcccc";
  private static final int MOST_SIGNS = 3;

  /** Without the letters and digits that people confuse. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /**
   * The library ships 30,000 leaked passwords (from ten million that were published), words and
   * names, and knows keyboards, dates, repetitions and letters written as digits.
   */
  private static final class Guesser {
    static final Zxcvbn IT = new Zxcvbn();
  }

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

  static String checked(String password, Person person) {
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
    var strength = Guesser.IT.measure(plain(password), wordsOf(person));
    if (strength.getGuessesLog10() < LEAST_TRIES) {
      var why = strength.getFeedback().getWarning(Locale.ENGLISH).replaceFirst("\\.?$", ".");
      throw new Refused(
          "password-too-easy",
          "That password is too easy to guess." + (why.equals(".") ? "" : " " + why),
          "Take three or more words that have nothing to do with each other or with you.");
    }
    return password;
  }

  /**
   * The library tries every letter that a sign may stand for, in every combination: with many signs
   * it would never end, so that these are read as one letter each.
   */
  private static String plain(String password) {
    long kinds = password.chars().filter(c -> SIGNS.indexOf(c) >= 0).distinct().count();
    if (kinds <= MOST_SIGNS) {
      return password;
    }
    var plain = new StringBuilder();
    for (char c : password.toCharArray()) {
      int sign = SIGNS.indexOf(c);
      plain.append(sign < 0 ? c : MEANT.charAt(sign));
    }
    return plain.toString();
  }

  /** What somebody would try first who knows who it is. */
  private static List<String> wordsOf(Person person) {
    var words = new ArrayList<>(List.of("touchstone", "scorecard", "partner", person.signIn()));
    words.addAll(Arrays.asList(person.signIn().split("[^\\p{L}\\p{N}]+")));
    words.addAll(Arrays.asList(person.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.removeIf(String::isEmpty);
    return words;
  }
}
