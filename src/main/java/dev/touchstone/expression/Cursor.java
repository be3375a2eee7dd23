package dev.touchstone.expression;

import java.util.List;

/**
 * Where the parser stands in a formula, and how it gives up there. After faults of the lexer it
 * gives up silently, because they may be the cause.
 */
final class Cursor {
  private final List<Token> tokens;
  private final Faults faults;
  private final boolean certain;
  private int next;

  Cursor(List<Token> tokens, Faults faults) {
    this.tokens = tokens;
    this.faults = faults;
    this.certain = faults.count() == 0;
  }

  Token peek() {
    return ahead(0);
  }

  Token ahead(int by) {
    return tokens.get(Math.min(next + by, tokens.size() - 1));
  }

  Token advance() {
    var token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  boolean accept(String what) {
    if (peek().is(what) || peek().isWord(what)) {
      advance();
      return true;
    }
    return false;
  }

  Token expect(String what, String hint) {
    var token = peek();
    if (accept(what)) {
      return token;
    }
    if (token.kind() == Token.Kind.END) {
      throw stop(token, "syntax-error", "The expression ends before " + what + " was found.", hint);
    }
    if (Vocabulary.isUnsupported(token.word()) || token.kind() == Token.Kind.SYMBOL) {
      throw unexpected();
    }
    throw stop(
        token,
        "syntax-error",
        "Here should be " + what + ", not " + Faults.shown(token.text()) + ".",
        hint);
  }

  /** Where an expression begins in parentheses, a query could stand in SQL. */
  void refuseSubquery() {
    if (peek().isWord("select") || (peek().isWord("with") && ahead(1).startsValue())) {
      throw notSupported(peek());
    }
  }

  Stop unexpected() {
    var diagnosis = Diagnosis.of(tokens, next);
    return stop(peek(), diagnosis.code(), diagnosis.message(), diagnosis.hint());
  }

  Stop notSupported(Token token) {
    return stop(
        token,
        "not-supported",
        token.word() + " is not part of the language.",
        Vocabulary.insteadOf(token.word()));
  }

  Stop tooDeep() {
    return stop(
        peek(),
        "expression-too-deep",
        "This expression is nested or chained too deeply.",
        "Use in (..) for many values, or split the KPI into inputs.");
  }

  Stop stop(Token at, String code, String message, String hint) {
    if (certain) {
      faults.report(at, code, message, hint);
    }
    return new Stop();
  }

  /** Ends parsing after a report; never leaves the parser. */
  static final class Stop extends RuntimeException {
    private Stop() {
      super("", null, false, false);
    }
  }
}
