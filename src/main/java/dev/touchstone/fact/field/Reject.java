package dev.touchstone.fact.field;

/**
 * Why one source row was not taken.
 *
 * @param line line of the file (row of a sheet or Parquet file) from 1
 * @param field position of the offending field in its row from 1; 0 for the row as a whole
 * @param column the source's name of that field; empty for the row as a whole
 * @param code stable, kebab-case, e.g. {@code bad-date}
 * @param reason one sentence for the person who mends the file
 */
public record Reject(
    String file, long line, int field, String column, String value, String code, String reason) {}
