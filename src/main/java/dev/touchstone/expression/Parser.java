package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Arithmetic.Operator;
import dev.touchstone.expression.Expr.Compare.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recursive descent over tokens, lowest precedence first: or, and, not, comparison, + -, * /, unary
 * minus. Reports the first fault of grammar and stops: what follows one is guesswork. After faults
 * of the lexer it reports none, because they may be its cause.
 */
final class Parser {
  private static final int DEEPEST = 100;
  private static final int TALLEST = 250;

  private final Cursor cursor;
  private final Faults faults;
  private int depth;

  Parser(List<Token> tokens, Faults faults) {
    this.cursor = new Cursor(tokens, faults);
    this.faults = faults;
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
    return deeper(this::or);
  }

  private Syntax or() {
    var left = and();
    while (cursor.accept("or")) {
      var right = and();
      left = new Syntax.Logic(join(left.at(), right.at()), false, left, right);
    }
    return left;
  }

  private Syntax and() {
    var left = not();
    while (cursor.accept("and")) {
      var right = not();
      left = new Syntax.Logic(join(left.at(), right.at()), true, left, right);
    }
    return left;
  }

  private Syntax not() {
    var first = cursor.peek();
    if (!cursor.accept("not")) {
      return comparison();
    }
    var operand = deeper(this::not);
    return new Syntax.Not(join(operand.at(), Extent.of(first)), operand);
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
      return new Syntax.Compare(join(left.at(), right.at()), comparison.get(), left, right);
    }
    if (cursor.accept("is")) {
      boolean negated = cursor.accept("not");
      var last = cursor.expect("null", "Only is null and is not null are known.");
      return new Syntax.IsNull(join(left.at(), Extent.of(last)), left, negated);
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
      return new Syntax.Between(join(left.at(), high.at()), left, low, high, negated);
    }
    return cursor.accept("in") ? in(left, negated) : left;
  }

  private Syntax in(Syntax left, boolean negated) {
    cursor.expect("(", "The values stand in parentheses: stage in ('won', 'lost').");
    refuseSubquery();
    var values = new ArrayList<Syntax>();
    do {
      values.add(expression());
    } while (cursor.accept(","));
    var last = cursor.expect(")", "Close the list of values.");
    var extent = join(left.at(), Extent.of(last));
    for (var value : values) {
      extent = join(extent, value.at());
      extent = new Extent(extent.offset(), extent.end(), extent.height() - 1);
    }
    return new Syntax.In(extent, left, List.copyOf(values), negated);
  }

  private Syntax sum() {
    var left = product();
    while (cursor.peek().is("+") || cursor.peek().is("-")) {
      var operator = cursor.advance().is("+") ? Operator.PLUS : Operator.MINUS;
      var right = product();
      left = new Syntax.Arithmetic(join(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax product() {
    var left = sign();
    while (cursor.peek().is("*") || cursor.peek().is("/")) {
      var operator = cursor.advance().is("*") ? Operator.TIMES : Operator.DIVIDE;
      var right = sign();
      left = new Syntax.Arithmetic(join(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax sign() {
    var first = cursor.peek();
    if (first.is("-")) {
      cursor.advance();
      var operand = deeper(this::sign);
      return new Syntax.Negate(join(Extent.of(first), operand.at()), operand);
    }
    if (first.is("+")) {
      throw cursor.stop(
          first, "syntax-error", "A plus sign stands between two values.", "Take it out.");
    }
    return value();
  }

  private Syntax value() {
    var token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> number();
      case TEXT -> new Syntax.Text(Extent.of(cursor.advance()), token.text());
      case BROKEN -> new Syntax.Broken(Extent.of(cursor.advance()));
      case NAME -> named(token);
      case SYMBOL -> {
        if (!token.is("(")) {
          throw cursor.unexpected();
        }
        yield parenthesised();
      }
      case END -> throw cursor.unexpected();
    };
  }

  private Syntax number() {
    var token = cursor.advance();
    var value = new BigDecimal(token.text());
    if (cursor.peek().is("%")) {
      var percent = Extent.of(token).to(cursor.advance());
      return new Syntax.Number(percent, value.movePointLeft(2));
    }
    return new Syntax.Number(Extent.of(token), value);
  }

  private Syntax parenthesised() {
    var open = cursor.advance();
    refuseSubquery();
    var inner = expression();
    if (cursor.peek().is(",")) {
      throw cursor.stop(
          cursor.peek(),
          "syntax-error",
          "A list of values can only stand behind in.",
          "Write x in (1, 2); a number has no thousands separators.");
    }
    cursor.expect(")", "Close the parenthesis opened before.");
    return inner;
  }

  private Syntax named(Token token) {
    var word = token.word();
    var following = cursor.ahead(1);
    switch (word) {
      case "true", "false" -> {
        return new Syntax.Bool(Extent.of(cursor.advance()), word.equals("true"));
      }
      case "null" -> {
        return new Syntax.Null(Extent.of(cursor.advance()));
      }
      case "case" -> {
        return cases();
      }
      case "date" -> {
        if (following.kind() == Token.Kind.TEXT) {
          return day();
        }
      }
      default -> {}
    }
    if (Vocabulary.RESERVED.contains(word)) {
      throw cursor.unexpected();
    }
    if (Vocabulary.isStatement(word) && following.startsValue()) {
      throw cursor.stop(
          token, "forbidden-function", "An expression cannot " + word + ".", Vocabulary.FORBIDDEN);
    }
    if (following.is("(")) {
      return call();
    }
    if (Vocabulary.isUnsupported(word) && following.startsValue()) {
      throw cursor.unexpected();
    }
    if (following.is(".")) {
      throw cursor.stop(
          token,
          "syntax-error",
          "Columns are written without the name of their dataset.",
          "Write " + Faults.shown(cursor.ahead(2).text()) + " alone.");
    }
    return new Syntax.Name(Extent.of(cursor.advance()), token.text());
  }

  private Syntax day() {
    var from = Extent.of(cursor.advance());
    var text = cursor.advance();
    var extent = from.to(text);
    var day = Days.parse(text.text());
    if (day.isPresent()) {
      return new Syntax.Day(extent, day.get());
    }
    faults.report(
        text,
        "bad-date",
        "'" + Faults.shown(text.text()) + "' is not a day of the calendar.",
        "Write year-month-day: date '2026-01-31'.");
    return new Syntax.Broken(extent);
  }

  private Syntax cases() {
    var extent = Extent.of(cursor.advance());
    if (!cursor.peek().isWord("when")) {
      throw cursor.stop(
          cursor.peek(),
          "syntax-error",
          "case needs a condition.",
          "Write case when stage = 'won' then 1 else 0 end.");
    }
    var branches = new ArrayList<Syntax.Case.Branch>();
    while (cursor.accept("when")) {
      var when = expression();
      cursor.expect("then", "A branch is written: when condition then value.");
      var then = expression();
      branches.add(new Syntax.Case.Branch(when, then));
      extent = grown(grown(extent, when.at()), then.at());
    }
    Syntax otherwise = new Syntax.Absent(extent);
    if (cursor.accept("else")) {
      otherwise = expression();
      extent = grown(extent, otherwise.at());
    }
    extent = extent.to(cursor.expect("end", "Close case with end."));
    return new Syntax.Case(join(extent, extent), List.copyOf(branches), otherwise);
  }

  private Syntax call() {
    var name = cursor.advance();
    var word = name.word();
    if (Vocabulary.isUnsupported(word)) {
      throw cursor.notSupported(name);
    }
    cursor.advance();
    refuseSubquery();
    boolean star = cursor.peek().is("*") && cursor.ahead(1).is(")");
    if (star) {
      cursor.advance();
    }
    boolean distinct =
        !star
            && cursor.peek().isWord("distinct")
            && !cursor.ahead(1).is(",")
            && !cursor.ahead(1).is(")");
    if (distinct) {
      cursor.advance();
    }
    var values = new ArrayList<Syntax>();
    if (!star && !cursor.peek().is(")")) {
      do {
        values.add(expression());
      } while (cursor.accept(","));
    }
    var extent =
        Extent.of(name)
            .to(cursor.expect(")", "Close the arguments of " + Faults.shown(word) + "."));
    for (var value : values) {
      extent = grown(extent, value.at());
    }
    extent = join(extent, extent);
    var arguments = new Syntax.Call.Arguments(List.copyOf(values), star, distinct);
    var call = new Syntax.Call(extent, name, arguments);
    if (!cursor.peek().isWord("filter")) {
      return call;
    }
    cursor.advance();
    cursor.expect("(", "A filter is written: sum(x) filter (where condition).");
    cursor.expect("where", "A filter is written: sum(x) filter (where condition).");
    var condition = expression();
    var close = cursor.expect(")", "Close the filter.");
    return new Syntax.Filtered(join(extent, condition.at()).to(close), call, condition);
  }

  private void refuseSubquery() {
    if (cursor.peek().isWord("select")
        || (cursor.peek().isWord("with") && cursor.ahead(1).startsValue())) {
      throw cursor.notSupported(cursor.peek());
    }
  }

  private Syntax deeper(Supplier<Syntax> part) {
    if (depth >= DEEPEST) {
      throw cursor.tooDeep();
    }
    depth++;
    var parsed = part.get();
    depth--;
    return parsed;
  }

  private Extent join(Extent left, Extent right) {
    var joined = left.to(right);
    if (joined.height() > TALLEST) {
      throw cursor.tooDeep();
    }
    return joined;
  }

  private static Extent grown(Extent extent, Extent part) {
    return new Extent(
        Math.min(extent.offset(), part.offset()),
        Math.max(extent.end(), part.end()),
        Math.max(extent.height(), part.height()));
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
