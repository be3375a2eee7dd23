package dev.touchstone.expression;

/** What differs between the engines Touchstone renders for. */
public enum Dialect {
  DUCKDB,
  TRINO
}
