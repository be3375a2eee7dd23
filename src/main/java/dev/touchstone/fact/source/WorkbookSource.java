package dev.touchstone.fact.source;

import dev.touchstone.definition.mapping.Mapping.Format.Workbook;
import dev.touchstone.fact.field.RowFault;
import dev.touchstone.fact.source.SheetRows.SheetRow;
import dev.touchstone.fact.source.WorkbookParts.SheetPart;
import dev.touchstone.shared.TrimmedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** One sheet of an XLSX workbook; numbers, dates and truth values keep the type of their cell. */
public final class WorkbookSource implements Source {
  private final String file;
  private final PrivateCopy copy;
  private final WorkbookParts parts;
  private final SheetRows rows;
  private final List<String> columns;
  private int rowsSeen;
  private Optional<SourceRow> upcoming;

  private WorkbookSource(
      String file, PrivateCopy copy, WorkbookParts parts, SheetRows rows, int headerRow)
      throws XMLStreamException {
    this.file = file;
    this.copy = copy;
    this.parts = parts;
    this.rows = rows;
    this.columns = header(headerRow);
    this.upcoming = row();
  }

  static WorkbookSource open(PrivateCopy copy, String file, Workbook format) {
    try {
      return opened(copy, file, format);
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    } catch (OutOfMemoryError tooLarge) {
      copy.close();
      throw SourceLimits.memory(file, 1);
    }
  }

  private static WorkbookSource opened(PrivateCopy copy, String file, Workbook format) {
    try {
      WorkbookScan.check(copy.path(), file);
      var parts = WorkbookParts.open(copy.path());
      try {
        var rows = new SheetRows(parts, sheet(parts, file, format.sheet()));
        return new WorkbookSource(file, copy, parts, rows, format.headerRow());
      } catch (IOException | XMLStreamException | RuntimeException | OutOfMemoryError e) {
        parts.close();
        throw e;
      }
    } catch (IOException | XMLStreamException e) {
      throw damaged(file);
    }
  }

  private static String sheet(WorkbookParts parts, String file, String name) throws IOException {
    if (name.isEmpty() && parts.sheets().isEmpty()) {
      throw new IOException("no sheet");
    }
    if (name.isEmpty()) {
      return parts.sheets().getFirst().part();
    }
    return parts.sheets().stream()
        .filter(sheet -> sheet.name().equals(name))
        .findFirst()
        .map(SheetPart::part)
        .orElseThrow(
            () ->
                FileFault.of(
                    file,
                    "missing-sheet",
                    "The workbook has no sheet %s".formatted(RowFault.shown(name)),
                    "It has: "
                        + String.join(
                            ", ", parts.sheets().stream().map(SheetPart::name).toList())));
  }

  private static RuntimeException damaged(String file) {
    return FileFault.of(
        file,
        "bad-workbook",
        "The file cannot be read as an XLSX workbook",
        "Open it in a spreadsheet program and save it as .xlsx, without a password");
  }

  private List<String> header(int headerRow) throws XMLStreamException {
    var row = counted();
    while (row.isPresent() && row.get().number() < headerRow) {
      row = counted();
    }
    if (row.isPresent() && row.get().number() == headerRow) {
      var names = new ArrayList<String>();
      for (var cell : row.get().cells()) {
        names.add(TrimmedText.of(SheetValue.of(cell, parts.isSince1904()).text()));
      }
      while (!names.isEmpty() && names.getLast().isEmpty()) {
        names.removeLast();
      }
      if (!names.isEmpty()) {
        return List.copyOf(names);
      }
    }
    throw FileFault.at(
        file,
        headerRow,
        "empty-file",
        "The sheet has no header in row %d".formatted(headerRow),
        "Name the sheet and its header-row in the mapping, or send the header");
  }

  /** The next row that is not blank. Cells a row does not reach are empty. */
  private Optional<SourceRow> row() {
    try {
      for (var row = counted(); row.isPresent(); row = counted()) {
        var plain = new BitSet();
        var texts = new ArrayList<String>();
        var notes = new HashMap<Integer, CellNote>();
        for (var cell : row.get().cells()) {
          var value = SheetValue.of(cell, parts.isSince1904());
          plain.set(texts.size(), value.typed());
          value.note().ifPresent(note -> notes.put(texts.size(), note));
          texts.add(value.text());
        }
        while (texts.size() > columns.size() && texts.getLast().isEmpty()) {
          texts.removeLast();
        }
        if (!notes.isEmpty() || texts.stream().anyMatch(text -> !text.isEmpty())) {
          while (texts.size() < columns.size()) {
            texts.add("");
          }
          return Optional.of(new SourceRow(row.get().number(), texts, plain, notes));
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      throw damaged(file);
    } catch (OutOfMemoryError tooLarge) {
      throw SourceLimits.memory(file, rowsSeen);
    }
  }

  private Optional<SheetRow> counted() throws XMLStreamException {
    var row = rows.next();
    if (row.isPresent() && ++rowsSeen > SourceLimits.MOST_ROWS_OF_A_SHEET) {
      throw SourceLimits.rows(file, rowsSeen);
    }
    return row;
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
    upcoming = row();
    return row;
  }

  @Override
  public String sha256() {
    return copy.sha256();
  }

  @Override
  public void close() {
    try {
      rows.close();
      parts.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      copy.close();
    }
  }
}
