package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Call.Function;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks calls of row functions: which one, and how many arguments of which types. */
final class CallChecker {
  private static final int MOST_NESTED_EXTREMES = 4;

  private final Checker checker;
  private final Kinds kinds;
  private final Faults faults;
  private final AggregateChecker aggregates;

  CallChecker(Checker checker, Kinds kinds, Faults faults) {
    this.checker = checker;
    this.kinds = kinds;
    this.faults = faults;
    this.aggregates = new AggregateChecker(checker, faults);
  }

  Optional<Expr> check(Syntax.Call call, Optional<Syntax> filter, Place place) {
    var word = call.name().word();
    if (Vocabulary.isAggregate(word)) {
      return aggregates.check(call, filter, place);
    }
    if (filter.isPresent()) {
      faults.report(
          filter.get().at(),
          "misplaced-filter",
          Faults.shown(word) + " is not an aggregate, so it has no rows to filter.",
          "Put the filter behind the aggregate: sum(x) filter (where ..).");
      return Optional.empty();
    }
    if (word.equals("prior")) {
      return aggregates.prior(call, place);
    }
    if (Vocabulary.isForbidden(word)) {
      faults.report(
          call.name(),
          "forbidden-function",
          "The function " + Faults.shown(word) + " is forbidden.",
          Vocabulary.FORBIDDEN);
      return Optional.empty();
    }
    if (!Vocabulary.isRowFunction(word)) {
      faults.report(
          call.name(),
          "unknown-function",
          "There is no function " + Faults.shown(word) + ".",
          Vocabulary.functionHint(word));
      return Optional.empty();
    }
    if (call.arguments().star() || call.arguments().distinct()) {
      return wrong(call, word + " takes values.", "A star and distinct belong to count.");
    }
    return rowFunction(call, Vocabulary.rowFunction(word), place);
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
    if (values.size() < written.size() || !kinds.alike(written, values)) {
      return Optional.empty();
    }
    if (function != Function.COALESCE) {
      for (int i = 0; i < values.size(); i++) {
        if (!kinds.ordered(written.get(i), values.get(i))) {
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
        || !kinds.alike(written, List.of(value.get(), missing.get()))
        || !kinds.possible(written.get(1), missing.get(), value.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Expr.Call(Function.NULLIF, List.of(value.get(), missing.get()), value.get().type()));
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

  /** A whole number written as such, within a range. */
  static Optional<Integer> wholeNumber(Syntax written, int from, int to) {
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
