package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import java.util.List;

/** Holds checked parts against the kind of value their place wants, and reports what differs. */
final class Kinds {
  private final Faults faults;
  private final Literals literals;

  Kinds(Faults faults) {
    this.faults = faults;
    this.literals = new Literals(faults);
  }

  boolean isBool(Syntax written, Expr value) {
    return value.type() instanceof Type.Bool
        || refuse(
            written,
            value,
            "not-a-condition",
            "true or false",
            "Compare it: "
                + faults.quote(written.at())
                + switch (value.type()) {
                  case Type.Number _ -> " > 0.";
                  case Type.Text _ -> " = 'value'.";
                  case Type.Day _ -> " >= period_start.";
                  case Type.Bool _ -> ".";
                });
  }

  boolean isNumber(Syntax written, Expr value) {
    return value.type() instanceof Type.Number
        || refuse(
            written,
            value,
            "type-mismatch",
            "a number",
            switch (value.type()) {
              case Type.Day _ -> "Use days_between(from, to), year(d) or month(d).";
              case Type.Text _ ->
                  value instanceof Expr.TextLiteral
                      ? "Numbers stand in no quotes."
                      : "Use a column of numbers; texts can be counted.";
              case Type.Bool _ -> "Use case when .. then 1 else 0 end.";
              case Type.Number _ -> "";
            });
  }

  boolean isDay(Syntax written, Expr value) {
    return value.type() instanceof Type.Day
        || refuse(written, value, "type-mismatch", "a date", dateHint(value));
  }

  boolean isText(Syntax written, Expr value) {
    return value.type() instanceof Type.Text
        || refuse(written, value, "type-mismatch", "text", "Texts stand in quotes: 'won'.");
  }

  /** Whether all of these are of one kind, so that one of them can stand for another. */
  boolean alike(List<Syntax> written, List<Expr> values) {
    boolean alike = true;
    for (int i = 1; i < values.size(); i++) {
      alike &= sameKind(written.getFirst(), values.getFirst(), written.get(i), values.get(i));
    }
    return alike;
  }

  /** Whether these can be compared, and the comparison can ever hold. */
  boolean comparable(Syntax leftWritten, Expr left, Syntax rightWritten, Expr right) {
    return sameKind(leftWritten, left, rightWritten, right)
        && literals.fits(leftWritten, left, right)
        && literals.fits(rightWritten, right, left);
  }

  /** Whether values have an order anybody would agree on. */
  boolean ordered(Syntax written, Expr value) {
    boolean choice =
        value instanceof Expr.ColumnRef reference
            && reference.column().type() instanceof ColumnType.OneOf;
    if (choice || value.type() instanceof Type.Bool) {
      faults.report(
          written.at(),
          "no-order",
          faults.quote(written.at()) + " has no smaller and larger values.",
          choice ? "Name the values: in ('gold', 'platinum')." : "Use it alone, or with not.");
      return false;
    }
    return true;
  }

  /** Whether a text is one that the column can hold. */
  boolean possible(Syntax written, Expr value, Expr column) {
    return literals.fits(written, value, column);
  }

  private boolean sameKind(Syntax leftWritten, Expr left, Syntax rightWritten, Expr right) {
    if (left.type().getClass() == right.type().getClass()) {
      return true;
    }
    faults.report(
        rightWritten.at(),
        "type-mismatch",
        "%s is %s and %s is %s."
            .formatted(
                faults.quote(leftWritten.at()),
                Wording.aKind(left.type()),
                faults.quote(rightWritten.at()),
                Wording.aKind(right.type())),
        mismatchHint(left, right));
    return false;
  }

  private static String mismatchHint(Expr left, Expr right) {
    if (!isLiteral(left) && !isLiteral(right)) {
      return "Use columns of one type.";
    }
    var literal = isLiteral(right) ? right : left;
    var other = literal == right ? left : right;
    return switch (other.type()) {
      case Type.Day _ -> dateHint(literal);
      case Type.Number _ -> "Numbers stand in no quotes.";
      case Type.Text _ -> "Texts stand in single quotes: '" + Notation.of(literal) + "'.";
      case Type.Bool _ -> "Write true or false without quotes.";
    };
  }

  private static boolean isLiteral(Expr expression) {
    return expression instanceof Expr.TextLiteral
        || expression instanceof Expr.NumberLiteral
        || expression instanceof Expr.BoolLiteral;
  }

  private static String dateHint(Expr value) {
    return value instanceof Expr.TextLiteral text && Days.parse(text.value()).isPresent()
        ? "Write date '" + text.value() + "'."
        : "Dates are written date '2026-01-31'.";
  }

  private boolean refuse(Syntax syntax, Expr checked, String code, String wanted, String hint) {
    faults.report(
        syntax.at(),
        code,
        "%s is %s; here should be %s."
            .formatted(faults.quote(syntax.at()), Wording.aKind(checked.type()), wanted),
        hint);
    return false;
  }
}
