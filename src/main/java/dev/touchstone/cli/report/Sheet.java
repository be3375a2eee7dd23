package dev.touchstone.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.shared.SpreadsheetText;
import dev.touchstone.shared.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Rows for a spreadsheet, as CSV below one line of headings. A column is declared with how its
 * cells are made, so that none can stand below another's heading. No value is an empty cell.
 */
public final class Sheet<R> {
  private record Column<R>(String heading, Function<R, String> cell) {}

  private final List<Column<R>> columns = new ArrayList<>();

  /** Ids and words of our own. */
  Sheet<R> word(String heading, Function<R, String> cell) {
    columns.add(new Column<>(heading, row -> VisibleText.of(cell.apply(row))));
    return this;
  }

  /** What others have written, which a spreadsheet must not take for a formula. */
  Sheet<R> name(String heading, Function<R, String> cell) {
    return word(heading, row -> SpreadsheetText.shown(cell.apply(row)));
  }

  /** All digits there are; NaN is no value. */
  Sheet<R> number(String heading, ToDoubleFunction<R> cell) {
    return word(heading, row -> PlainNumbers.plain(cell.applyAsDouble(row)));
  }

  Sheet<R> count(String heading, ToIntFunction<R> cell) {
    return word(heading, row -> "" + cell.applyAsInt(row));
  }

  /** From 1; 0 is no rank. */
  Sheet<R> rank(String heading, ToIntFunction<R> cell) {
    return word(heading, row -> cell.applyAsInt(row) == 0 ? "" : "" + cell.applyAsInt(row));
  }

  void write(Stream<R> rows, PrintWriter out) {
    try (var csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(columns.stream().map(Column::heading).toList());
      rows.forEach(
          row ->
              csv.writeRecord(columns.stream().map(column -> column.cell().apply(row)).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
