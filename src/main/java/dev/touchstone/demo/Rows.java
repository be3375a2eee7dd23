package dev.touchstone.demo;

/** Takes rows as they are made. A missing value is the empty text. */
@FunctionalInterface
interface Rows {
  /**
   * @param table as in {@link DemoTable}
   * @param values in the order of the table's columns; numbers, dates and texts as they are
   */
  void add(DemoTable table, Object... values);
}
