package dev.touchstone.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a formula into tokens. Reports what cannot be part of one and goes on behind it. */
final class Lexer {
  private static final Set<String> PAIRS =
      Set.of("<=", ">=", "<>", "!=", "==", "::", "||", "&&", "->", "=>", ":=");
  private static final String SYMBOLS = "+-*/%=<>(),.;[]{}:!|&";

  /** What word processors make of quotes. */
  private static final String CURLY =
      "\u2018\u2019\u201a\u201b\u00b4\u201c\u201d\u201e\u00ab\u00bb";

  private final String text;
  private final Faults faults;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text, Faults faults) {
    this.text = text;
    this.faults = faults;
  }

  /** All tokens; the last one is the end. */
  List<Token> tokens() {
    while (at < text.length()) {
      next();
    }
    tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    return List.copyOf(tokens);
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '\u00a0') {
      at++;
    } else if (text.startsWith("--", at)) {
      comment(indexOr(text.indexOf('\n', at), text.length()));
    } else if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      comment(close < 0 ? text.length() : close + 2);
    } else if (c == '\'') {
      text();
    } else if (c == '"' || c == '`') {
      quotedName(c);
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (Character.isLetter(c) || c == '_') {
      name();
    } else if (PAIRS.contains(pair())) {
      add(Token.Kind.SYMBOL, at + 2);
    } else if (SYMBOLS.indexOf(c) >= 0) {
      add(Token.Kind.SYMBOL, at + 1);
    } else {
      stray();
    }
  }

  private void comment(int end) {
    faults.report(
        at,
        end - at,
        "comment-in-expression",
        "An expression cannot hold a comment.",
        "Put it in the YAML, behind a #; to subtract a negative number, use parentheses.");
    at = end;
  }

  private void text() {
    var content = new StringBuilder();
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\'') {
        content.append(c);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
        content.append('\'');
        i += 2;
      } else {
        tokens.add(new Token(Token.Kind.TEXT, content.toString(), at, i + 1));
        at = i + 1;
        return;
      }
    }
    faults.report(
        at,
        text.length() - at,
        "unfinished-text",
        "This text has no closing quote.",
        "End it with '; a quote within a text is written twice: 'partner''s'.");
    broken(text.length());
  }

  private void quotedName(char quote) {
    int close = text.indexOf(quote, at + 1);
    int end = close < 0 ? text.length() : close + 1;
    var content = text.substring(at + 1, close < 0 ? end : close);
    faults.report(
        at,
        end - at,
        "quoted-name",
        "Neither names nor texts stand in " + (quote == '"' ? "double quotes." : "backticks."),
        "Write the column as %1$s, or the text as '%1$s'.".formatted(Faults.shown(content)));
    broken(end);
  }

  private void number() {
    int start = at;
    int i = digits(at);
    if (i < text.length() && text.charAt(i) == '.') {
      i = digits(i + 1);
    }
    int end = i;
    while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    var written = text.substring(start, end);
    if (end > i || written.startsWith(".") || written.endsWith(".")) {
      faults.report(
          start,
          end - start,
          "bad-number",
          Faults.shown(written) + " is not a number.",
          "Write digits with at most one point between them: 1250, 0.5, 50 %.");
      broken(end);
    } else if (written.length() - (written.contains(".") ? 1 : 0) > 18) {
      faults.report(
          start, end - start, "bad-number", "A number has at most 18 digits.", "Shorten it.");
      broken(end);
    } else {
      add(Token.Kind.NUMBER, end);
    }
  }

  private void name() {
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    add(Token.Kind.NAME, end);
  }

  private void stray() {
    int codePoint = text.codePointAt(at);
    var shown = Character.toString(codePoint);
    if (CURLY.contains(shown)) {
      curlyQuotes();
      return;
    }
    int end = at + shown.length();
    String hint;
    if ("\u2212\u2013\u2014".contains(shown)) {
      hint = "The minus sign is the plain hyphen: -.";
    } else if ("\u2264\u2265\u2260".contains(shown)) {
      hint = "Write <=, >= or <>.";
    } else {
      hint = "Take it out.";
    }
    var name =
        Character.isISOControl(codePoint) || !Character.isDefined(codePoint)
            ? "U+%04X".formatted(codePoint)
            : shown;
    faults.report(
        at, end - at, "unexpected-character", name + " has no meaning in an expression.", hint);
    at = end;
  }

  private void curlyQuotes() {
    int end = at + 1;
    while (end < text.length() && CURLY.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int close = end < text.length() ? end + 1 : at + 1;
    faults.report(
        at,
        close - at,
        "unexpected-character",
        "Curly quotes have no meaning in an expression.",
        "Texts stand in straight single quotes ('won'), names in none.");
    broken(close);
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, end));
    at = end;
  }

  private void broken(int end) {
    add(Token.Kind.BROKEN, end);
  }

  private String pair() {
    return at + 2 <= text.length() ? text.substring(at, at + 2) : "";
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private int digits(int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int indexOr(int index, int otherwise) {
    return index < 0 ? otherwise : index;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
