package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Arithmetic.Operator;
import dev.touchstone.expression.Expr.Compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recursive descent over tokens, lowest precedence first: or, and, not, comparison, + -, * /, unary
 * minus; {@link Operands} reads what stands between them. Reports the first fault of grammar and
 * stops: what follows one is guesswork. After faults of the lexer it reports none, because they may
 * be its cause.
 */
final class Parser {
  private final Cursor cursor;
  private final Limits limits;
  private final Operands operands;

  Parser(List<Token> tokens, Faults faults) {
    this.cursor = new Cursor(tokens, faults);
    this.limits = new Limits(cursor);
    this.operands = new Operands(cursor, limits, faults, this::expression);
  }

  /** The whole formula; empty where it is not grammatical. */
  Optional<Syntax> parse() {
    try {
      var expression = expression();
      if (cursor.peek().kind() != Token.Kind.END) {
        throw cursor.unexpected();
      }
      return Optional.of(expression);
    } catch (Cursor.Stop _) {
      return Optional.empty();
    }
  }

  private Syntax expression() {
    return limits.deeper(this::or);
  }

  private Syntax or() {
    var left = and();
    while (cursor.accept("or")) {
      var right = and();
      left = new Syntax.Logic(limits.joined(left.at(), right.at()), false, left, right);
    }
    return left;
  }

  private Syntax and() {
    var left = not();
    while (cursor.accept("and")) {
      var right = not();
      left = new Syntax.Logic(limits.joined(left.at(), right.at()), true, left, right);
    }
    return left;
  }

  private Syntax not() {
    var first = cursor.peek();
    if (!cursor.accept("not")) {
      return comparison();
    }
    var operand = limits.deeper(this::not);
    return new Syntax.Not(limits.joined(operand.at(), Extent.of(first)), operand);
  }

  private Syntax comparison() {
    var left = sum();
    var operator = cursor.peek();
    var comparison = comparison(operator);
    if (comparison.isPresent()) {
      cursor.advance();
      var right = sum();
      if (comparison(cursor.peek()).isPresent()) {
        throw cursor.stop(
            cursor.peek(),
            "syntax-error",
            "Comparisons cannot be chained.",
            "Join two of them: a < b and b < c, or use between.");
      }
      return new Syntax.Compare(
          limits.joined(left.at(), right.at()), comparison.get(), left, right);
    }
    if (cursor.accept("is")) {
      boolean negated = cursor.accept("not");
      var last = cursor.expect("null", "Only is null and is not null are known.");
      return new Syntax.IsNull(limits.joined(left.at(), Extent.of(last)), left, negated);
    }
    boolean negated =
        cursor.peek().isWord("not")
            && (cursor.ahead(1).isWord("in") || cursor.ahead(1).isWord("between"));
    if (negated) {
      cursor.advance();
    }
    if (cursor.accept("between")) {
      var low = sum();
      cursor.expect("and", "A range is written: x between low and high.");
      var high = sum();
      return new Syntax.Between(limits.joined(left.at(), high.at()), left, low, high, negated);
    }
    return cursor.accept("in") ? in(left, negated) : left;
  }

  private Syntax in(Syntax left, boolean negated) {
    cursor.expect("(", "The values stand in parentheses: stage in ('won', 'lost').");
    cursor.refuseSubquery();
    var values = new ArrayList<Syntax>();
    do {
      values.add(expression());
    } while (cursor.accept(","));
    var last = cursor.expect(")", "Close the list of values.");
    var extent = limits.joined(left.at(), Extent.of(last));
    for (var value : values) {
      extent = limits.joined(extent, value.at());
      extent = new Extent(extent.offset(), extent.end(), extent.height() - 1);
    }
    return new Syntax.In(extent, left, List.copyOf(values), negated);
  }

  private Syntax sum() {
    var left = product();
    while (cursor.peek().is("+") || cursor.peek().is("-")) {
      var operator = cursor.advance().is("+") ? Operator.PLUS : Operator.MINUS;
      var right = product();
      left = new Syntax.Arithmetic(limits.joined(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax product() {
    var left = sign();
    while (cursor.peek().is("*") || cursor.peek().is("/")) {
      var operator = cursor.advance().is("*") ? Operator.TIMES : Operator.DIVIDE;
      var right = sign();
      left = new Syntax.Arithmetic(limits.joined(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax sign() {
    var first = cursor.peek();
    if (first.is("-")) {
      cursor.advance();
      var operand = limits.deeper(this::sign);
      return new Syntax.Negate(limits.joined(Extent.of(first), operand.at()), operand);
    }
    if (first.is("+")) {
      throw cursor.stop(
          first, "syntax-error", "A plus sign stands between two values.", "Take it out.");
    }
    return operands.next();
  }

  private static Optional<Comparison> comparison(Token token) {
    if (token.kind() != Token.Kind.SYMBOL) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "=" -> Optional.of(Comparison.EQUAL);
      case "<>", "!=" -> Optional.of(Comparison.NOT_EQUAL);
      case "<" -> Optional.of(Comparison.LESS);
      case "<=" -> Optional.of(Comparison.LESS_OR_EQUAL);
      case ">" -> Optional.of(Comparison.GREATER);
      case ">=" -> Optional.of(Comparison.GREATER_OR_EQUAL);
      default -> Optional.empty();
    };
  }
}
