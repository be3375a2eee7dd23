package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Formula;
import java.math.BigDecimal;

/** How the children present make their parent's points; weights are relative to those present. */
public sealed interface Aggregation {
  Aggregation ARITHMETIC = new Arithmetic();
  Aggregation GEOMETRIC = new Geometric(new Zeros.Limit());
  Aggregation HARMONIC = new Harmonic(new Zeros.Limit());

  record Arithmetic() implements Aggregation {}

  record Geometric(Zeros zeros) implements Aggregation {}

  record Harmonic(Zeros zeros) implements Aggregation {}

  /**
   * (sum w x<sup>p</sup> / sum w)<sup>1/p</sup>.
   *
   * @param exponent p, not zero; below 1 a weak part pulls more than a strong one lifts
   */
  record Power(BigDecimal exponent, Zeros zeros) implements Aggregation {}

  /**
   * Everybody is held against everybody else on the children both have: who leads on more than half
   * of the weight wins, ties counting half. Wins less losses, over the scale.
   */
  record Copeland() implements Aggregation {}

  /**
   * Arithmetic over the children's points; weights mean nothing and every child it names is needed.
   *
   * @param formula the children by id, {@code _} for {@code -}
   */
  record Combination(Formula formula) implements Aggregation {}

  /** What a child at or below zero points does to a mean that has no answer for it. */
  sealed interface Zeros {
    /** The mean is 0, its limit. */
    record Limit() implements Zeros {}

    /** The group has no points, and the explanation says which child was the reason. */
    record NoPoints() implements Zeros {}

    /** Points are first moved from the scale onto {@code floor} .. the scale's end. */
    record Rescale(BigDecimal floor) implements Zeros {}
  }
}
