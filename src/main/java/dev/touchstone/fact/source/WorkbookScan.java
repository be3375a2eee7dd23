package dev.touchstone.fact.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Holds a workbook against its limits before a reader that has none unpacks it into memory: the
 * bytes of all parts, and those of each cell. Cells are told by the tags that begin them, without
 * parsing; what hides them from this is left to the memory's own limit.
 */
public final class WorkbookScan {
  private static final byte[] SHEET = element("sheetData");
  private static final byte[] ROW = element("row");
  private static final byte[] CELL = element("c");
  private static final byte[] SHARED_TEXTS = element("sst");
  private static final byte[] SHARED_TEXT = element("si");

  private static final int LONGEST_NAME = 64;

  private final String file;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] name = new byte[LONGEST_NAME];
  private long total;
  private int inName;
  private boolean naming;
  private boolean amongCells;
  private long cell;

  private WorkbookScan(String file) {
    this.file = file;
  }

  /** Throws what is wrong with the file; that it is no workbook is for its reader to say. */
  static void check(Path path, String file) throws IOException {
    var scan = new WorkbookScan(file);
    try (var zip = ZipFile.builder().setPath(path).get()) {
      var entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        var entry = entries.nextElement();
        if (zip.canReadEntryData(entry)) {
          try (var bytes = zip.getInputStream(entry)) {
            scan.part(bytes);
          }
        }
      }
    }
  }

  private void part(InputStream bytes) throws IOException {
    amongCells = false;
    naming = false;
    for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
      total += count;
      if (total > SourceLimits.LARGEST_WORKBOOK) {
        throw SourceLimits.file(file, 1, SourceLimits.LARGEST_WORKBOOK);
      }
      follow(count);
    }
  }

  private void follow(int count) {
    int since = 0;
    for (int i = 0; i < count; i++) {
      byte b = buffer[i];
      if (b == '<') {
        naming = true;
        inName = 0;
      } else if (naming) {
        if (b == '>' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || inName == name.length) {
          naming = false;
          if (begins()) {
            cell = 0;
            since = i;
          }
        } else {
          name[inName++] = b;
        }
      }
    }
    cell += count - since;
    if (amongCells && cell > SourceLimits.LARGEST_CELL) {
      throw SourceLimits.cell(file, 1);
    }
  }

  /** Whether a tag whose name was just read begins another cell. */
  private boolean begins() {
    boolean closing = inName > 0 && name[0] == '/';
    int from = closing ? 1 : 0;
    for (int i = from; i < inName; i++) {
      from = name[i] == ':' ? i + 1 : from;
    }
    int to = inName > from && name[inName - 1] == '/' ? inName - 1 : inName;
    if (is(SHEET, from, to) || is(SHARED_TEXTS, from, to)) {
      amongCells = !closing;
      return true;
    }
    return !closing && (is(CELL, from, to) || is(ROW, from, to) || is(SHARED_TEXT, from, to));
  }

  private boolean is(byte[] element, int from, int to) {
    return Arrays.equals(name, from, to, element, 0, element.length);
  }

  private static byte[] element(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
