package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Compare.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Resolves names and types bottom-up. Goes on behind a fault, so that independent faults are all
 * reported; whatever is built on a faulty part is empty and says nothing more.
 */
final class Checker {
  private static final Type BOOL = new Type.Bool();

  private final Names names;
  private final Faults faults;
  private final Kinds kinds;
  private final CallChecker calls;

  Checker(Names names, Faults faults) {
    this.names = names;
    this.faults = faults;
    this.kinds = new Kinds(faults);
    this.calls = new CallChecker(this, kinds, faults);
  }

  Optional<Expr> check(Syntax syntax, Place place) {
    return switch (syntax) {
      case Syntax.Number number -> Optional.of(number(number.value()));
      case Syntax.Text text -> text(text, place);
      case Syntax.Day day -> Optional.of(new Expr.DayLiteral(day.value(), new Type.Day()));
      case Syntax.Bool bool -> Optional.of(new Expr.BoolLiteral(bool.value(), BOOL));
      case Syntax.Null missing -> nowhere(missing);
      case Syntax.Name name -> name(name, place);
      case Syntax.Negate negate -> negate(negate, place);
      case Syntax.Not not -> bool(not.operand(), place).map(operand -> new Expr.Not(operand, BOOL));
      case Syntax.Logic logic -> logic(logic, place);
      case Syntax.Arithmetic arithmetic -> arithmetic(arithmetic, place);
      case Syntax.Compare compare -> compare(compare, place);
      case Syntax.Between between -> between(between, place);
      case Syntax.In in -> in(in, place);
      case Syntax.IsNull isNull ->
          check(isNull.operand(), place)
              .map(operand -> new Expr.IsNull(operand, isNull.negated(), BOOL));
      case Syntax.Case cases -> cases(cases, place);
      case Syntax.Call call -> calls.check(call, Optional.empty(), place);
      case Syntax.Filtered filtered ->
          calls.check(filtered.call(), Optional.of(filtered.condition()), place);
      case Syntax.Absent _, Syntax.Broken _ -> Optional.empty();
    };
  }

  /** Equal numbers are equal literals, however they are written: {@code 0.50}, {@code 50 %}. */
  static Expr number(BigDecimal value) {
    var plain = value.stripTrailingZeros();
    var exact = plain.scale() < 0 ? plain.setScale(0) : plain;
    return new Expr.NumberLiteral(exact, new Type.Number(exact.scale()));
  }

  private Optional<Expr> text(Syntax.Text text, Place place) {
    if (place.perRow()) {
      return Optional.of(new Expr.TextLiteral(text.value(), new Type.Text()));
    }
    faults.report(
        text.at(),
        "type-mismatch",
        "Around aggregates there are only numbers and dates.",
        Days.parse(text.value()).isPresent()
            ? "Write date '" + text.value() + "'."
            : "Texts are compared within them: count(*) filter (where stage = 'won').");
    return Optional.empty();
  }

  private Optional<Expr> nowhere(Syntax.Null missing) {
    faults.report(
        missing.at(),
        "misplaced-null",
        "null can only stand in is null and is not null.",
        "Nothing equals null: write x is null; leave out else for no value.");
    return Optional.empty();
  }

  private Optional<Expr> name(Syntax.Name name, Place place) {
    var found = names.find(name.name());
    if (found.isEmpty()) {
      var word = name.name().toLowerCase(Locale.ROOT);
      var diagnosis = names.unknown(name.name());
      var hint =
          word.startsWith("current_") || word.equals("today")
              ? Vocabulary.functionHint("today")
              : diagnosis.hint();
      faults.report(name.at(), diagnosis.code(), diagnosis.message(), hint);
      return found;
    }
    if (place == Place.AROUND && found.get() instanceof Expr.ColumnRef reference) {
      var column = reference.column().name();
      faults.report(
          name.at(),
          "column-outside-aggregate",
          "A partner has many rows, so " + column + " alone is not one value.",
          "Write " + aggregated(reference) + " or another aggregate.");
      return Optional.empty();
    }
    if (place == Place.COMBINATION
        && found.get() instanceof Expr.Bound bound
        && bound.day() == Expr.Bound.Day.WINDOW_START) {
      faults.report(
          name.at(),
          "unknown-input",
          "Each input has its own window, so window_start is not one day.",
          "Use it in an input, or use period_start.");
      return Optional.empty();
    }
    return found;
  }

  private static String aggregated(Expr.ColumnRef reference) {
    var name = reference.column().name();
    return switch (reference.type()) {
      case Type.Number _ -> "sum(" + name + ")";
      case Type.Text _ -> "count(distinct " + name + ")";
      case Type.Day _ -> "days_between(max(" + name + "), period_end)";
      case Type.Bool _ -> "count(*) filter (where " + name + ")";
    };
  }

  private Optional<Expr> negate(Syntax.Negate negate, Place place) {
    return number(negate.operand(), place)
        .map(
            operand ->
                switch (operand) {
                  case Expr.NumberLiteral literal -> number(literal.value().negate());
                  case Expr.Negate twice -> twice.operand();
                  default -> new Expr.Negate(operand, operand.type());
                });
  }

