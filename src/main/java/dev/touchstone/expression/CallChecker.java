package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Expr.Arithmetic.Operator;
import dev.touchstone.expression.Expr.Call.Function;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks calls: which function, how many arguments of which types, and where it may stand. */
final class CallChecker {
  private static final int MOST_PERIODS = 40;
  private static final int MOST_NESTED_EXTREMES = 4;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Checker checker;
  private final Faults faults;
  private final Literals literals;

  CallChecker(Checker checker, Faults faults, Literals literals) {
    this.checker = checker;
    this.faults = faults;
    this.literals = literals;
  }

  Optional<Expr> check(Syntax.Call call, Optional<Syntax> filter, Place place) {
    var word = call.name().word();
    if (Vocabulary.isAggregate(word)) {
      return aggregate(call, word, filter, place);
    }
    if (filter.isPresent()) {
      faults.report(
          filter.get().at(),
          "misplaced-filter",
          word + " is not an aggregate, so it has no rows to filter.",
          "Put the filter behind the aggregate: sum(x) filter (where ..).");
      return Optional.empty();
    }
    if (word.equals("prior")) {
      return prior(call, place);
    }
    if (Vocabulary.isForbidden(word)) {
      faults.report(
          call.name(),
          "forbidden-function",
          "The function " + word + " is forbidden.",
          Vocabulary.FORBIDDEN);
      return Optional.empty();
    }
    if (!Vocabulary.isRowFunction(word)) {
      faults.report(
          call.name(),
          "unknown-function",
          "There is no function " + word + ".",
          Vocabulary.functionHint(word));
      return Optional.empty();
    }
    if (call.arguments().star() || call.arguments().distinct()) {
      return wrong(call, word + " takes values.", "A star and distinct belong to count.");
    }
    return rowFunction(call, Vocabulary.rowFunction(word), place);
  }

