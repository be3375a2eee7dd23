package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.shared.Issues;
import java.util.Optional;
import java.util.Set;

/**
 * Parses and checks expressions. Each method reports every fault it finds with its place in the
 * document, and answers empty if there was one; none ever throws for what a user wrote.
 */
public final class Expressions {
  /** Characters a formula may have. */
  public static final int LONGEST = 10_000;

  private Expressions() {}

  /** A condition over one row of the dataset: true or false, no aggregates. */
  public static Optional<Expr> condition(Formula formula, Dataset dataset, Issues issues) {
    return condition(formula, new Names.OfDataset(dataset, true), issues);
  }

  /** A condition over one row that holds at any time: it knows no period and no window. */
  public static Optional<Expr> rule(Formula formula, Dataset dataset, Issues issues) {
    return condition(formula, new Names.OfDataset(dataset, false), issues);
  }

  /** A number made of aggregates over rows of the dataset; columns only inside aggregates. */
  public static Optional<Expr> measure(Formula formula, Dataset dataset, Issues issues) {
    return number(formula, new Names.OfDataset(dataset, true), Place.AROUND, issues);
  }

  /** A number made of a KPI's inputs. */
  public static Optional<Expr> combination(Formula formula, Set<String> inputs, Issues issues) {
    return number(formula, new Names.OfInputs(inputs), Place.COMBINATION, issues);
  }

  private static Optional<Expr> condition(Formula formula, Names names, Issues issues) {
    var faults = new Faults(formula, issues);
    return parse(formula, faults)
        .flatMap(syntax -> new Checker(names, faults).bool(syntax, Place.ROW))
        .filter(checked -> faults.count() == 0);
  }

  private static Optional<Expr> number(Formula formula, Names names, Place place, Issues issues) {
    var faults = new Faults(formula, issues);
    return parse(formula, faults)
        .flatMap(syntax -> new Checker(names, faults).check(syntax, place))
        .filter(checked -> faults.count() == 0 && isMeasure(checked, place, formula, faults));
  }

  private static boolean isMeasure(Expr checked, Place place, Formula formula, Faults faults) {
    int length = formula.text().length();
    if (!(checked.type() instanceof Type.Number)) {
      faults.report(
          0,
          length,
          "not-a-number",
          "A measure is a number; this is " + Wording.aKind(checked.type()) + ".",
          switch (checked.type()) {
            case Type.Day _ -> "Count days: days_between(max(closed_on), period_end).";
            case Type.Bool _ -> "Write case when .. then 1 else 0 end.";
            case Type.Number _, Type.Text _ -> "Aggregate rows: sum(amount), count(*).";
          });
      return false;
    }
    if (!Lineage.needsData(checked)) {
      faults.report(
          0,
          length,
          "no-aggregate",
          place == Place.AROUND
              ? "A measure needs an aggregate over rows."
              : "This measure uses none of its inputs.",
          place == Place.AROUND ? "Write sum(amount), count(*)." : "Name at least one input.");
      return false;
    }
    return true;
  }

  private static Optional<Syntax> parse(Formula formula, Faults faults) {
    var text = formula.text();
    if (text.isBlank()) {
      faults.report(
          0, 1, "empty-expression", "There is no expression.", "Write one, or take the key out.");
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      faults.report(
          0,
          1,
          "expression-too-long",
          "This expression has " + text.length() + " characters; at most " + LONGEST + " are read.",
          "Split the KPI into inputs, or map values when loading.");
      return Optional.empty();
    }
    var tokens = new Lexer(text, faults).tokens();
    return new Parser(tokens, faults).parse();
  }
}
