package dev.touchstone.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Guesses what somebody meant by a word that does not exist. Capitals, spaces, {@code -} and {@code
 * _} make no difference; otherwise one letter in three may be wrong, or all but the first word left
 * out.
 */
public final class Spelling {
  /** Longer words are no misspellings of one another that anybody wants to hear of. */
  private static final int LONGEST = 200;

  private static final int MOST_GUESSED = 3;
  private static final int MOST_LISTED = 12;

  private Spelling() {}

  /**
   * The words that may have been meant, nearest first, at most three. Where some are the same but
   * for capitals and the like, only those.
   */
  public static List<String> near(String written, Collection<String> known) {
    record Near(String word, int distance) {}
    var wanted = plain(written);
    int most = Math.max(1, wanted.length() / 3);
    var near =
        known.stream()
            .map(word -> new Near(word, distance(wanted, plain(word), most)))
            .filter(one -> one.distance() <= most || startsWith(one.word(), written))
            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
            .toList();
    return near.stream()
        .filter(one -> near.getFirst().distance() > 0 || one.distance() == 0)
        .limit(MOST_GUESSED)
        .map(Near::word)
        .toList();
  }

  public static Optional<String> nearest(String written, Collection<String> known) {
    return near(written, known).stream().findFirst();
  }

  /** {@code Did you mean 'won'?}; nothing where no word is near. */
  public static Optional<String> guess(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "Did you mean '" + word + "'?");
  }

  /** A hint that names the nearest word, or else what there is. */
  public static String hint(String written, Collection<String> known) {
    return guess(written, known)
        .orElseGet(
            () ->
                known.isEmpty()
                    ? ""
                    : "There are: " + listed(known.stream().distinct().sorted().toList()));
  }

  /** The first dozen, in their order; {@code none} for no word. */
  public static String listed(Collection<String> known) {
    return known.isEmpty()
        ? "none"
        : known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
            + (known.size() > MOST_LISTED ? " and more" : "");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static boolean startsWith(String word, String written) {
    int end = written.length();
    return end > 1
        && word.length() > end
        && "-_ ".indexOf(word.charAt(end)) >= 0
        && word.regionMatches(true, 0, written, 0, end);
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn one into the other (the
   * optimal string alignment distance); more than can matter where the lengths say so.
   */
  private static int distance(String a, String b, int most) {
    if (a.length() > LONGEST || Math.abs(a.length() - b.length()) > most) {
      return Integer.MAX_VALUE;
    }
    var edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewest(String a, String b, int i, int j, int[][] edits) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
