package dev.touchstone.fact.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.touchstone.definition.mapping.Mapping.Format.Delimited;
import dev.touchstone.fact.RejectFile;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.SpreadsheetText;
import dev.touchstone.shared.TrimmedText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Comma, semicolon, pipe or tab separated text, as it is or in gzip. */
public final class DelimitedSource implements Source {
  private static final BitSet NOTHING_TYPED = new BitSet();

  /** FastCSV always knows a quote; this character stands in no file as a rule. */
  private static final char NO_QUOTE = '\uFFFF';

  private final String file;
  private final HashedStream bytes;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> columns;
  private final boolean mended;
  private Optional<SourceRow> upcoming;

  private DelimitedSource(
      String file, HashedStream bytes, CsvReader<CsvRecord> reader, Delimited format) {
    this.file = file;
    this.bytes = bytes;
    this.reader = reader;
    this.records = reader.iterator();
    var first =
        record()
            .orElseThrow(
                () ->
                    FileFault.of(
                        file,
                        "empty-file",
                        "The file is empty",
                        format.header().isEmpty()
                            ? "Send at least the header line; it alone stands for zero rows"
                            : "Check the export that should have written it"));
    var names = first.texts().stream().map(TrimmedText::of).toList();
    this.mended = RejectFile.isHeader(names);
    if (format.header().isEmpty() || mended) {
      this.columns = names;
      this.upcoming = record();
    } else {
      this.columns = List.copyOf(format.header());
      this.upcoming = Optional.of(first);
    }
  }

  static DelimitedSource open(Path path, String file, Delimited format) {
    HashedStream bytes = null;
    try {
      bytes = new HashedStream(Files.newInputStream(path));
      var text = SourceLimits.of(unzipped(bytes), file);
      var reader =
          CsvReader.builder()
              .fieldSeparator(format.delimiter())
              .quoteCharacter(format.quote() == '\0' ? NO_QUOTE : format.quote())
              .skipEmptyLines(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .detectBomHeader(false)
              .maxBufferSize(StrictText.LONGEST_LINE + (1 << 16))
              .build(
                  CsvRecordHandler.of(
                      handler ->
                          handler
                              .maxFieldSize(StrictText.LONGEST_LINE)
                              .maxRecordSize(StrictText.LONGEST_LINE)),
                  new StrictText(text, format.encoding(), file));
      return new DelimitedSource(file, bytes, reader, format);
    } catch (IOException e) {
      close(bytes);
      throw unreadable(file, 1, e);
    } catch (RuntimeException e) {
      close(bytes);
      throw e;
    }
  }

  /** Gzip is known by its first two bytes, whatever the file is called. */
  private static InputStream unzipped(InputStream raw) throws IOException {
    var bytes = new BufferedInputStream(raw, 1 << 16);
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private static void close(@org.jspecify.annotations.Nullable InputStream bytes) {
    if (bytes != null) {
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The next record that is more than an empty line. */
  private Optional<SourceRow> record() {
    try {
      while (records.hasNext()) {
        var record = records.next();
        if (record.getFieldCount() > 1 || !record.getField(0).isEmpty()) {
          return Optional.of(
              new SourceRow(
                  record.getStartingLineNumber(), record.getFields(), NOTHING_TYPED, Map.of()));
        }
      }
      return Optional.empty();
    } catch (CsvParseException | UncheckedIOException e) {
      throw fault(e);
    }
  }

  private RuntimeException fault(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Issues.Invalid invalid) {
        return invalid;
      }
      if (cause instanceof IOException io) {
        return unreadable(file, lineOf(e), io);
      }
    }
    var message = String.valueOf(e.getMessage());
    if (message.startsWith("Unclosed quoted field")) {
      return FileFault.at(
          file,
          lineOf(e),
          "unterminated-quote",
          "A quote that opens in the row of this line never closes",
          "Close it, or say quote: none in the mapping if quotes have no meaning in this file");
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return FileFault.at(
          file,
          lineOf(e),
          "bad-quote",
          "In the row of this line there is text between a closing quote and the delimiter",
          "Double the quotes inside the field, or check the delimiter and quote of the mapping");
    }
    return FileFault.at(
        file,
        lineOf(e),
        "line-too-long",
        "The row that starts in this line is longer than %,d characters"
            .formatted(StrictText.LONGEST_LINE),
        "A quote that never closes may have swallowed the rows after it; check the quotes");
  }

  private static RuntimeException unreadable(String file, long line, IOException e) {
    return switch (e) {
      case EOFException end ->
          FileFault.at(
              file,
              line,
              "truncated-gzip",
              "The gzip file ends too early",
              "It was not copied to its end; send it again");
      case ZipException zip ->
          FileFault.at(
              file,
              line,
              "bad-gzip",
              "The gzip file is damaged: %s".formatted(zip.getMessage()),
              "Pack it again and send it again");
      default ->
          FileFault.at(
              file,
              line,
              "unreadable-file",
              "The file cannot be read: %s".formatted(e.getMessage()),
              "Check the disk and the permissions");
    };
  }

  /** FastCSV says in its message where the record it could not read started. */
  private static long lineOf(RuntimeException e) {
    var digits =
        java.util.regex.Pattern.compile("line (\\d+)").matcher(String.valueOf(e.getMessage()));
    return digits.find() ? Long.parseLong(digits.group(1)) : 1;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    return upcoming.isPresent();
  }

  @Override
  public SourceRow next() {
    var row = upcoming.orElseThrow(NoSuchElementException::new);
    upcoming = record();
    if (!mended) {
      return row;
    }
    var texts = new ArrayList<String>(row.texts().size());
    row.texts().forEach(text -> texts.add(SpreadsheetText.restored(text)));
    return new SourceRow(row.line(), texts, row.plain(), row.notes());
  }

  @Override
  public String sha256() {
    try {
      return bytes.sha256();
    } catch (IOException e) {
      throw unreadable(file, 1, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
