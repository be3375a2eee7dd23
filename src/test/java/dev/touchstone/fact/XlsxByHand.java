package dev.touchstone.fact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least a workbook is made of, around one sheet as XML: for cells no writer would make. */
final class XlsxByHand {
  static final String USUAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static final String STRICT = "http://purl.oclc.org/ooxml/";

  private XlsxByHand() {}

  static byte[] of(String sheet) throws IOException {
    return of(sheet, "<styleSheet/>");
  }

  static byte[] of(String sheet, String styles) throws IOException {
    return of(sheet, styles, false);
  }

  /** In the namespaces of the standard's strict dialect. */
  static byte[] strict(String sheet, String styles) throws IOException {
    return of(sheet, styles, true);
  }

  private static byte[] of(String sheet, String styles, boolean strict) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          strict,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>\
          """);
      entry(
          zip,
          strict,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>\
          """);
      entry(
          zip,
          strict,
          "xl/workbook.xml",
          """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>\
          """);
      entry(
          zip,
          strict,
          "xl/_rels/workbook.xml.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/></Relationships>\
          """);
      entry(zip, strict, "xl/styles.xml", styles);
      entry(zip, strict, "xl/worksheets/sheet1.xml", sheet);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, boolean strict, String name, String content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var said =
        strict
            ? content
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/",
                    STRICT + "officeDocument/")
                .replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/",
                    STRICT + "spreadsheetml/")
            : content;
    zip.write(said.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
