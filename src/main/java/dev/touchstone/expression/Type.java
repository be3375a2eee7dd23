package dev.touchstone.expression;

/** What an expression is worth. Comparisons never mix kinds. */
public sealed interface Type {
  /** An exact number; {@code scale} digits after the point, -1 where it is not bounded (ratios). */
  record Number(int scale) implements Type {}

  /** Also enums, partners and currencies: all are compared as text. */
  record Text() implements Type {}

  record Day() implements Type {}

  record Bool() implements Type {}

  /** How an error message names it. */
  default String word() {
    return switch (this) {
      case Number n -> n.scale() == 0 ? "whole number" : "number";
      case Text t -> "text";
      case Day d -> "date";
      case Bool b -> "true or false";
    };
  }
}
