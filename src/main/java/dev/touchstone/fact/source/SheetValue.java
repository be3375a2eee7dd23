package dev.touchstone.fact.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What a cell means.
 *
 * @param text of its value, as {@link SourceRow#texts} has it
 * @param typed whether it came as a number, a day or a truth value
 */
record SheetValue(String text, boolean typed, Optional<CellNote> note) {
  /** What a spreadsheet stores beyond 15 digits is the noise of binary fractions. */
  private static final int DIGITS = 15;

  private static final int MOST_EXPONENT = 400;
  private static final long LAST_DAY = 2_958_465; // 9999-12-31
  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(86_400_000);

  static SheetValue of(SheetCell cell, boolean since1904) {
    if (cell.uncomputed()) {
      return faulty(
          "",
          "formula-without-value",
          "The cell holds a formula whose result was not saved; open the workbook in a spreadsheet"
              + " program and save it");
    }
    return switch (cell.type()) {
      case 'n' -> cell.value().isEmpty() ? text("") : number(cell, since1904);
      case 'b' -> typed(cell.value().equals("1") ? "true" : "false");
      case 'd' -> typed(cell.value());
      case 'e' ->
          faulty(
              cell.value(),
              "error-cell",
              "The cell holds the error %s; mend its formula, or say missing: ['%s'] in the mapping"
                  .formatted(cell.value(), cell.value()));
      default -> text(cell.value());
    };
  }

  private static SheetValue text(String text) {
    return new SheetValue(text, false, Optional.empty());
  }

  private static SheetValue typed(String text) {
    return new SheetValue(text, true, Optional.empty());
  }

  private static SheetValue faulty(String text, String code, String reason) {
    return new SheetValue(text, false, Optional.of(new CellNote.Faulty(code, reason, false)));
  }

  private static SheetValue number(SheetCell cell, boolean since1904) {
    BigDecimal number;
    try {
      number = new BigDecimal(cell.value()).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return text(cell.value());
    }
    if (Math.abs((long) number.scale()) > MOST_EXPONENT) {
      return typed(cell.value());
    }
    if (cell.format().day() && number.signum() >= 0 && number.longValue() <= LAST_DAY) {
      return typed(day(number, since1904));
    }
    var text = number.round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
    var note =
        number.precision() - number.scale() > DIGITS
            ? Optional.<CellNote>of(tooLong(number))
            : cell.format().shown(number).<CellNote>map(CellNote.Shown::new);
    return new SheetValue(text, true, note);
  }

  /** As an amount it may end in zeros; as an id it has lost its last digits, or never had them. */
  private static CellNote tooLong(BigDecimal number) {
    var reason =
        "The cell holds a number of %d digits, of which a spreadsheet keeps %d; write it as a text"
            .formatted(number.precision() - number.scale(), DIGITS);
    return new CellNote.Faulty("number-too-long", reason, number.precision() <= DIGITS);
  }

  /** Programs count a 29 February 1900 that never was. */
  private static String day(BigDecimal serial, boolean since1904) {
    var moment = serial.multiply(MILLISECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long days = moment / MILLISECONDS.longValue();
    var first = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
    var time = LocalTime.ofNanoOfDay(moment % MILLISECONDS.longValue() * 1_000_000);
    var day = first.plusDays(days);
    return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day.atTime(time).toString();
  }
}
