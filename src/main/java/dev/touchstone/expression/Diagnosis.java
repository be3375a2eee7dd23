package dev.touchstone.expression;

import java.util.List;
import java.util.Set;

/** Why a token cannot stand where it stands, in words that help the person who wrote it. */
record Diagnosis(String code, String message, String hint) {
  private static final Set<String> ENDS_A_VALUE = Set.of("end", "null", "true", "false");

  static Diagnosis of(List<Token> tokens, int at) {
    var token = tokens.get(at);
    boolean afterValue = at > 0 && endsValue(tokens.get(at - 1));
    return switch (token.kind()) {
      case END ->
          syntax(
              "The expression ends where a value is expected.",
              "Write a column, a number, a text or an aggregate at its end.");
      case NAME -> word(token, tokens, at, afterValue);
      case NUMBER, TEXT, BROKEN -> missingOperator(tokens.get(at - 1), token);
      case SYMBOL -> symbol(token, afterValue);
    };
  }

  private static Diagnosis word(Token token, List<Token> tokens, int at, boolean afterValue) {
    var word = token.word();
    if (Vocabulary.isUnsupported(word)) {
      return new Diagnosis(
          "not-supported", word + " is not part of the language.", Vocabulary.insteadOf(word));
    }
    if (Vocabulary.isStatement(word)) {
      return new Diagnosis(
          "forbidden-function", "An expression cannot " + word + ".", Vocabulary.FORBIDDEN);
    }
    if (word.equals("filter")) {
      return syntax(
          "filter stands directly behind an aggregate.",
          "Write sum(amount) filter (where stage = 'won').");
    }
    if (!Vocabulary.RESERVED.contains(word) && at > 0) {
      return missingOperator(tokens.get(at - 1), token);
    }
    return afterValue
        ? syntax(word + " cannot stand here.", "Check what stands before it.")
        : syntax(
            "A value is missing before " + word + ".",
            "Write a column, a number or a text there; " + word + " cannot be a column's name.");
  }

  private static Diagnosis symbol(Token token, boolean afterValue) {
    var text = token.text();
    return switch (text) {
      case ";" -> syntax("An expression is one value, and nothing follows it.", "Take out the ;.");
      case "::" ->
          new Diagnosis(
              "not-supported", ":: is not part of the language.", Vocabulary.insteadOf("cast"));
      case "||" ->
          new Diagnosis(
              "not-supported",
              "Texts cannot be joined.",
              "Join them when loading, in the mapping.");
      case "==" -> syntax("Equality is written with one sign.", "Write =.");
      case "&&" -> syntax("Conditions are joined with words.", "Write and.");
      case "|" -> syntax("Conditions are joined with words.", "Write or.");
      case "&" -> syntax("Conditions are joined with words.", "Write and.");
      case "!" -> syntax("A condition is turned around with a word.", "Write not, or <>.");
      case "%" ->
          syntax("A percent sign stands behind a number.", "Write 50 %; there is no remainder.");
      case "," ->
          syntax(
              "A comma cannot stand here.",
              "It only separates arguments and values; numbers are written 1000000.");
      case ")" ->
          afterValue
              ? syntax("This parenthesis closes nothing.", "Take it out, or open one before it.")
              : syntax("A value is missing before ).", "Write it, or take the parenthesis out.");
      case "(" ->
          syntax("A parenthesis cannot open here.", "An operator is missing before it, perhaps.");
      case "*" -> syntax("A value is missing before *.", "A star alone stands in count(*) only.");
      case "+", "-", "/", "=", "<>", "!=", "<", "<=", ">", ">=" ->
          syntax(
              afterValue ? text + " cannot stand here." : "A value is missing before " + text + ".",
              "Write a column, a number, a text or an aggregate.");
      default -> syntax(text + " has no meaning here.", "Take it out.");
    };
  }

  private static Diagnosis missingOperator(Token before, Token token) {
    return syntax(
        "Between " + shown(before) + " and " + shown(token) + " something is missing.",
        "Compare with =, join conditions with and or or, or take one of them out.");
  }

  private static String shown(Token token) {
    var text = Faults.shown(token.text());
    return token.kind() == Token.Kind.TEXT ? "'" + text + "'" : text;
  }

  private static boolean endsValue(Token token) {
    return switch (token.kind()) {
      case NAME ->
          !Vocabulary.RESERVED.contains(token.word()) || ENDS_A_VALUE.contains(token.word());
      case NUMBER, TEXT, BROKEN -> true;
      case SYMBOL -> token.is(")") || token.is("%");
      case END -> false;
    };
  }

  private static Diagnosis syntax(String message, String hint) {
    return new Diagnosis("syntax-error", message, hint);
  }
}