  private Optional<Expr> logic(Syntax.Logic logic, Place place) {
    var left = bool(logic.left(), place);
    var right = bool(logic.right(), place);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        logic.and()
            ? new Expr.And(left.get(), right.get(), BOOL)
            : new Expr.Or(left.get(), right.get(), BOOL));
  }

  private Optional<Expr> arithmetic(Syntax.Arithmetic arithmetic, Place place) {
    var left = number(arithmetic.left(), place);
    var right = number(arithmetic.right(), place);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    int scale =
        Scales.of(
            arithmetic.operator(),
            Scales.of(left.get().type()),
            Scales.of(right.get().type()),
            place);
    if (place.perRow() && scale > Scales.MOST) {
      faults.report(
          arithmetic.at(),
          "too-many-digits",
          "This product has " + scale + " digits after the point; at most 24 are exact.",
          "Round a part of it: round(x, 6).");
      return Optional.empty();
    }
    return Optional.of(
        new Expr.Arithmetic(
            arithmetic.operator(), left.get(), right.get(), new Type.Number(scale)));
  }

  private Optional<Expr> compare(Syntax.Compare compare, Place place) {
    if (compare.left() instanceof Syntax.Null || compare.right() instanceof Syntax.Null) {
      boolean equal = compare.comparison() == Comparison.EQUAL;
      faults.report(
          compare.at(),
          "misplaced-null",
          "A comparison with null is never true.",
          "Write " + (equal ? "is null." : "is not null."));
      return Optional.empty();
    }
    var left = check(compare.left(), place);
    var right = check(compare.right(), place);
    if (left.isEmpty()
        || right.isEmpty()
        || !kinds.comparable(compare.left(), left.get(), compare.right(), right.get())) {
      return Optional.empty();
    }
    boolean ordered =
        switch (compare.comparison()) {
          case EQUAL, NOT_EQUAL -> false;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
    if (ordered
        && !(kinds.ordered(compare.left(), left.get())
            && kinds.ordered(compare.right(), right.get()))) {
      return Optional.empty();
    }
    return Optional.of(new Expr.Compare(compare.comparison(), left.get(), right.get(), BOOL));
  }

  private Optional<Expr> between(Syntax.Between between, Place place) {
    var operand = check(between.operand(), place);
    var low = check(between.low(), place);
    var high = check(between.high(), place);
    if (operand.isEmpty() || low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    boolean fits =
        kinds.comparable(between.operand(), operand.get(), between.low(), low.get())
            & kinds.comparable(between.operand(), operand.get(), between.high(), high.get());
    return fits && kinds.ordered(between.operand(), operand.get())
        ? Optional.of(
            new Expr.Between(operand.get(), low.get(), high.get(), between.negated(), BOOL))
        : Optional.empty();
  }

  private Optional<Expr> in(Syntax.In in, Place place) {
    var operand = check(in.operand(), place);
    var values = new ArrayList<Expr>();
    boolean fits = operand.isPresent();
    for (var written : in.values()) {
      var value = check(written, place);
      fits &= value.isPresent();
      if (operand.isPresent() && value.isPresent()) {
        fits &= kinds.comparable(in.operand(), operand.get(), written, value.get());
        values.add(value.get());
      }
    }
    return fits && operand.isPresent()
        ? Optional.of(new Expr.In(operand.get(), List.copyOf(values), in.negated(), BOOL))
        : Optional.empty();
  }

  private Optional<Expr> cases(Syntax.Case cases, Place place) {
    var branches = new ArrayList<Expr.Case.Branch>();
    var values = new ArrayList<Syntax>();
    boolean fits = true;
    for (var branch : cases.branches()) {
      var when = bool(branch.when(), place);
      var then = check(branch.then(), place);
      fits &= when.isPresent() && then.isPresent();
      if (when.isPresent() && then.isPresent()) {
        branches.add(new Expr.Case.Branch(when.get(), then.get()));
        values.add(branch.then());
      }
    }
    Optional<Expr> otherwise = Optional.empty();
    if (!(cases.otherwise() instanceof Syntax.Absent)) {
      otherwise = check(cases.otherwise(), place);
      fits &= otherwise.isPresent();
      values.add(cases.otherwise());
    }
    if (!fits) {
      return Optional.empty();
    }
    var results = new ArrayList<Expr>();
    branches.forEach(branch -> results.add(branch.then()));
    otherwise.ifPresent(results::add);
    return kinds.alike(values, results)
        ? Optional.of(new Expr.Case(List.copyOf(branches), otherwise, Scales.common(results)))
        : Optional.empty();
  }

  Optional<Expr> bool(Syntax syntax, Place place) {
    return check(syntax, place).filter(value -> kinds.isBool(syntax, value));
  }

  Optional<Expr> number(Syntax syntax, Place place) {
    return check(syntax, place).filter(value -> kinds.isNumber(syntax, value));
  }

  Optional<Expr> day(Syntax syntax, Place place) {
    return check(syntax, place).filter(value -> kinds.isDay(syntax, value));
  }

  Optional<Expr> textual(Syntax syntax, Place place) {
    return check(syntax, place).filter(value -> kinds.isText(syntax, value));
  }
}
