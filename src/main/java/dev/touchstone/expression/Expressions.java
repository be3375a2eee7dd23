package dev.touchstone.expression;

import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Formula;
import dev.touchstone.shared.Issues;
import java.util.Optional;
import java.util.Set;

/**
 * Parses and checks expressions. Each method reports every fault it finds with its place in the
 * document, and answers empty if there was one; none ever throws for what a user wrote.
 */
public final class Expressions {
  private Expressions() {}

  /** A condition over one row of the dataset: true or false, no aggregates. */
  public static Optional<Expr> condition(Formula formula, Dataset dataset, Issues issues) {
    throw new IllegalStateException();
  }

  /** A number made of aggregates over rows of the dataset; columns only inside aggregates. */
  public static Optional<Expr> measure(Formula formula, Dataset dataset, Issues issues) {
    throw new IllegalStateException();
  }

  /** A number made of a KPI's inputs. */
  public static Optional<Expr> combination(Formula formula, Set<String> inputs, Issues issues) {
    throw new IllegalStateException();
  }
}
