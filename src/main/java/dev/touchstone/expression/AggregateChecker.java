package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Expr.Arithmetic.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Checks aggregates and {@code prior}: where they may stand, and what they are about. */
final class AggregateChecker {
  private static final int MOST_PERIODS = 40;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Checker checker;
  private final Faults faults;

  AggregateChecker(Checker checker, Faults faults) {
    this.checker = checker;
    this.faults = faults;
  }

  Optional<Expr> check(Syntax.Call call, Optional<Syntax> filter, Place place) {
    var word = call.name().word();
    if (place != Place.AROUND) {
      return misplaced(call.name(), word, place);
    }
    var condition = filter.map(written -> checker.bool(written, Place.WITHIN));
    var aggregate = aggregate(call, word, condition.flatMap(checked -> checked));
    return condition.isPresent() && condition.get().isEmpty() ? Optional.empty() : aggregate;
  }

  private Optional<Expr> misplaced(Token name, String word, Place place) {
    switch (place) {
      case WITHIN ->
          faults.report(
              name,
              "nested-aggregate",
              word + " cannot stand within another aggregate.",
              "Aggregate once; combine aggregates outside of them.");
      case ROW ->
          faults.report(
              name,
              "misplaced-aggregate",
              word + " cannot stand in a condition over rows.",
              word.equals("min") || word.equals("max")
                  ? "The smallest of several values in a row is least(a, b), the largest greatest."
                  : "A condition is about one row; put the aggregate in the measure.");
      case COMBINATION, AROUND ->
          faults.report(
              name,
              "misplaced-aggregate",
              word + " cannot stand beside inputs.",
              "Put the aggregate in an input, and name the input here.");
    }
    return Optional.empty();
  }

  private Optional<Expr> aggregate(Syntax.Call call, String word, Optional<Expr> filter) {
    var arguments = call.arguments();
    if (arguments.star()) {
      return word.equals("count")
          ? Optional.of(
              new Aggregate(
                  Aggregate.Function.COUNT,
                  Optional.empty(),
                  BigDecimal.ZERO,
                  filter,
                  new Type.Number(0)))
          : wrong(call, word + " needs to know of what.", "Only count takes a star: count(*).");
    }
    int wanted = word.equals("quantile") ? 2 : 1;
    if (arguments.values().size() != wanted) {
      return wrong(
          call,
          "%s takes %s, not %d."
              .formatted(word, wanted == 1 ? "one value" : "two values", arguments.values().size()),
          switch (word) {
            case "count" -> "Write count(*) for all rows, or count(x) for rows where x is known.";
            case "quantile" -> "Write quantile(amount, 0.9).";
            case "min", "max" -> "For several values of one row there are least and greatest.";
            default -> "Write " + word + "(amount).";
          });
    }
    if (arguments.distinct() && !word.equals("count")) {
      return wrong(call, "distinct belongs to count.", "Write count(distinct x).");
    }
    var written = arguments.values().getFirst();
    return switch (word) {
      case "count" ->
          checker
              .check(written, Place.WITHIN)
              .map(
                  value ->
                      counted(
                          arguments.distinct()
                              ? Aggregate.Function.COUNT_DISTINCT
                              : Aggregate.Function.COUNT,
                          value,
                          filter));
      case "sum" -> checker.number(written, Place.WITHIN).map(value -> sum(value, filter));
      case "avg" ->
          checker
              .number(written, Place.WITHIN)
              .map(
                  value ->
                      new Expr.Arithmetic(
                          Operator.DIVIDE,
                          sum(value, filter),
                          counted(Aggregate.Function.COUNT, value, filter),
                          new Type.Number(Scales.UNBOUNDED)));
      case "min" -> extreme(Aggregate.Function.MIN, written, filter);
      case "max" -> extreme(Aggregate.Function.MAX, written, filter);
      case "median" ->
          checker.number(written, Place.WITHIN).map(value -> quantile(value, HALF, filter));
      default -> quantile(arguments.values(), filter);
    };
  }

