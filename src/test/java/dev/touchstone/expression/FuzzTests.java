package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.touchstone.Fuzz;
import dev.touchstone.expression.Expr.Bound.Day;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody writes is answered with an expression or with issues; nothing else happens. */
class FuzzTests {
  private static final List<String> KINDS = List.of("condition", "rule", "measure", "combination");
  private static final List<String> SOUP =
      List.of(
          "sum",
          "count",
          "avg",
          "quantile",
          "prior",
          "filter",
          "where",
          "(",
          "(",
          ")",
          ")",
          "*",
          "/",
          "+",
          "-",
          "--",
          "/*",
          "*/",
          "%",
          ",",
          "'",
          "'won'",
          "\"",
          "`",
          ";",
          "::",
          "||",
          "=",
          "<>",
          "!=",
          "<",
          "<=",
          "and",
          "or",
          "not",
          "between",
          "in",
          "is",
          "null",
          "case",
          "when",
          "then",
          "else",
          "end",
          "true",
          "date",
          "'2026-01-31'",
          "'2026-99-99'",
          "amount",
          "stage",
          "seats",
          "closed_on",
          "renewal",
          "region",
          "sales",
          "quota",
          "period_end",
          "0",
          "1",
          "0.9",
          "1e9",
          "99999999999999999999",
          "50",
          "distinct",
          "select",
          "from",
          "over",
          "read_csv",
          "copy",
          "coalesce",
          "nullif",
          "abs",
          "least",
          "round",
          "lower",
          "days_between",
          "year",
          "\n",
          "\t",
          "\u0000",
          "\u00e9",
          "\ud83d\ude00",
          "\ud83d",
          "\u2019",
          ".",
          "?",
          "$1",
          "\\");
  private static final Map<Day, LocalDate> DAYS =
      Map.of(
          Day.PERIOD_START, LocalDate.EPOCH,
          Day.PERIOD_END, LocalDate.EPOCH,
          Day.WINDOW_START, LocalDate.EPOCH);

