package dev.touchstone.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.touchstone.shared.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes rows as they come to the files of the systems that keep them. */
final class DemoSourceFiles implements Rows, AutoCloseable {
  /** What went wrong in the survey tool on one day, so that rejected rows can be seen. */
  private static final List<List<String>> SPOILED_ANSWERS =
      List.of(
          List.of("00014-S90001", "P-00014", "2026-02-31", "email", "4", "8"),
          List.of("00014-S90002", "P-00014", "2026-03-02", "fax", "5", "9"),
          List.of("00016-S90003", "P-00016", "2026-03-02", "phone", "five", "9"),
          List.of("00016-S90004", "P-00016", "2026-03-02", "phone", "7", "9"),
          List.of("00016-S90005", "", "2026-03-02", "portal", "4", "7"));

  private final Path folder;
  private final Map<String, CsvWriter> open = new HashMap<>();
  private final List<List<Object>> targets = new ArrayList<>();

  DemoSourceFiles(Path folder) {
    this.folder = folder;
    targets.add(List.of("Meridian Systems channel plan, revenue targets per partner and quarter"));
    targets.add(List.of("Issued by channel finance; amounts in the partner's currency"));
    targets.add(List.copyOf(Sources.TARGETS.header()));
  }

  @Override
  public void add(DemoTable table, Object... values) {
    var source = Sources.of(table, List.of(values));
    if (source == Sources.TARGETS) {
      targets.add(List.of(values));
    } else {
      writer(source).writeRecord(source.write(values));
    }
  }

  private CsvWriter writer(DemoSource source) {
    var writer = open.get(source.file());
    if (writer == null) {
      try {
        writer = begin(source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open.put(source.file(), writer);
    }
    return writer;
  }

  private CsvWriter begin(DemoSource source) throws IOException {
    var bytes = create(source.file());
    if (source.file().endsWith(".gz")) {
      bytes = new GZIPOutputStream(bytes, 1 << 15);
    }
    var writer =
        CsvWriter.builder()
            .fieldSeparator(source.delimiter())
            .lineDelimiter(LineDelimiter.LF)
            .build(new BufferedWriter(new OutputStreamWriter(bytes, source.encoding()), 1 << 15));
    if (!source.header().isEmpty()) {
      writer.writeRecord(source.header());
    }
    if (source.table() == DemoTable.SURVEYS) {
      SPOILED_ANSWERS.forEach(writer::writeRecord);
    }
    return writer;
  }

  private OutputStream create(String file) throws IOException {
    var path = folder.resolve(file);
    return new BufferedOutputStream(PrivateFiles.stream(path), 1 << 15);
  }

  @Override
  public void close() throws IOException {
    for (var writer : open.values()) {
      writer.close();
    }
    try (var workbook = create(Sources.TARGETS.file())) {
      Workbook.write(workbook, "Targets", targets);
    }
  }
}
