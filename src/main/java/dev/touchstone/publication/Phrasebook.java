package dev.touchstone.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the explanations of a period have in common: which pieces of text follow which. Written by
 * it, an explanation is little more than the numbers that are its partner's own.
 *
 * <p>It knows no piece that fewer than {@link #LEAST} of the texts it was made of share, so that
 * whoever may read it learns nothing of a single partner.
 */
final class Phrasebook {
  /** Of the bytes written here, and of the JSON in them; a change of either needs another. */
  static final short FORM = 1;

  /** How many texts must share a piece. */
  static final int LEAST = 5;

  private static final int MOST_CANDIDATES = 150;
  private static final int[] NOTHING = {};

  /** Pieces by number; the first stands for every piece that is not here. */
  private final List<String> pieces = new ArrayList<>(List.of(""));

  private final Map<String, Integer> numbers = new HashMap<>();

  /** What may follow at a place, most frequent first. */
  private final Map<TextPath.Place, int[]> followers = new HashMap<>();

  /** How many texts have something, each counted once. */
  private static final class Count {
    private int texts;
    private int last = -1;

    void in(int text) {
      if (text != last) {
        last = text;
        texts++;
      }
    }

    int texts() {
      return texts;
    }
  }

  private Phrasebook() {}

  /** Made of some texts that are like those to be written. */
  static Phrasebook of(List<String> texts) {
    var book = new Phrasebook();
    var shared = new HashMap<String, Count>();
    for (int text = 0; text < texts.size(); text++) {
      var pieces = new Pieces(texts.get(text));
      while (pieces.next()) {
        shared.computeIfAbsent(pieces.text(), _ -> new Count()).in(text);
      }
    }
    shared.entrySet().stream()
        .filter(it -> it.getValue().texts() >= LEAST)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(book::add);
    book.learn(texts);
    return book;
  }

  private void add(String piece) {
    numbers.put(piece, pieces.size());
    pieces.add(piece);
  }

  private void learn(List<String> texts) {
    var counts = new HashMap<TextPath.Place, Map<Integer, Count>>();
    for (int text = 0; text < texts.size(); text++) {
      var path = new TextPath();
      var pieces = new Pieces(texts.get(text));
      while (pieces.next()) {
        var words = pieces.text();
        int piece = number(words);
        if (piece > 0) {
          counts
              .computeIfAbsent(path.place(), _ -> new HashMap<>())
              .computeIfAbsent(piece, _ -> new Count())
              .in(text);
        }
        path.pass(pieces.kind(), piece, words);
      }
    }
    counts.forEach(
        (place, following) -> {
          var order =
              Comparator.<Map.Entry<Integer, Count>>comparingInt(it -> -it.getValue().texts())
                  .thenComparing(Map.Entry::getKey);
          var most =
              following.entrySet().stream()
                  .filter(it -> it.getValue().texts() >= LEAST)
                  .sorted(order)
                  .limit(MOST_CANDIDATES)
                  .mapToInt(Map.Entry::getKey)
                  .toArray();
          if (most.length > 0) {
            followers.put(place, most);
          }
        });
  }

  /** Everything in here, for {@link #from}; equal books are equal bytes. */
  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(pieces.size() - 1);
      for (var piece : pieces.subList(1, pieces.size())) {
        out.writeUTF(piece);
      }
      out.writeInt(followers.size());
      for (var place : followers.keySet().stream().sorted(TextPath.Place.ORDER).toList()) {
        out.writeInt(place.section());
        out.writeInt(place.group());
        out.writeInt(place.frame());
        out.writeInt(place.within());
        var may = Objects.requireNonNull(followers.get(place));
        out.writeByte(may.length);
        for (int piece : may) {
          out.writeInt(piece);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Deflated.of(bytes.toByteArray());
  }

  /**
   * @throws IllegalArgumentException if the bytes are of another form
   */
  static Phrasebook from(short form, byte[] bytes) {
    if (form != FORM) {
      throw new IllegalArgumentException(
          "Explanations of form %d were stored, and this version reads form %d"
              .formatted(form, FORM));
    }
    var book = new Phrasebook();
    try (var in = new DataInputStream(new ByteArrayInputStream(Deflated.back(bytes)))) {
      for (int left = in.readInt(); left > 0; left--) {
        book.add(in.readUTF());
      }
      for (int left = in.readInt(); left > 0; left--) {
        var place = new TextPath.Place(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        var may = new int[in.readUnsignedByte()];
        for (int i = 0; i < may.length; i++) {
          may[i] = in.readInt();
        }
        book.followers.put(place, may);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The phrasebook breaks off", e);
    }
    return book;
  }

  /** A text in few bytes, for {@link #read}. */
  byte[] write(String text) {
    return new PhrasedText(this).write(text);
  }

  /** The text that was written so. */
  String read(byte[] written) {
    return new PhrasedText(this).read(written);
  }

  /** What may follow at a place, most frequent first; nothing where nothing is foreseen. */
  int[] following(TextPath.Place place) {
    return followers.getOrDefault(place, NOTHING);
  }

  String piece(int number) {
    return pieces.get(number);
  }

  /** 0 for a piece that is not in here. */
  int number(String piece) {
    return numbers.getOrDefault(piece, 0);
  }
}
