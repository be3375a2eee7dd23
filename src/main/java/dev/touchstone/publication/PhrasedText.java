package dev.touchstone.publication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * A text in few bytes: how many pieces come as the book expects, which of the others that may
 * follow comes instead, and as it is what is not in the book.
 */
record PhrasedText(Phrasebook book) {
  private static final int LONGEST_RUN = 100;
  private static final int AGAIN = 254;
  private static final int LITERAL = 255;
  private static final int WORTH_REPEATING = 4;

  byte[] write(String text) {
    var codes = new ByteArrayOutputStream();
    var literals = new StringBuilder();
    var said = new HashMap<String, Integer>();
    var path = new TextPath();
    var pieces = new Pieces(text);
    int expected = 0;
    while (pieces.next()) {
      var may = book.following(path.place());
      if (may.length > 0 && pieces.is(book.piece(may[0]))) {
        path.pass(pieces.kind(), may[0], book.piece(may[0]));
        if (++expected == LONGEST_RUN) {
          codes.write(expected);
          expected = 0;
        }
        continue;
      }
      if (expected > 0) {
        codes.write(expected);
        expected = 0;
      }
      var piece = pieces.text();
      int number = book.number(piece);
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
      path.pass(pieces.kind(), number, piece);
    }
    if (expected > 0) {
      codes.write(expected);
    }
    codes.write(0);
    codes.writeBytes(literals.toString().getBytes(StandardCharsets.UTF_8));
    return Deflated.of(codes.toByteArray());
  }

  private static int rank(int[] may, int number) {
    for (int i = 1; number > 0 && i < may.length; i++) {
      if (may[i] == number) {
        return i;
      }
    }
    return 0;
  }

  String read(byte[] written) {
    return new Reading(Deflated.back(written)).text();
  }

  private final class Reading {
    private final byte[] codes;
    private final String[] literals;
    private final List<String> said = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final TextPath path = new TextPath();
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
      var may = book.following(path.place());
      if (may.length <= rank) {
        throw new IllegalStateException("Nothing follows here: " + text);
      }
      pass(book.piece(may[rank]));
    }

    private void pass(String piece) {
      text.append(piece);
      var kind = kind(piece);
      inText = kind == Pieces.Kind.FRAME ? opensText(piece) : inText;
      path.pass(kind, book.number(piece), piece);
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
