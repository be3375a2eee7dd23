package dev.touchstone.fact.source;

import dev.touchstone.definition.mapping.Mapping.Format.Workbook;
import dev.touchstone.fact.field.RowFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** One sheet of an XLSX workbook; numbers, dates and truth values keep the type of their cell. */
public final class WorkbookSource implements Source {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  /** What a spreadsheet stores beyond 15 digits is the noise of binary fractions. */
  private static final MathContext SHEET_PRECISION = new MathContext(15);

  private final String file;
  private final PrivateCopy copy;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> columns;
  private int rowsSeen;
  private Optional<SourceRow> upcoming;

  private WorkbookSource(
      String file, PrivateCopy copy, ReadableWorkbook workbook, Sheet sheet, int headerRow)
      throws IOException {
    this.file = file;
    this.copy = copy;
    this.workbook = workbook;
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
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
      var workbook = workbook(copy.path());
      try {
        var sheet = sheet(workbook, file, format.sheet());
        return new WorkbookSource(file, copy, workbook, sheet, format.headerRow());
      } catch (IOException | RuntimeException e) {
        workbook.close();
        throw e;
      }
    } catch (IOException | ExcelReaderException e) {
      throw damaged(file);
    }
  }

  /** A workbook without styles has no date formats to read; it is a workbook all the same. */
  private static ReadableWorkbook workbook(Path path) throws IOException {
    try {
      return new ReadableWorkbook(path.toFile(), WITH_FORMATS);
    } catch (ExcelReaderException e) {
      return new ReadableWorkbook(path.toFile());
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, String file, String name) {
    if (name.isEmpty()) {
      return workbook.getFirstSheet();
    }
    return workbook
        .findSheet(name)
        .orElseThrow(
            () ->
                FileFault.of(
                    file,
                    "missing-sheet",
                    "The workbook has no sheet %s".formatted(RowFault.shown(name)),
                    "It has: "
                        + String.join(", ", workbook.getSheets().map(Sheet::getName).toList())));
  }

  private static RuntimeException damaged(String file) {
    return FileFault.of(
        file,
        "bad-workbook",
        "The file cannot be read as an XLSX workbook",
        "Open it in a spreadsheet program and save it as .xlsx, without a password");
  }

  private List<String> header(int headerRow) {
    while (rows.hasNext()) {
      var row = counted(rows.next());
      if (row.getRowNum() == headerRow) {
        var names = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
          names.add(text(row, i, new BitSet()).strip());
        }
        while (!names.isEmpty() && names.getLast().isEmpty()) {
          names.removeLast();
        }
        if (!names.isEmpty()) {
          return List.copyOf(names);
        }
      }
      if (row.getRowNum() >= headerRow) {
        break;
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
      while (rows.hasNext()) {
        var row = counted(rows.next());
        var plain = new BitSet();
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
          texts.add(text(row, i, plain));
        }
        while (texts.size() > columns.size() && texts.getLast().isEmpty()) {
          texts.removeLast();
        }
        if (texts.stream().anyMatch(text -> !text.isEmpty())) {
          while (texts.size() < columns.size()) {
            texts.add("");
          }
          return Optional.of(new SourceRow(row.getRowNum(), texts, plain));
        }
      }
      return Optional.empty();
    } catch (ExcelReaderException | UncheckedIOException e) {
      throw damaged(file);
    } catch (OutOfMemoryError tooLarge) {
      throw SourceLimits.memory(file, rowsSeen);
    }
  }

  private Row counted(Row row) {
    if (++rowsSeen > SourceLimits.MOST_ROWS_OF_A_SHEET) {
      throw SourceLimits.rows(file, rowsSeen);
    }
    return row;
  }

  private static String text(Row row, int index, BitSet plain) {
    var cell = row.hasCell(index) ? row.getCell(index) : null;
    if (cell == null) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> typed(number(cell), index, plain);
      case BOOLEAN -> typed(String.valueOf(cell.asBoolean()), index, plain);
      case FORMULA -> formula(cell, index, plain);
      case STRING, ERROR -> orEmpty(cell.getText());
      case EMPTY -> "";
    };
  }

  private static String typed(String text, int index, BitSet plain) {
    plain.set(index);
    return text;
  }

  private static String number(Cell cell) {
    return isDate(cell) ? date(cell) : plain(new BigDecimal(cell.getRawValue()));
  }

  private static String plain(BigDecimal number) {
    return number.round(SHEET_PRECISION).stripTrailingZeros().toPlainString();
  }

  private static String date(Cell cell) {
    var moment = cell.asDate();
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toString();
  }

  /** A formula counts for what the spreadsheet program last computed. */
  private static String formula(Cell cell, int index, BitSet plain) {
    return switch (cell.getValue()) {
      case BigDecimal number -> typed(isDate(cell) ? date(cell) : plain(number), index, plain);
      case Boolean truth -> typed(truth.toString(), index, plain);
      case null, default -> orEmpty(cell.getRawValue());
    };
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  /** A number is a day if its format shows a year, a month or a day. */
  private static boolean isDate(Cell cell) {
    var format = cell.getDataFormatString();
    if (format == null || cell.getType() == CellType.STRING) {
      return false;
    }
    var codes = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return codes.matches("(?i).*[yd].*")
        || codes.matches("(?i).*m.*") && !codes.matches("(?i).*[hs].*");
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
    stream.close();
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      copy.close();
    }
  }
}
