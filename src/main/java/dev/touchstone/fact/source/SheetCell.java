package dev.touchstone.fact.source;

/**
 * A cell as its sheet holds it.
 *
 * @param type the sheet's letter for it: {@code n} for a number, {@code b} for a truth value,
 *     {@code d} for an ISO date, {@code e} for an error, and a text as {@code t}
 * @param value as it is written
 * @param uncomputed whether a formula stands there whose result does not
 */
record SheetCell(char type, String value, boolean uncomputed, CellFormat format) {
  static final SheetCell EMPTY = new SheetCell('t', "", false, CellFormat.GENERAL);
}
