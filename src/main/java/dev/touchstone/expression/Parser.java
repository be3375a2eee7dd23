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

  private final List<Token> tokens;
  private final Faults faults;
  private final boolean certain;
  private int next;
  private int depth;

  Parser(List<Token> tokens, Faults faults) {
    this.tokens = tokens;
    this.faults = faults;
    this.certain = faults.count() == 0;
  }

  /** The whole formula; empty where it is not grammatical. */
  Optional<Syntax> parse() {
    try {
      var expression = expression();
      if (peek().kind() != Token.Kind.END) {
        throw unexpected();
      }
      return Optional.of(expression);
    } catch (Stop _) {
      return Optional.empty();
    }
  }

  private Syntax expression() {
    return deeper(this::or);
  }

  private Syntax or() {
    var left = and();
    while (accept("or")) {
      var right = and();
      left = new Syntax.Logic(join(left.at(), right.at()), false, left, right);
    }
    return left;
  }

  private Syntax and() {
    var left = not();
    while (accept("and")) {
      var right = not();
      left = new Syntax.Logic(join(left.at(), right.at()), true, left, right);
    }
    return left;
  }

  private Syntax not() {
    var first = peek();
    if (!accept("not")) {
      return comparison();
    }
    var operand = deeper(this::not);
    return new Syntax.Not(join(operand.at(), Extent.of(first)), operand);
  }

  private Syntax comparison() {
    var left = sum();
    var operator = peek();
    var comparison = comparison(operator);
    if (comparison.isPresent()) {
      advance();
      var right = sum();
      if (comparison(peek()).isPresent()) {
        throw stop(
            peek(),
            "syntax-error",
            "Comparisons cannot be chained.",
            "Join two of them: a < b and b < c, or use between.");
      }
      return new Syntax.Compare(join(left.at(), right.at()), comparison.get(), left, right);
    }
    if (accept("is")) {
      boolean negated = accept("not");
      var last = expect("null", "Only is null and is not null are known.");
      return new Syntax.IsNull(join(left.at(), Extent.of(last)), left, negated);
    }
    boolean negated = peek().isWord("not") && (ahead(1).isWord("in") || ahead(1).isWord("between"));
    if (negated) {
      advance();
    }
    if (accept("between")) {
      var low = sum();
      expect("and", "A range is written: x between low and high.");
      var high = sum();
      return new Syntax.Between(join(left.at(), high.at()), left, low, high, negated);
    }
    return accept("in") ? in(left, negated) : left;
  }

  private Syntax in(Syntax left, boolean negated) {
    expect("(", "The values stand in parentheses: stage in ('won', 'lost').");
    refuseSubquery();
    var values = new ArrayList<Syntax>();
    do {
      values.add(expression());
    } while (accept(","));
    var last = expect(")", "Close the list of values.");
    var extent = join(left.at(), Extent.of(last));
    for (var value : values) {
      extent = join(extent, value.at());
      extent = new Extent(extent.offset(), extent.end(), extent.height() - 1);
    }
    return new Syntax.In(extent, left, List.copyOf(values), negated);
  }

  private Syntax sum() {
    var left = product();
    while (peek().is("+") || peek().is("-")) {
      var operator = advance().is("+") ? Operator.PLUS : Operator.MINUS;
      var right = product();
      left = new Syntax.Arithmetic(join(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax product() {
    var left = sign();
    while (peek().is("*") || peek().is("/")) {
      var operator = advance().is("*") ? Operator.TIMES : Operator.DIVIDE;
      var right = sign();
      left = new Syntax.Arithmetic(join(left.at(), right.at()), operator, left, right);
    }
    return left;
  }

  private Syntax sign() {
    var first = peek();
    if (first.is("-")) {
      advance();
      var operand = deeper(this::sign);
      return new Syntax.Negate(join(Extent.of(first), operand.at()), operand);
    }
    if (first.is("+")) {
      throw stop(first, "syntax-error", "A plus sign stands between two values.", "Take it out.");
    }
    return value();
  }

  private Syntax value() {
    var token = peek();
    return switch (token.kind()) {
      case NUMBER -> number();
      case TEXT -> new Syntax.Text(Extent.of(advance()), token.text());
      case BROKEN -> new Syntax.Broken(Extent.of(advance()));
      case NAME -> named(token);
      case SYMBOL -> {
        if (!token.is("(")) {
          throw unexpected();
        }
        yield parenthesised();
      }
      case END -> throw unexpected();
    };
  }

  private Syntax number() {
    var token = advance();
    var value = new BigDecimal(token.text());
    if (peek().is("%")) {
      var percent = Extent.of(token).to(advance());
      return new Syntax.Number(percent, value.movePointLeft(2));
    }
    return new Syntax.Number(Extent.of(token), value);
  }

  private Syntax parenthesised() {
    var open = advance();
    refuseSubquery();
    var inner = expression();
    if (peek().is(",")) {
      throw stop(
          peek(),
          "syntax-error",
          "A list of values can only stand behind in.",
          "Write x in (1, 2); a number has no thousands separators.");
    }
    expect(")", "Close the parenthesis opened before.");
    return inner;
  }

  private Syntax named(Token token) {
    var word = token.word();
    var following = ahead(1);
    switch (word) {
      case "true", "false" -> {
        return new Syntax.Bool(Extent.of(advance()), word.equals("true"));
      }
      case "null" -> {
        return new Syntax.Null(Extent.of(advance()));
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
      throw unexpected();
    }
    if (Vocabulary.isStatement(word) && following.startsValue()) {
      throw stop(
          token, "forbidden-function", "An expression cannot " + word + ".", Vocabulary.FORBIDDEN);
    }
    if (following.is("(")) {
      return call();
    }
    if (Vocabulary.isUnsupported(word) && following.startsValue()) {
      throw unexpected();
    }
    if (following.is(".")) {
      throw stop(
          token,
          "syntax-error",
          "Columns are written without the name of their dataset.",
          "Write " + ahead(2).text() + " alone.");
    }
    return new Syntax.Name(Extent.of(advance()), token.text());
  }

  private Syntax day() {
    var from = Extent.of(advance());
    var text = advance();
    var extent = from.to(text);
    var day = Days.parse(text.text());
    if (day.isPresent()) {
      return new Syntax.Day(extent, day.get());
    }
    faults.report(
        text,
        "bad-date",
        "'" + text.text() + "' is not a day of the calendar.",
        "Write year-month-day: date '2026-01-31'.");
    return new Syntax.Broken(extent);
  }

  private Syntax cases() {
    var extent = Extent.of(advance());
    if (!peek().isWord("when")) {
      throw stop(
          peek(),
          "syntax-error",
          "case needs a condition.",
          "Write case when stage = 'won' then 1 else 0 end.");
    }
    var branches = new ArrayList<Syntax.Case.Branch>();
    while (accept("when")) {
      var when = expression();
      expect("then", "A branch is written: when condition then value.");
      var then = expression();
      branches.add(new Syntax.Case.Branch(when, then));
      extent = grown(grown(extent, when.at()), then.at());
    }
    Syntax otherwise = new Syntax.Absent(extent);
    if (accept("else")) {
      otherwise = expression();
      extent = grown(extent, otherwise.at());
    }
    extent = extent.to(expect("end", "Close case with end."));
    return new Syntax.Case(join(extent, extent), List.copyOf(branches), otherwise);
  }

  private Syntax call() {
    var name = advance();
    var word = name.word();
    if (Vocabulary.isUnsupported(word)) {
      throw notSupported(name);
    }
    advance();
    refuseSubquery();
    boolean star = peek().is("*") && ahead(1).is(")");
    if (star) {
      advance();
    }
    boolean distinct = !star && peek().isWord("distinct") && !ahead(1).is(",") && !ahead(1).is(")");
    if (distinct) {
      advance();
    }
    var values = new ArrayList<Syntax>();
    if (!star && !peek().is(")")) {
      do {
        values.add(expression());
      } while (accept(","));
    }
    var extent = Extent.of(name).to(expect(")", "Close the arguments of " + word + "."));
    for (var value : values) {
      extent = grown(extent, value.at());
    }
    extent = join(extent, extent);
    var arguments = new Syntax.Call.Arguments(List.copyOf(values), star, distinct);
    var call = new Syntax.Call(extent, name, arguments);
    if (!peek().isWord("filter")) {
      return call;
    }
    advance();
    expect("(", "A filter is written: sum(x) filter (where condition).");
    expect("where", "A filter is written: sum(x) filter (where condition).");
    var condition = expression();
    var close = expect(")", "Close the filter.");
    return new Syntax.Filtered(join(extent, condition.at()).to(close), call, condition);
  }

  private void refuseSubquery() {
    if (peek().isWord("select") || (peek().isWord("with") && ahead(1).startsValue())) {
      throw notSupported(peek());
    }
  }

  private Syntax deeper(Supplier<Syntax> part) {
    if (depth >= DEEPEST) {
      throw tooDeep(peek());
    }
    depth++;
    var parsed = part.get();
    depth--;
    return parsed;
  }

  private Extent join(Extent left, Extent right) {
    var joined = left.to(right);
    if (joined.height() > TALLEST) {
      throw tooDeep(peek());
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

  private Token peek() {
    return ahead(0);
  }

  private Token ahead(int by) {
    return tokens.get(Math.min(next + by, tokens.size() - 1));
  }

  private Token advance() {
    var token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private boolean accept(String what) {
    if (peek().is(what) || peek().isWord(what)) {
      advance();
      return true;
    }
    return false;
  }

  private Token expect(String what, String hint) {
    var token = peek();
    if (accept(what)) {
      return token;
    }
    if (token.kind() == Token.Kind.END) {
      throw stop(
          token, "syntax-error", "The expression ends before " + what + " was found.", hint);
    }
    if (Vocabulary.isUnsupported(token.word()) || token.kind() == Token.Kind.SYMBOL) {
      throw unexpected();
    }
    throw stop(
        token, "syntax-error", "Here should be " + what + ", not " + token.text() + ".", hint);
  }

  private Stop unexpected() {
    var diagnosis = Diagnosis.of(tokens, next);
    return stop(peek(), diagnosis.code(), diagnosis.message(), diagnosis.hint());
  }

  private Stop notSupported(Token token) {
    return stop(
        token,
        "not-supported",
        token.word() + " is not part of the language.",
        Vocabulary.insteadOf(token.word()));
  }

  private Stop tooDeep(Token token) {
    return stop(
        token,
        "expression-too-deep",
        "This expression is nested or chained too deeply.",
        "Use in (..) for many values, or split the KPI into inputs.");
  }

  private Stop stop(Token at, String code, String message, String hint) {
    if (certain) {
      faults.report(at, code, message, hint);
    }
    return new Stop();
  }

  /** Ends parsing after a report; never leaves this class. */
  private static final class Stop extends RuntimeException {
    private Stop() {
      super("", null, false, false);
    }
  }
}
