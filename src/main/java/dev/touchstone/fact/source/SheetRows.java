package dev.touchstone.fact.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of one sheet, one after the other. */
final class SheetRows implements AutoCloseable {
  private static final int MOST_COLUMNS = 16_384;

  private final WorkbookParts parts;
  private final InputStream bytes;
  private final XMLStreamReader xml;
  private int number;

  /**
   * @param number from 1
   * @param cells from the first column on
   */
  record SheetRow(int number, List<SheetCell> cells) {}

  SheetRows(WorkbookParts parts, String part) throws IOException, XMLStreamException {
    this.parts = parts;
    this.bytes = parts.stream(part);
    this.xml = WorkbookParts.xml(bytes);
  }

  /** The next row; empty after the last. */
  Optional<SheetRow> next() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
        number = WorkbookParts.number(xml, "r", number + 1);
        return Optional.of(new SheetRow(number, cells()));
      }
    }
    return Optional.empty();
  }

  private List<SheetCell> cells() throws XMLStreamException {
    var cells = new ArrayList<SheetCell>();
    for (int event = xml.next(); !ends(event, "row"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(cells.size());
        while (cells.size() < column) {
          cells.add(SheetCell.EMPTY);
        }
        cells.add(cell());
      }
    }
    return cells;
  }

  private boolean ends(int event, String element) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
  }

  /** From 0, by the letters of its place: A1, AB12. */
  private int column(int next) throws XMLStreamException {
    var place = WorkbookParts.attribute(xml, "r");
    int column = 0;
    for (int i = 0; i < place.length() && column <= MOST_COLUMNS; i++) {
      char letter = Character.toUpperCase(place.charAt(i));
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    int index = column == 0 ? next : column - 1;
    if (index < next || index >= MOST_COLUMNS) {
      throw new XMLStreamException("a cell out of place: " + place);
    }
    return index;
  }

  private SheetCell cell() throws XMLStreamException {
    var type = WorkbookParts.attribute(xml, "t");
    var format = parts.format(WorkbookParts.number(xml, "s", 0));
    var text = "";
    var value = "";
    boolean formula = false;
    for (int event = xml.next(); !ends(event, "c"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "is" -> text = WorkbookParts.richText(xml);
          case "f" -> formula = true;
          default -> {}
        }
      }
    }
    // A text may be empty and computed; whatever else is empty was not.
    boolean uncomputed = formula && value.isEmpty() && !type.equals("str");
    return switch (type) {
      case "s" -> new SheetCell('t', shared(value), uncomputed, format);
      case "str" -> new SheetCell('t', WorkbookParts.unescaped(value), uncomputed, format);
      case "inlineStr" -> new SheetCell('t', text, uncomputed, format);
      case "b", "d", "e" -> new SheetCell(type.charAt(0), value.strip(), uncomputed, format);
      case "", "n" -> new SheetCell('n', value.strip(), uncomputed, format);
      default -> throw new XMLStreamException("an unknown type of cell: " + type);
    };
  }

  private String shared(String index) throws XMLStreamException {
    if (index.isEmpty()) {
      return "";
    }
    try {
      return parts
          .text(Integer.parseInt(index.strip()))
          .orElseThrow(() -> new XMLStreamException("no shared text " + index));
    } catch (NumberFormatException e) {
      throw new XMLStreamException("no shared text " + index, e);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
