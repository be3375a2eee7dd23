package dev.touchstone.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook with one sheet. It is written by hand because libraries put the hour of writing into
 * it, and then no two copies are equal. Parts are stored, not packed, for the same reason.
 */
final class Workbook {
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Spreadsheets count days from here. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      """;
  private static final String CONTENT_TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
      </Types>
      """;
  private static final String LINKS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
      </Relationships>
      """;
  private static final String BOOK =
      """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets>
      </workbook>
      """;
  private static final String BOOK_LINKS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
      </Relationships>
      """;

  /** Style 0 is plain, style 1 shows a day. */
  private static final String STYLES =
      """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
      <cellStyleXfs count="1"><xf/></cellStyleXfs>
      <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
      </styleSheet>
      """;

  private Workbook() {}

  /**
   * @param rows numbers and days keep their type, everything else becomes a text
   */
  static void write(OutputStream out, String sheet, List<? extends List<?>> rows)
      throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      part(zip, "[Content_Types].xml", CONTENT_TYPES);
      part(zip, "_rels/.rels", LINKS);
      part(zip, "xl/workbook.xml", BOOK.formatted(escaped(sheet)));
      part(zip, "xl/_rels/workbook.xml.rels", BOOK_LINKS);
      part(zip, "xl/styles.xml", STYLES);
      part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
    }
  }

  private static String sheet(List<? extends List<?>> rows) {
    var xml =
        new StringBuilder(
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            """);
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        cell(xml, "" + (char) ('A' + c) + (r + 1), rows.get(r).get(c));
      }
      xml.append("</row>\n");
    }
    return xml.append("</sheetData></worksheet>\n").toString();
  }

  private static void cell(StringBuilder xml, String at, Object value) {
    xml.append("<c r=\"").append(at);
    switch (value) {
      case Number number -> xml.append("\"><v>").append(number).append("</v></c>");
      case LocalDate day ->
          xml.append("\" s=\"1\"><v>")
              .append(day.toEpochDay() - DAY_ZERO.toEpochDay())
              .append("</v></c>");
      default ->
          xml.append("\" t=\"inlineStr\"><is><t>")
              .append(escaped(value.toString()))
              .append("</t></is></c>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    var bytes = (HEAD + xml).getBytes(StandardCharsets.UTF_8);
    var crc = new CRC32();
    crc.update(bytes);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(NEVER);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
