package dev.touchstone.publication;

import dev.touchstone.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Texts of one kind about one period: kept ones are pointed at, new ones written by a phrasebook.
 */
final class Telling {
  private final Map<String, KeptTexts.Text> kept;
  private final int phrasebook;
  private final Phrasebook book;
  private final Set<Integer> used = new TreeSet<>();

  private Telling(Map<String, KeptTexts.Text> kept, int phrasebook, Phrasebook book) {
    this.kept = kept;
    this.phrasebook = phrasebook;
    this.book = book;
  }

  /** A text and where it stands, or how it is to be written down. */
  sealed interface Told {
    record Kept(KeptTexts.Text text) implements Told {}

    record New(long content, byte[] body) implements Told {}
  }

  /**
   * The phrasebook of what is kept will do, unless more than half has to be written anew.
   *
   * @param samples some of the texts
   * @param partners those they are about
   */
  static Telling of(
      Phrasebooks phrasebooks,
      Map<String, KeptTexts.Text> kept,
      List<String> samples,
      List<String> partners) {
    var known = kept.values().stream().mapToInt(KeptTexts.Text::phrasebook).max();
    long same =
        IntStream.range(0, samples.size())
            .filter(i -> find(kept, partners.get(i), content(samples.get(i))))
            .count();
    if (known.isPresent() && 2 * same >= samples.size()) {
      return new Telling(kept, known.getAsInt(), phrasebooks.get(known.getAsInt()));
    }
    var book = Phrasebook.of(samples);
    return new Telling(kept, phrasebooks.keep(book), book);
  }

  Told tell(String partner, String text) {
    long content = content(text);
    var known = kept.get(partner);
    return known != null && known.content() == content
        ? new Told.Kept(known)
        : new Told.New(content, book.write(text));
  }

  /** The phrasebook of a text that is to be read again. */
  int use(Told told) {
    int by =
        switch (told) {
          case Told.Kept(var text) -> text.phrasebook();
          case Told.New _ -> phrasebook;
        };
    used.add(by);
    return by;
  }

  /** Phrasebooks of all that was used. */
  Set<Integer> used() {
    return used;
  }

  private static boolean find(Map<String, KeptTexts.Text> kept, String partner, long content) {
    var known = kept.get(partner);
    return known != null && known.content() == content;
  }

  private static long content(String text) {
    var digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }
}