  private Optional<Expr> aggregate(
      Syntax.Call call, String word, Optional<Syntax> filter, Place place) {
    var refused =
        switch (place) {
          case AROUND -> "";
          case ROW ->
              word.equals("min") || word.equals("max")
                  ? "The smallest of several values in a row is least(a, b), the largest greatest."
                  : "A condition is about one row; put the aggregate in the measure.";
          case WITHIN -> "Aggregate once; combine aggregates outside of them.";
          case COMBINATION -> "Put the aggregate in an input, and name the input here.";
        };
    if (place != Place.AROUND) {
      faults.report(
          call.name(),
          place == Place.WITHIN ? "nested-aggregate" : "misplaced-aggregate",
          word
              + switch (place) {
                case WITHIN -> " cannot stand within another aggregate.";
                case ROW -> " cannot stand in a condition over rows.";
                case COMBINATION, AROUND -> " cannot stand beside inputs.";
              },
          refused);
      return Optional.empty();
    }
    var condition = filter.map(written -> checker.bool(written, Place.WITHIN));
    var aggregate = aggregate(call, word, condition.flatMap(checked -> checked));
    return condition.isPresent() && condition.get().isEmpty() ? Optional.empty() : aggregate;
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

  private static Aggregate counted(
      Aggregate.Function function, Expr value, Optional<Expr> filter) {
    return new Aggregate(
        function, Optional.of(value), BigDecimal.ZERO, filter, new Type.Number(0));
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
          Optional.of(
              new Aggregate(function, value, BigDecimal.ZERO, filter, value.get().type()));
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

  private Optional<Expr> prior(Syntax.Call call, Place place) {
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
      var given = wholeNumber(values.get(1), 1, MOST_PERIODS);
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

  private Optional<Expr> rowFunction(Syntax.Call call, Function function, Place place) {
    var written = call.arguments().values();
    var word = Vocabulary.name(function);
    return switch (function) {
      case COALESCE, LEAST, GREATEST ->
          written.size() < 2
              ? wrong(call, word + " takes at least two values.", "Write " + word + "(x, 0).")
              : several(call, function, place);
      case NULLIF -> count(call, 2, "nullif(x, 0)") ? nullif(call, place) : Optional.empty();
      case ABS ->
          count(call, 1, "abs(x)")
              ? checker
                  .number(written.getFirst(), place)
                  .map(value -> new Expr.Call(function, List.of(value), value.type()))
              : Optional.empty();
      case ROUND -> round(call, place);
      case LOWER, UPPER ->
          count(call, 1, word + "(x)")
              ? checker
                  .textual(written.getFirst(), place)
                  .map(value -> new Expr.Call(function, List.of(value), new Type.Text()))
              : Optional.empty();
      case YEAR, MONTH ->
          count(call, 1, word + "(d)")
              ? checker
                  .day(written.getFirst(), place)
                  .map(value -> new Expr.Call(function, List.of(value), new Type.Number(0)))
              : Optional.empty();
      case DAYS_BETWEEN -> {
        if (!count(call, 2, "days_between(from, to)")) {
          yield Optional.empty();
        }
        var from = checker.day(written.get(0), place);
        var to = checker.day(written.get(1), place);
        yield from.isEmpty() || to.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Expr.Call(function, List.of(from.get(), to.get()), new Type.Number(0)));
      }
    };
  }

  private Optional<Expr> several(Syntax.Call call, Function function, Place place) {
    var written = call.arguments().values();
    var values = new ArrayList<Expr>();
    for (var argument : written) {
      checker.check(argument, place).ifPresent(values::add);
    }
    if (values.size() < written.size() || !checker.alike(written, values)) {
      return Optional.empty();
    }
    if (function != Function.COALESCE) {
      for (int i = 0; i < values.size(); i++) {
        if (!checker.ordered(written.get(i), values.get(i))) {
          return Optional.empty();
        }
      }
    }
    var checked = new Expr.Call(function, List.copyOf(values), Scales.common(values));
    if (Lineage.nestedExtremes(checked) > MOST_NESTED_EXTREMES) {
      faults.report(
          call.at(),
          "expression-too-deep",
          "least and greatest are nested too deeply.",
          "Give one of them all values: least(a, b, c).");
      return Optional.empty();
    }
    return Optional.of(checked);
  }

  private Optional<Expr> nullif(Syntax.Call call, Place place) {
    var written = call.arguments().values();
    var value = checker.check(written.get(0), place);
    var missing = checker.check(written.get(1), place);
    if (value.isEmpty()
        || missing.isEmpty()
        || !checker.alike(written, List.of(value.get(), missing.get()))
        || !literals.fits(written.get(1), missing.get(), value.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Expr.Call(
            Function.NULLIF, List.of(value.get(), missing.get()), value.get().type()));
  }

  private Optional<Expr> round(Syntax.Call call, Place place) {
    if (!count(call, 2, "round(x, 2)")) {
      return Optional.empty();
    }
    var written = call.arguments().values();
    var value = checker.number(written.get(0), place);
    var digits = wholeNumber(written.get(1), 0, Scales.MOST_ROUNDED);
    if (digits.isEmpty()) {
      faults.report(
          written.get(1).at(),
          "wrong-arguments",
          "The second value of round is a whole number from 0 to 12.",
          "Write round(x, 2).");
      return Optional.empty();
    }
    return value.map(
        checked ->
            new Expr.Call(
                Function.ROUND,
                List.of(checked, Checker.number(BigDecimal.valueOf(digits.get()))),
                new Type.Number(digits.get())));
  }

  private static Optional<Integer> wholeNumber(Syntax written, int from, int to) {
    if (written instanceof Syntax.Number number
        && number.value().stripTrailingZeros().scale() <= 0
        && number.value().compareTo(BigDecimal.valueOf(from)) >= 0
        && number.value().compareTo(BigDecimal.valueOf(to)) <= 0) {
      return Optional.of(number.value().intValueExact());
    }
    return Optional.empty();
  }

  private boolean count(Syntax.Call call, int wanted, String example) {
    int given = call.arguments().values().size();
    if (given != wanted) {
      wrong(
          call,
          "%s takes %s, not %d."
              .formatted(call.name().word(), wanted == 1 ? "one value" : "two values", given),
          "Write " + example + ".");
    }
    return given == wanted;
  }

  private Optional<Expr> wrong(Syntax.Call call, String message, String hint) {
    faults.report(call.at(), "wrong-arguments", message, hint);
    return Optional.empty();
  }
}
