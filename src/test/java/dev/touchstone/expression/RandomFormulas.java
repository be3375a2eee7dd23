package dev.touchstone.expression;

import java.util.random.RandomGenerator;

/** Random formulas over {@link World#DEALS} that are right by construction, as text. */
final class RandomFormulas {
  private final RandomGenerator random;
  private boolean quotients = true;

  RandomFormulas(RandomGenerator random) {
    this.random = random;
  }

  /** The same without division, where results are equal and not just close. */
  RandomFormulas withoutQuotients() {
    quotients = false;
    return this;
  }

  String row(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> text(depth);
      case 1 -> day(depth);
      case 2, 3 -> bool(depth);
      default -> number(depth);
    };
  }

  String number(int depth) {
    if (depth == 0) {
      return pick("seats", "list_price", "share", literal(), literal());
    }
    int d = depth - 1;
    return switch (random.nextInt(quotients ? 12 : 11)) {
      case 0 -> "(" + number(d) + " + " + number(d) + ")";
      case 1 -> number(0) + " - " + number(0);
      case 2 -> "(" + number(d) + ") * " + number(0);
      case 3 -> "-(" + number(d) + ")";
      case 4 -> "coalesce(" + number(d) + ", " + number(d) + ")";
      case 5 -> "nullif(" + number(d) + ", " + number(0) + ")";
      case 6 -> "abs(" + number(d) + ")";
      case 7 -> pick("least", "Greatest") + "(" + number(d) + ", " + number(0) + ")";
      case 8 -> "round(" + number(d) + ", " + random.nextInt(6) + ")";
      case 9 -> choice(bool(d), number(d), number(0));
      case 10 ->
          switch (random.nextInt(3)) {
            case 0 -> "days_between(" + day(d) + ", " + day(d) + ")";
            case 1 -> "year(" + day(d) + ")";
            default -> "month(" + day(d) + ")";
          };
      default -> "(" + number(0) + ") / (" + number(d) + ")";
    };
  }

  String text(int depth) {
    if (depth == 0) {
      return pick("region", "deal_id", "'north'", "'So''uth'", "''");
    }
    int d = depth - 1;
    return switch (random.nextInt(5)) {
      case 0 -> "lower(" + text(d) + ")";
      case 1 -> "upper(" + text(d) + ")";
      case 2 -> "coalesce(" + text(d) + ", " + text(d) + ")";
      case 3 -> "nullif(" + text(d) + ", " + text(0) + ")";
      default -> choice(bool(d), text(d), text(0));
    };
  }

  String day(int depth) {
    if (depth == 0) {
      return pick("created_on", "closed_on", "period_start", "PERIOD_END", "date '2026-02-28'");
    }
    int d = depth - 1;
    return switch (random.nextInt(3)) {
      case 0 -> "coalesce(" + day(d) + ", " + day(d) + ")";
      case 1 -> pick("least", "greatest") + "(" + day(d) + ", " + day(d) + ")";
      default -> choice(bool(d), day(d), day(0));
    };
  }

  String bool(int depth) {
    if (depth == 0) {
      return pick("renewal", "stage = 'won'", "stage in ('won', 'open')", "true", "false");
    }
    int d = depth - 1;
    boolean before = quotients;
    quotients = false;
    var text =
        switch (random.nextInt(11)) {
          case 0 -> "(" + bool(d) + " and " + bool(d) + ")";
          case 1 -> "(" + bool(d) + " or " + bool(d) + ")";
          case 2 -> "not " + "(" + bool(d) + ")";
          case 3 -> number(d) + comparison() + number(d);
          case 4 -> text(d) + comparison() + text(d);
          case 5 -> day(d) + comparison() + day(d);
          case 6 -> number(d) + not() + "between " + number(0) + " and " + number(0);
          case 7 -> text(d) + not() + "in (" + text(0) + ", " + text(0) + ")";
          case 8 -> "(" + row(d) + ") is" + not() + "null";
          case 9 -> "(" + bool(d) + ") = (" + bool(0) + ")";
          default -> number(d) + not() + "in (" + number(0) + ", " + literal() + ", seats)";
        };
    quotients = before;
    return text;
  }

  String measure(int depth) {
    if (depth == 0) {
      return aggregate();
    }
    int d = depth - 1;
    return switch (random.nextInt(11)) {
      case 0 -> measure(d) + " + " + measure(0);
      case 1 -> measure(d) + " - (" + measure(d) + ")";
      case 2 -> "(" + measure(d) + ") * " + literal();
      case 3 -> "(" + measure(d) + ") / (" + measure(d) + ")";
      case 4 -> "prior(" + measure(d) + (random.nextBoolean() ? ")" : ", 4)");
      case 5 -> "coalesce(" + measure(d) + ", " + literal() + ")";
      case 6 -> "nullif(" + measure(d) + ", 0)";
      case 7 -> "round(abs(" + measure(d) + "), 2)";
      case 8 -> choice(measure(d) + comparison() + measure(0), measure(d), measure(0));
      case 9 -> "greatest(" + measure(d) + ", " + measure(0) + ")";
      default -> "days_between(min(created_on), " + pick("period_end", "max(closed_on)") + ")";
    };
  }

  private String aggregate() {
    var call =
        switch (random.nextInt(8)) {
          case 0 -> "count(*)";
          case 1 -> "count(" + row(1) + ")";
          case 2 -> "count(distinct " + row(1) + ")";
          case 3 -> "sum(" + number(1) + ")";
          case 4 -> "avg(" + number(1) + ")";
          case 5 -> "median(" + number(0) + ")";
          case 6 -> "quantile(" + number(0) + ", 90 %)";
          default -> pick("min", "max") + "(" + number(1) + ")";
        };
    return random.nextInt(3) == 0 ? call + " filter (where " + bool(2) + ")" : call;
  }

  private String choice(String when, String then, String otherwise) {
    return "case when "
        + when
        + " then "
        + then
        + (random.nextBoolean() ? " else " + otherwise : "")
        + " end";
  }

  private String comparison() {
    return pick(" = ", " <> ", " != ", " < ", " <= ", " > ", " >= ");
  }

  private String not() {
    return pick(" ", " not ");
  }

  private String literal() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(1, 100) + " %";
      case 1 -> random.nextInt(10) + "." + random.nextInt(100);
      case 2 -> "0";
      default -> String.valueOf(random.nextInt(30));
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
