package dev.touchstone.fact.source;

import dev.touchstone.shared.Issues;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * How large a source file may be once it is unpacked. Whoever has more has another kind of file, or
 * was sent one that is made to fill memory or disk.
 */
public final class SourceLimits {
  /** Bytes of a cell in a workbook or in Parquet; spreadsheets end at 32,767 characters. */
  static final int LARGEST_CELL = 4 << 20;

  /** Rows of a sheet: a spreadsheet has no more. */
  static final int MOST_ROWS_OF_A_SHEET = 1 << 20;

  /** Bytes of all parts of a workbook. */
  static final long LARGEST_WORKBOOK = 4L << 30;

  /** Bytes of any other file. */
  static final long LARGEST_FILE = 64L << 30;

  private SourceLimits() {}

  static Issues.Invalid cell(String file, long line) {
    return FileFault.at(
        file,
        line,
        "cell-too-large",
        String.format(Locale.ROOT, "A cell is larger than %,d bytes", LARGEST_CELL),
        "Check the export that wrote it; no value of a partner's data is that long");
  }

  static Issues.Invalid file(String file, long line, long largest) {
    return FileFault.at(
        file,
        line,
        "too-large",
        String.format(Locale.ROOT, "Unpacked, the file is larger than %,d bytes", largest),
        "Send it as several files, each for some of the rows");
  }

  static Issues.Invalid rows(String file, long line) {
    return FileFault.at(
        file,
        line,
        "too-many-rows",
        String.format(Locale.ROOT, "The sheet has more than %,d rows", MOST_ROWS_OF_A_SHEET),
        "Send it as CSV or Parquet; no spreadsheet program can have written it");
  }

  static Issues.Invalid memory(String file, long line) {
    return FileFault.at(
        file,
        line,
        "too-large",
        "The file needs more memory than there is",
        "Send it as CSV, or give more: export TOUCHSTONE_JAVA_OPTS=-Xmx4g");
  }

  /** What was unpacked, as long as it is within the limit of a file. */
  static InputStream of(InputStream unpacked, String file) {
    return new Counted(unpacked, file, LARGEST_FILE);
  }

  public static final class Counted extends FilterInputStream {
    private final String file;
    private final long largest;
    private long count;

    public Counted(InputStream in, String file, long largest) {
      super(in);
      this.file = file;
      this.largest = largest;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      counted(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      counted(Math.max(0, read));
      return read;
    }

    private void counted(int more) {
      count += more;
      if (count > largest) {
        throw file(file, 1, largest);
      }
    }
  }
}
