package dev.touchstone.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private static final int LONGEST_RUN = 100;
  private static final int AGAIN = 254;
  private static final int LITERAL = 255;
  private static final int WORTH_REPEATING = 4;

  /** Pieces by number; the first stands for every piece that is not here. */
  private final List<String> pieces = new ArrayList<>(List.of(""));

  private final Map<String, Integer> numbers = new HashMap<>();

  /** What may follow at a place, most frequent first. */
  private final Map<Place, int[]> followers = new HashMap<>();

  /**
   * Where in a text somebody is, by the numbers of pieces.
   *
   * @param section the value of the last key {@code id}
   * @param group the value of the last key {@code group} since
   * @param frame the last frame
   * @param within the last words since the frame; less than nothing after a number
   */
  private record Place(int section, int group, int frame, int within) {
    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::section)
            .thenComparingInt(Place::group)
            .thenComparingInt(Place::frame)
            .thenComparingInt(Place::within);

    /** Small numbers that go together: by the record's own most places would share a slot. */
    @Override
    public int hashCode() {
      int hash = (section * 0x9E3779B1 + group) * 0x85EBCA77 + frame;
      hash = hash * 0xC2B2AE3D + within;
      return hash ^ (hash >>> 15);
    }
  }

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
    var counts = new HashMap<Place, Map<Integer, Count>>();
    for (int text = 0; text < texts.size(); text++) {
      var way = new Way();
      var pieces = new Pieces(texts.get(text));
      while (pieces.next()) {
        var words = pieces.text();
        int piece = numbers.getOrDefault(words, 0);
        if (piece > 0) {
          counts
              .computeIfAbsent(way.place(), _ -> new HashMap<>())
              .computeIfAbsent(piece, _ -> new Count())
              .in(text);
        }
        way.pass(pieces.kind(), piece, words);
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
      for (var place : followers.keySet().stream().sorted(Place.ORDER).toList()) {
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
        var place = new Place(in.readInt(), in.readInt(), in.readInt(), in.readInt());
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

  /** The way through a text, so far. */
  private static final class Way {
    private int section;
    private int group;
    private int frame;
    private int words;
    private boolean afterNumber;
    private boolean namesSection;
    private boolean namesGroup;

    Place place() {
      return new Place(section, group, frame, afterNumber ? -1 - words : words);
    }

    void pass(Pieces.Kind kind, int piece, String text) {
      afterNumber = kind == Pieces.Kind.NUMBER;
      if (kind == Pieces.Kind.FRAME) {
        frame = piece;
        words = 0;
        namesSection = text.endsWith("\"id\":\"");
        namesGroup = text.endsWith("\"group\":\"");
      } else if (kind == Pieces.Kind.WORDS) {
        words = piece;
        if (namesSection) {
          section = piece;
          group = 0;
        } else if (namesGroup) {
          group = piece;
        }
        namesSection = false;
        namesGroup = false;
      }
    }
  }

  /**
   * A text in few bytes: how many pieces come as foretold, which of the others that may follow
   * comes instead, and what is not in here as it is.
   */
  byte[] write(String text) {
    var codes = new ByteArrayOutputStream();
    var literals = new StringBuilder();
    var said = new HashMap<String, Integer>();
    var way = new Way();
    var pieces = new Pieces(text);
    int foretold = 0;
    while (pieces.next()) {
      var may = followers.get(way.place());
      if (may != null && pieces.is(this.pieces.get(may[0]))) {
        way.pass(pieces.kind(), may[0], this.pieces.get(may[0]));
        if (++foretold == LONGEST_RUN) {
          codes.write(foretold);
          foretold = 0;
        }
        continue;
      }
      if (foretold > 0) {
        codes.write(foretold);
        foretold = 0;
      }
      var piece = pieces.text();
      int number = numbers.getOrDefault(piece, 0);
      int rank = rank(may, number);
      var before = said.get(piece);
      if (rank > 0) {
        codes.write(LONGEST_RUN + rank);
      } else if (before != null) {
        codes.write(AGAIN);
        codes.write(before);
      } else {
        codes.write(LITERAL);
        literals.append(piece).append('\n');
        if (piece.length() >= WORTH_REPEATING && said.size() < LITERAL) {
          said.put(piece, said.size());
        }
      }
      way.pass(pieces.kind(), number, piece);
    }
    if (foretold > 0) {
      codes.write(foretold);
    }
    codes.write(0);
    codes.writeBytes(literals.toString().getBytes(StandardCharsets.UTF_8));
    return Deflated.of(codes.toByteArray());
  }

  private static int rank(int @Nullable [] may, int number) {
    for (int i = 1; may != null && number > 0 && i < may.length; i++) {
      if (may[i] == number) {
        return i;
      }
    }
    return 0;
  }

  /** The text that was written so. */
  String read(byte[] written) {
    return new Reading(Deflated.back(written)).text();
  }

  private final class Reading {
    private final byte[] codes;
    private final String[] literals;
    private final List<String> said = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Way way = new Way();
    private boolean inText;
    private int literal;

    Reading(byte[] bytes) {
      int end = 0;
      while (bytes[end] != 0) {
        end += bytes[end] == (byte) AGAIN ? 2 : 1;
      }
      this.codes = Arrays.copyOf(bytes, end);
      this.literals =
          new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8).split("\n");
    }

    String text() {
      for (int i = 0; i < codes.length; i++) {
        int code = codes[i] & 0xff;
        if (code <= LONGEST_RUN) {
          for (int run = 0; run < code; run++) {
            follow(0);
          }
        } else if (code < AGAIN) {
          follow(code - LONGEST_RUN);
        } else if (code == AGAIN) {
          pass(said.get(codes[++i] & 0xff));
        } else {
          var piece = literals[literal++];
          if (piece.length() >= WORTH_REPEATING && said.size() < LITERAL) {
            said.add(piece);
          }
          pass(piece);
        }
      }
      return text.toString();
    }

    private void follow(int rank) {
      var may = followers.get(way.place());
      if (may == null) {
        throw new IllegalStateException("Nothing follows here: " + text);
      }
      pass(pieces.get(may[rank]));
    }

    private void pass(String piece) {
      text.append(piece);
      var kind = kind(piece);
      inText = kind == Pieces.Kind.FRAME ? opensText(piece) : inText;
      way.pass(kind, numbers.getOrDefault(piece, 0), piece);
    }

    private Pieces.Kind kind(String piece) {
      char c = piece.charAt(0);
      if ((c >= '0' && c <= '9') || (c == '-' && piece.length() > 1 && digit(piece.charAt(1)))) {
        return Pieces.Kind.NUMBER;
      }
      return inText && c != '"' ? Pieces.Kind.WORDS : Pieces.Kind.FRAME;
    }

    private static boolean digit(char c) {
      return c >= '0' && c <= '9';
    }

    /**
     * A frame ends with a quote where a text begins; otherwise with what stands before a number.
     */
    private static boolean opensText(String frame) {
      return frame.endsWith("\"") && !frame.endsWith("\"\"");
    }
  }
}