  /** Names before a parenthesis, binds and texts taken out. */
  private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\(");

  private int accepted;

  @Test
  void randomCharacters() {
    var random = new Random(1);
    for (int i = 0; i < Fuzz.times(4_000); i++) {
      var text = new StringBuilder();
      int length = random.nextInt(60);
      for (int c = 0; c < length; c++) {
        text.append(
            random.nextInt(10) == 0
                ? (char) random.nextInt(Character.MAX_VALUE)
                : (char) random.nextInt(9, 127));
      }
      check(text.toString());
    }
  }

  @Test
  void randomWords() {
    var random = new Random(2);
    for (int i = 0; i < Fuzz.times(6_000); i++) {
      var text = new StringBuilder();
      int length = random.nextInt(20);
      for (int w = 0; w < length; w++) {
        text.append(SOUP.get(random.nextInt(SOUP.size())))
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      check(text.toString());
    }
  }

  @Test
  void goodFormulasWithSomethingWrong() {
    var random = new Random(3);
    var formulas = new RandomFormulas(random);
    for (int i = 0; i < Fuzz.times(1_500); i++) {
      var text = random.nextBoolean() ? formulas.measure(i % 4) : formulas.bool(i % 4);
      check(text);
      for (int m = 0; m <= random.nextInt(3); m++) {
        text = mutated(text, random);
      }
      check(text);
    }
    assertThat(accepted).isGreaterThan(Fuzz.times(1_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "-",
        "- ",
        "not ",
        "sum(",
        "case when ",
        "a + ",
        "a or ",
        "a = ",
        "abs(",
        "prior(",
        "'",
        "''",
        "\"",
        "/*",
        "case when true then 1 ",
        "1, ",
        "in (",
        "coalesce(1, ",
        ")",
        "1 * ",
        "least(1, ",
        "x between ",
        "select ",
        "\ud83d\ude00",
        "sum(amount) / ",
        "seats > 1 and ",
        "quantile(",
        "date '2026-01-31' < "
      })
  void endlessRepetition(String part) {
    for (int times : List.of(2, 99, 101, 249, 251, 1_000, 10_000, 1_000_000)) {
      var text = part.repeat(Math.min(times, 20_000_000 / part.length() / 10));
      assertTimeout(Duration.ofSeconds(5), () -> check(text));
      assertTimeout(Duration.ofSeconds(5), () -> check(text + "1"));
      assertTimeout(Duration.ofSeconds(5), () -> check(text + "seats > 1"));
    }
  }

  @Test
  void theTallestAcceptedExpressionCanStillBeUsed() {
    var measure = World.measure("sum(seats)" + " + sum(seats * 2)".repeat(200));
    var deepest = World.measure("(".repeat(98) + "sum(seats)" + ")".repeat(98));
    var condition = World.condition("seats = 1" + " or seats = 2".repeat(200));

    assertThat(Evaluation.of(measure).operands()).hasSize(2);
    assertThat(Notation.of(deepest)).isEqualTo("sum(seats)");
    assertThat(condition.hashCode()).isEqualTo(condition.hashCode());
    assertThat(SqlRenderer.plain(Dialect.DUCKDB, DAYS).row(condition).text())
        .contains("= 2)) OR (");
  }

  private void check(String text) {
    for (var kind : KINDS) {
      var issues = new Issues();
      var expression = World.read(kind, text, issues);
      assertThat(issues.hasErrors()).as(text).isEqualTo(expression.isEmpty());
      for (var issue : issues.all()) {
        complete(issue, text);
      }
      expression.ifPresent(good -> usable(kind, text, good));
    }
  }

  private static void complete(Issue issue, String text) {
    assertThat(issue.message()).as(text).endsWith(".").doesNotContain("\n").hasSizeLessThan(200);
    assertThat(issue.hint()).as(text).doesNotContain("\n").hasSizeLessThan(400);
    assertThat(issue.hint()).as(text).matches("(?s).*[.?]");
    assertThat(issue.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(issue.at().column() - 1 + issue.at().length())
        .as("%s in %s", issue, text)
        .isLessThanOrEqualTo(Math.max(1, text.length() + 1));
  }

  private void usable(String kind, String text, Expr expression) {
    accepted++;
    var again = World.read(kind, Notation.of(expression), new Issues());
    assertThat(again).as(text).contains(expression);
    if (kind.equals("condition") || kind.equals("rule")) {
      lockedDown(text, expression);
    } else {
      Evaluation.of(expression).value(operand -> java.util.Optional.empty());
      for (var aggregate : Lineage.aggregates(expression)) {
        aggregate.argument().ifPresent(argument -> lockedDown(text, argument));
        aggregate.filter().ifPresent(filter -> lockedDown(text, filter));
      }
    }
  }

  /** Only known functions, no text of the user's, one bind per question mark. */
  private static void lockedDown(String text, Expr row) {
    for (var dialect : Dialect.values()) {
      var sql = SqlRenderer.plain(dialect, DAYS).row(row);
      var calls = CALL.matcher(sql.text());
      while (calls.find()) {
        assertThat(calls.group(1)).as(text).isIn(allowed());
      }
      assertThat(sql.text().chars().filter(c -> c == '?').count())
          .as(text)
          .isEqualTo(sql.binds().size());
      assertThat(sql.text().replace("date_diff('day',", "").replaceAll("BIGINT '-?[0-9]+'", ""))
          .as(text)
          .doesNotContain("'")
          .doesNotContain("--")
          .doesNotContain(";")
          .matches("[A-Za-z_0-9 \"().,?*/+<>=-]*");
    }
  }

  private static List<String> allowed() {
    var allowed = new java.util.ArrayList<>(SqlRenderer.FUNCTIONS);
    allowed.addAll(
        List.of(
            "AND", "OR", "NOT", "IN", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "DECIMAL",
            "FROM"));
    return allowed;
  }

  private static String mutated(String text, Random random) {
    if (text.isEmpty()) {
      return "(";
    }
    int at = random.nextInt(text.length());
    var word = SOUP.get(random.nextInt(SOUP.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + word + text.substring(at);
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(at);
      default -> text.substring(0, at) + " " + word + " " + text.substring(at);
    };
  }
}
