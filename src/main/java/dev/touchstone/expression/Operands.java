package dev.touchstone.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what stands between two operators: a literal, a name, a call, {@code case}, or a whole
 * expression in parentheses.
 *
 * @param expression reads an expression that stands within an operand
 */
record Operands(Cursor cursor, Limits limits, Faults faults, Supplier<Syntax> expression) {

  Syntax next() {
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
    cursor.refuseSubquery();
    var inner = expression.get();
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
      var when = expression.get();
      cursor.expect("then", "A branch is written: when condition then value.");
      var then = expression.get();
      branches.add(new Syntax.Case.Branch(when, then));
      extent = extent.around(when.at()).around(then.at());
    }
    Syntax otherwise = new Syntax.Absent(extent);
    if (cursor.accept("else")) {
      otherwise = expression.get();
      extent = extent.around(otherwise.at());
    }
    extent = extent.to(cursor.expect("end", "Close case with end."));
    return new Syntax.Case(limits.joined(extent, extent), List.copyOf(branches), otherwise);
  }

  private Syntax call() {
    var name = cursor.advance();
    var word = name.word();
    if (Vocabulary.isUnsupported(word)) {
      throw cursor.notSupported(name);
    }
    cursor.advance();
    cursor.refuseSubquery();
    var arguments = arguments();
    var extent =
        Extent.of(name)
            .to(cursor.expect(")", "Close the arguments of " + Faults.shown(word) + "."));
    for (var value : arguments.values()) {
      extent = extent.around(value.at());
    }
    var call = new Syntax.Call(limits.joined(extent, extent), name, arguments);
    return cursor.peek().isWord("filter") ? filtered(call) : call;
  }

  private Syntax.Call.Arguments arguments() {
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
        values.add(expression.get());
      } while (cursor.accept(","));
    }
    return new Syntax.Call.Arguments(List.copyOf(values), star, distinct);
  }

  private Syntax filtered(Syntax.Call call) {
    cursor.advance();
    cursor.expect("(", "A filter is written: sum(x) filter (where condition).");
    cursor.expect("where", "A filter is written: sum(x) filter (where condition).");
    var condition = expression.get();
    var close = cursor.expect(")", "Close the filter.");
    return new Syntax.Filtered(limits.joined(call.at(), condition.at()).to(close), call, condition);
  }
}
