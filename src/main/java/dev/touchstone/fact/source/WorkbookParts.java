package dev.touchstone.fact.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of an XLSX workbook (ISO/IEC 29500). Elements are known by their local names, so that
 * the strict dialect is read like the usual one, whose namespaces are others. Libraries that read
 * workbooks hand out values, of which no longer can be told what a person sees in the cell.
 */
final class WorkbookParts implements AutoCloseable {
  /** A character that a text of a workbook writes as its code: {@code _x000D_}. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final XMLInputFactory XML = factory();

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private final List<SheetPart> sheets = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<CellFormat> formats = new ArrayList<>();
  private boolean since1904;

  /**
   * @param part its name in the zip
   */
  record SheetPart(String name, String part) {}

  private WorkbookParts(ZipFile zip) {
    this.zip = zip;
    Collections.list(zip.getEntries()).forEach(e -> entries.putIfAbsent(key(e.getName()), e));
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Java counts a text with an & among entities; there are no others here, and WorkbookScan has
    // seen to the size of every cell.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    return factory;
  }

  static WorkbookParts open(Path path) throws IOException, XMLStreamException {
    var parts = new WorkbookParts(ZipFile.builder().setPath(path).get());
    try {
      parts.read();
      return parts;
    } catch (IOException | XMLStreamException | RuntimeException | OutOfMemoryError e) {
      parts.close();
      throw e;
    }
  }

  private static String key(String part) {
    return part.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  private void read() throws IOException, XMLStreamException {
    var book =
        related("").values().stream()
            .filter(relation -> relation.is("officeDocument"))
            .findFirst()
            .map(Relation::part)
            .orElseThrow(() -> new IOException("no workbook"));
    var related = related(book);
    readBook(book, related);
    for (var relation : related.values()) {
      if (relation.is("sharedStrings")) {
        readTexts(relation.part());
      } else if (relation.is("styles")) {
        readFormats(relation.part());
      }
    }
  }

  private record Relation(String type, String part) {
    boolean is(String kind) {
      return type.endsWith("/" + kind);
    }
  }

  /** What a part relates to, by the relation's id; the workbook as a whole has no name. */
  private Map<String, Relation> related(String part) throws IOException, XMLStreamException {
    int folder = part.lastIndexOf('/') + 1;
    var base = part.substring(0, folder);
    var relations = new HashMap<String, Relation>();
    var name = base + "_rels/" + part.substring(folder) + ".rels";
    if (has(name)) {
      each(
          name,
          xml -> {
            var target = attribute(xml, "Target");
            if (xml.getLocalName().equals("Relationship")
                && !attribute(xml, "TargetMode").equals("External")) {
              var to = target.startsWith("/") ? target.substring(1) : base + target;
              var relation =
                  new Relation(attribute(xml, "Type"), Path.of(to).normalize().toString());
              relations.put(attribute(xml, "Id"), relation);
            }
          });
    }
    return relations;
  }

  private void readBook(String part, Map<String, Relation> related)
      throws IOException, XMLStreamException {
    each(
        part,
        xml -> {
          switch (xml.getLocalName()) {
            case "workbookPr" ->
                since1904 = List.of("1", "true").contains(attribute(xml, "date1904"));
            case "sheet" ->
                Optional.ofNullable(related.get(attribute(xml, "id")))
                    .filter(relation -> relation.is("worksheet"))
                    .ifPresent(it -> sheets.add(new SheetPart(attribute(xml, "name"), it.part())));
            default -> {}
          }
        });
  }

  private void readTexts(String part) throws IOException, XMLStreamException {
    each(
        part,
        xml -> {
          if (xml.getLocalName().equals("si")) {
            texts.add(richText(xml));
          }
        });
  }

  private void readFormats(String part) throws IOException, XMLStreamException {
    var codes = new HashMap<Integer, String>();
    var ofCells = new boolean[1];
    each(
        part,
        xml -> {
          switch (xml.getLocalName()) {
            case "numFmt" -> codes.put(number(xml, "numFmtId", 0), attribute(xml, "formatCode"));
            case "cellXfs" -> ofCells[0] = true;
            case "cellStyles", "dxfs" -> ofCells[0] = false;
            case "xf" -> {
              if (ofCells[0]) {
                int id = number(xml, "numFmtId", 0);
                formats.add(CellFormat.of(id, codes.getOrDefault(id, "")));
              }
            }
            default -> {}
          }
        });
  }

  List<SheetPart> sheets() {
    return sheets;
  }

  /** The shared text of an index; empty where there is none. */
  Optional<String> text(int index) {
    return index >= 0 && index < texts.size() ? Optional.of(texts.get(index)) : Optional.empty();
  }

  CellFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
  }

  /** Whether days count from 1904 on, and not from 1900. */
  boolean isSince1904() {
    return since1904;
  }

  private boolean has(String part) {
    return entries.containsKey(key(part));
  }

  InputStream stream(String part) throws IOException {
    var entry = entries.get(key(part));
    if (entry == null) {
      throw new IOException("no part " + part);
    }
    return zip.getInputStream(entry);
  }

  static XMLStreamReader xml(InputStream bytes) throws XMLStreamException {
    return XML.createXMLStreamReader(bytes);
  }

  /** Reads the start of an element, and as much after it as it likes. */
  @FunctionalInterface
  private interface Visit {
    void at(XMLStreamReader xml) throws XMLStreamException;
  }

  private void each(String part, Visit visit) throws IOException, XMLStreamException {
    try (var bytes = stream(part)) {
      var xml = xml(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          visit.at(xml);
        }
      }
    }
  }

  /** The text of an element that holds runs of text, without how it is pronounced. */
  static String richText(XMLStreamReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    int depth = 1;
    int silent = 0;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("t")) {
          var run = xml.getElementText();
          text.append(silent > 0 ? "" : run);
        } else {
          depth++;
          silent += silent > 0 || xml.getLocalName().equals("rPh") ? 1 : 0;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        silent -= silent > 0 ? 1 : 0;
      }
    }
    return unescaped(text.toString());
  }

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                code ->
                    java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(code.group(1), 16))))
        : text;
  }

  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** A whole number, or what holds where there is none. */
  static int number(XMLStreamReader xml, String attribute, int otherwise)
      throws XMLStreamException {
    var text = attribute(xml, attribute);
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new XMLStreamException(attribute + " is no number", e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