  private static Aggregate counted(Aggregate.Function function, Expr value, Optional<Expr> filter) {
    return new Aggregate(function, Optional.of(value), BigDecimal.ZERO, filter, new Type.Number(0));
  }

  private static Aggregate sum(Expr value, Optional<Expr> filter) {
    return new Aggregate(
        Aggregate.Function.SUM, Optional.of(value), BigDecimal.ZERO, filter, value.type());
  }

  private static Aggregate quantile(Expr value, BigDecimal fraction, Optional<Expr> filter) {
    return new Aggregate(
        Aggregate.Function.QUANTILE,
        Optional.of(value),
        fraction,
        filter,
        new Type.Number(Scales.UNBOUNDED));
  }

  private Optional<Expr> extreme(
      Aggregate.Function function, Syntax written, Optional<Expr> filter) {
    var value = checker.check(written, Place.WITHIN);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (value.get().type()) {
      case Type.Number _, Type.Day _ ->
          Optional.of(new Aggregate(function, value, BigDecimal.ZERO, filter, value.get().type()));
      case Type.Text _, Type.Bool _ -> {
        faults.report(
            written.at(),
            "type-mismatch",
            "%s is %s; here should be a number or a date."
                .formatted(faults.quote(written.at()), Wording.aKind(value.get().type())),
            "Count texts with count(distinct x), rows with count(*) filter (where ..).");
        yield Optional.empty();
      }
    };
  }

  private Optional<Expr> quantile(List<Syntax> written, Optional<Expr> filter) {
    var value = checker.number(written.getFirst(), Place.WITHIN);
    if (!(written.get(1) instanceof Syntax.Number fraction)
        || fraction.value().compareTo(BigDecimal.ONE) > 0) {
      faults.report(
          written.get(1).at(),
          "wrong-arguments",
          "The second value of quantile is a number from 0 to 1.",
          "Write quantile(amount, 0.9), or 90 %.");
      return Optional.empty();
    }
    var exact = ((Expr.NumberLiteral) Checker.number(fraction.value())).value();
    return value.map(checked -> quantile(checked, exact, filter));
  }

  Optional<Expr> prior(Syntax.Call call, Place place) {
    if (place.perRow()) {
      faults.report(
          call.name(),
          "misplaced-prior",
          "prior moves the window of whole aggregates, not of rows.",
          "Write prior(sum(x)), with prior outside.");
      return Optional.empty();
    }
    var values = call.arguments().values();
    if (values.isEmpty()
        || values.size() > 2
        || call.arguments().star()
        || call.arguments().distinct()) {
      return wrong(
          call,
          "prior takes an expression and, if you like, a number of periods.",
          "Write prior(sum(amount)) or prior(sum(amount), 4).");
    }
    var operand = checker.check(values.getFirst(), place);
    int periods = 1;
    if (values.size() == 2) {
      var given = CallChecker.wholeNumber(values.get(1), 1, MOST_PERIODS);
      if (given.isEmpty()) {
        faults.report(
            values.get(1).at(),
            "wrong-arguments",
            "The second value of prior is a whole number from 1 to 40.",
            "Write prior(sum(amount), 4).");
        return Optional.empty();
      }
      periods = given.get();
    }
    if (operand.isEmpty()) {
      return Optional.empty();
    }
    if (!Lineage.needsData(operand.get())) {
      faults.report(
          values.getFirst().at(),
          "misplaced-prior",
          faults.quote(values.getFirst().at()) + " is the same in every period.",
          place == Place.COMBINATION
              ? "Put an input in it."
              : "Put an aggregate in it: prior(sum(amount)).");
      return Optional.empty();
    }
    if (periods + Lineage.furthestBack(operand.get()) > MOST_PERIODS) {
      faults.report(
          call.at(),
          "wrong-arguments",
          "This goes back by more than 40 periods.",
          "Go back by fewer.");
      return Optional.empty();
    }
    return Optional.of(new Expr.Prior(operand.get(), periods, operand.get().type()));
  }

  private Optional<Expr> wrong(Syntax.Call call, String message, String hint) {
    faults.report(call.at(), "wrong-arguments", message, hint);
    return Optional.empty();
  }
}
