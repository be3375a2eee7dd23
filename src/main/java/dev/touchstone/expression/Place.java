package dev.touchstone.expression;

/** Where in a formula a part stands, which decides what it may use. */
enum Place {
  /** In a condition over one row. */
  ROW,
  /** In the argument or filter of an aggregate. */
  WITHIN,
  /** In a measure, outside its aggregates. */
  AROUND,
  /** In a measure made of inputs. */
  COMBINATION;

  /** Whether it is worked out for each row, by the engine. */
  boolean perRow() {
    return this == ROW || this == WITHIN;
  }
}
