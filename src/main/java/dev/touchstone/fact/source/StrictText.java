package dev.touchstone.fact.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/**
 * Characters of a file in its declared encoding. A byte that does not belong there, or a line too
 * long to be one, stops the file with its place instead of becoming a question mark or filling the
 * memory. A byte order mark is skipped.
 */
public final class StrictText extends Reader {
  /** No row of a partner's data is longer; a "line" that is longer is no line. */
  static final int LONGEST_LINE = 1 << 24;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private final InputStream in;
  private final String file;
  private final CharsetDecoder decoder;
  private final Charset encoding;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private long bytesBefore;
  private long line = 1;
  private long inLine;
  private boolean afterReturn;
  private boolean atStart = true;
  private boolean atEnd;

  StrictText(InputStream in, Charset encoding, String file) {
    this.in = in;
    this.file = file;
    this.encoding = encoding;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    var chars = CharBuffer.wrap(into, from, length).slice();
    while (true) {
      var result = decoder.decode(bytes, chars, atEnd);
      int count = withoutMark(into, from, chars.position());
      chars.position(count);
      follow(into, from, count);
      if (result.isError()) {
        throw malformed();
      }
      if (count > 0) {
        return count;
      }
      if (result.isUnderflow()) {
        if (atEnd) {
          return -1;
        }
        refill();
      }
    }
  }

  private int withoutMark(char[] chars, int from, int count) {
    if (atStart && count > 0) {
      atStart = false;
      if (chars[from] == BYTE_ORDER_MARK) {
        System.arraycopy(chars, from + 1, chars, from, count - 1);
        return count - 1;
      }
    }
    return count;
  }

  private void refill() throws IOException {
    bytesBefore += bytes.position();
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      atEnd = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  /** Keeps count of lines, where a line ends with {@code \n}, {@code \r\n} or {@code \r}. */
  private void follow(char[] chars, int from, int count) {
    for (int i = from; i < from + count; i++) {
      char c = chars[i];
      if (c > '\r') {
        inLine++;
        afterReturn = false;
      } else if (c == '\n') {
        line += afterReturn ? 0 : 1;
        inLine = 0;
        afterReturn = false;
      } else if (c == '\r') {
        line++;
        inLine = 0;
        afterReturn = true;
      } else {
        inLine++;
        afterReturn = false;
      }
      if (inLine > LONGEST_LINE) {
        throw FileFault.at(
            file,
            line,
            "line-too-long",
            "The line is longer than %,d characters".formatted(LONGEST_LINE),
            "Check that this is a text file with one row per line");
      }
    }
  }

  private RuntimeException malformed() {
    long at = bytesBefore + bytes.position();
    int value = bytes.get(bytes.position()) & 0xff;
    boolean utf16 = at == 0 && (value == 0xFF || value == 0xFE);
    var name = encoding.name().toLowerCase(Locale.ROOT);
    return FileFault.at(
        file,
        line,
        "bad-encoding",
        "Byte %,d of the file (0x%02X) is not %s".formatted(at + 1, value, name),
        utf16
            ? "The file looks like UTF-16; declare it in the mapping: encoding: utf-16"
            : "Declare the file's encoding in the mapping, for example encoding: windows-1252");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
