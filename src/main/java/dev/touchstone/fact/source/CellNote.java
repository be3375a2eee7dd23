package dev.touchstone.fact.source;

/** What there is to say of a cell of a workbook beside the text of its value. */
public sealed interface CellNote {
  /** A person sees another text than that of the value: 00007 for 7. */
  record Shown(String text) implements CellNote {}

  /**
   * The cell has no value that could be taken.
   *
   * @param onlyAsText whether it has one as a number
   */
  record Faulty(String code, String reason, boolean onlyAsText) implements CellNote {}
}
