package dev.touchstone.fact;

import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.fact.source.Source;
import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import dev.touchstone.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rejected rows of a load as they were sent, each with its line and the reasons: to be mended
 * and sent again through the same mapping, which knows such a file by its last columns.
 */
public final class RejectFile {
  private static final List<String> OWN = List.of("_rejected_line", "_reasons");

  private RejectFile() {}

  /**
   * Writes the rows whose rejects the report keeps.
   *
   * @param source the file that was loaded
   * @param target a delimited file in the mapping's own layout, or with commas
   * @throws Refused if the file has changed since, so that its lines are others
   */
  public static void write(LoadReport report, Mapping mapping, Path source, Path target) {
    var reasons = new TreeMap<Long, String>();
    report
        .rejects()
        .forEach(r -> reasons.merge(r.line(), said(r), (one, two) -> one + " | " + two));
    var layout = layout(mapping.format());
    try (var scratch = Scratch.in(target.toAbsolutePath().resolveSibling(""), ".rejects-");
        var rows = Source.open(source, report.file(), mapping.format(), scratch.folder())) {
      var draft = scratch.folder().resolve("draft");
      write(rows, reasons, layout, draft);
      if (!rows.sha256().equals(report.sha256())) {
        throw new Refused(
            "file-changed",
            report.file() + " has changed since it was loaded",
            "Load it again; its rejected rows may stand in other lines now");
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Source rows, Map<Long, String> reasons, Layout layout, Path target)
      throws IOException {
    try (var out = new OutputStreamWriter(PrivateFiles.stream(target), layout.encoding())) {
      int own = isHeader(rows.columns()) ? OWN.size() : 0;
      write(out, layout, withOwn(rows.columns(), own, OWN));
      while (rows.hasNext()) {
        var row = rows.next();
        var reason = reasons.get(row.line());
        if (reason != null) {
          var safe = row.texts().stream().map(SpreadsheetText::safe).toList();
          write(out, layout, withOwn(safe, own, List.of(String.valueOf(row.line()), reason)));
        }
      }
    }
  }

  private record Layout(char delimiter, char quote, Charset encoding) {}

  private static Layout layout(Format format) {
    return switch (format) {
      case Format.Delimited d -> new Layout(d.delimiter(), d.quote(), d.encoding());
      case Format.Workbook w -> new Layout(',', '"', StandardCharsets.UTF_8);
      case Format.Parquet p -> new Layout(',', '"', StandardCharsets.UTF_8);
    };
  }

  private static String said(Reject reject) {
    return reject.column().isEmpty() ? reject.reason() : reject.column() + ": " + reject.reason();
  }

  /** Old reasons of a row that was sent again are replaced, not repeated. */
  private static List<String> withOwn(List<String> fields, int former, List<String> own) {
    var all = new ArrayList<>(fields.subList(0, Math.max(0, fields.size() - former)));
    all.addAll(own);
    return all;
  }

  private static void write(Writer out, Layout layout, List<String> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.write(layout.delimiter());
      }
      out.write(
          layout.quote() == '\0' ? bare(fields.get(i), layout) : quoted(fields.get(i), layout));
    }
    out.write("\n");
  }

  /** Where quotes have no meaning, only a reason can hold a delimiter. */
  private static String bare(String field, Layout layout) {
    return field.replace(layout.delimiter(), ' ').replace('\n', ' ').replace('\r', ' ');
  }

  private static String quoted(String field, Layout layout) {
    var quote = String.valueOf(layout.quote());
    boolean needed =
        field.indexOf(layout.delimiter()) >= 0
            || field.contains(quote)
            || field.indexOf('\n') >= 0
            || field.indexOf('\r') >= 0;
    return needed ? quote + field.replace(quote, quote + quote) + quote : field;
  }

  /** Whether a header is that of a file this class wrote. */
  public static boolean isHeader(List<String> columns) {
    int size = columns.size();
    return size > OWN.size() && columns.subList(size - OWN.size(), size).equals(OWN);
  }

  /** Whether a column is one this class added. */
  public static boolean isOwn(String column) {
    return OWN.contains(column);
  }
}
