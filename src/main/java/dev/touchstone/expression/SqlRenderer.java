package dev.touchstone.expression;

import dev.touchstone.definition.Dataset;
import dev.touchstone.expression.Expr.Bound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Renders checked expressions over rows (everything but aggregates, inputs and {@code prior}) for
 * one dialect. The SQL uses no function but those of {@link #FUNCTIONS}, so an engine that refuses
 * all others loses nothing.
 *
 * <p>Numbers are exact decimals throughout: a quotient is worked out in doubles, which divide alike
 * everywhere, and at once rounded half-up to {@code DECIMAL(38, 12)}, so that a sum of quotients
 * does not depend on the order of rows. Dividing by zero, and the least or greatest of values one of
 * which is missing, have no value.
 *
 * @param columns the SQL that stands for a column; exact, and of the column's own scale except that
 *     a converted amount ({@code amount * rate}) may have more digits
 * @param days what the bound days are
 */
public record SqlRenderer(
    Dialect dialect, Function<Dataset.Column, String> columns, Map<Bound.Day, LocalDate> days) {
  /** Every function name that can stand in rendered SQL. */
  public static final List<String> FUNCTIONS =
      List.of(
          "abs", "CAST", "coalesce", "date_diff", "EXTRACT", "greatest", "least", "lower", "NULLIF",
          "upper");

  public SqlRenderer {
    days = Map.copyOf(days);
  }

  /** Columns as they are named, for a dataset without amounts to convert. */
  public static SqlRenderer plain(Dialect dialect, Map<Bound.Day, LocalDate> days) {
    return new SqlRenderer(dialect, column -> Sql.quoted(column.name()), days);
  }

  /** Renders a row expression. */
  public Sql row(Expr expression) {
    var sql = Sql.builder();
    render(expression, sql);
    return sql.build();
  }

  private void render(Expr expression, Sql.Builder sql) {
    switch (expression) {
      case Expr.NumberLiteral literal -> sql.append(literal(literal.value()));
      case Expr.TextLiteral literal ->
          sql.append("CAST(").bind(literal.value()).append(" AS VARCHAR)");
      case Expr.DayLiteral literal -> day(literal.value(), sql);
      case Expr.BoolLiteral literal -> sql.append(literal.value() ? "TRUE" : "FALSE");
      case Expr.ColumnRef reference -> sql.append(columns.apply(reference.column()));
      case Expr.Bound bound -> day(day(bound.day()), sql);
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic, sql);
      case Expr.Negate negate -> around("(-", negate.operand(), ")", sql);
      case Expr.Compare compare ->
          infix(operand(compare.left()), symbol(compare), operand(compare.right()), sql);
      case Expr.And and -> infix(row(and.left()), "AND", row(and.right()), sql);
      case Expr.Or or -> infix(row(or.left()), "OR", row(or.right()), sql);
      case Expr.Not not -> around("(NOT ", not.operand(), ")", sql);
      case Expr.Between between ->
          sql.append("(")
              .append(operand(between.operand()))
              .append(between.negated() ? " NOT BETWEEN " : " BETWEEN ")
              .append(operand(between.low()))
              .append(" AND ")
              .append(operand(between.high()))
              .append(")");
      case Expr.In in ->
          sql.append("(")
              .append(operand(in.operand()))
              .append(in.negated() ? " NOT IN (" : " IN (")
              .join(", ", in.values().stream().map(this::operand).toList())
              .append("))");
      case Expr.IsNull isNull ->
          around("(", isNull.operand(), isNull.negated() ? " IS NOT NULL)" : " IS NULL)", sql);
      case Expr.Case cases -> cases(cases, sql);
      case Expr.Call call -> call(call, sql);
      case Expr.InputRef _, Expr.Aggregate _, Expr.Prior _ ->
          throw new IllegalArgumentException("Not about one row: " + Notation.of(expression));
    }
  }

  /** Whole numbers are 64 bits wide in arithmetic, whatever an engine thinks of short literals. */
  private static String literal(BigDecimal value) {
    return value.scale() == 0 ? "BIGINT '" + value.toPlainString() + "'" : decimal(value);
  }

  private static String decimal(BigDecimal value) {
    return value.signum() < 0 ? "(" + value.toPlainString() + ")" : value.toPlainString();
  }

  /** A side of a comparison, where a literal's width does not matter. */
  private Sql operand(Expr expression) {
    return expression instanceof Expr.NumberLiteral literal
        ? new Sql(decimal(literal.value()), List.of())
        : row(expression);
  }

  private void arithmetic(Expr.Arithmetic arithmetic, Sql.Builder sql) {
    var left = row(arithmetic.left());
    var right = row(arithmetic.right());
    switch (arithmetic.operator()) {
      case PLUS -> infix(left, "+", right, sql);
      case MINUS -> infix(left, "-", right, sql);
      case TIMES -> product(arithmetic, left, right, sql);
      case DIVIDE ->
          sql.append("CAST((CAST(")
              .append(left)
              .append(" AS DOUBLE) / CAST(NULLIF(")
              .append(right)
              .append(", 0) AS DOUBLE)) AS DECIMAL(38, " + Scales.QUOTIENT + "))");
    }
  }

  /**
   * DuckDB gives a product of two decimals of up to 18 digits 18 digits again, which is too few, so
   * one factor is made 38 digits wide. It is one whose scale is certain: a converted amount has the
   * digits of its rate as well.
   */
  private static void product(Expr.Arithmetic product, Sql left, Sql right, Sql.Builder sql) {
    if (Lineage.moneyColumns(product.left()).isEmpty()) {
      infix(wide(left, product.left()), "*", right, sql);
    } else if (Lineage.moneyColumns(product.right()).isEmpty()) {
      infix(left, "*", wide(right, product.right()), sql);
    } else {
      var one = new Sql("CAST(1 AS DECIMAL(38, 0))", List.of());
      var wide = Sql.builder();
      infix(left, "*", one, wide);
      infix(wide.build(), "*", right, sql);
    }
  }

  private static Sql wide(Sql sql, Expr expression) {
    return Sql.builder()
        .append("CAST(")
        .append(sql)
        .append(" AS DECIMAL(38, " + Scales.of(expression.type()) + "))")
        .build();
  }

  private void cases(Expr.Case cases, Sql.Builder sql) {
    sql.append("(CASE");
    for (var branch : cases.branches()) {
      sql.append(" WHEN ").append(row(branch.when())).append(" THEN ").append(row(branch.then()));
    }
    cases.otherwise().ifPresent(otherwise -> sql.append(" ELSE ").append(row(otherwise)));
    sql.append(" END)");
  }

  private void call(Expr.Call call, Sql.Builder sql) {
    var first = call.arguments().getFirst();
    switch (call.function()) {
      case COALESCE -> function("coalesce", call, sql);
      case NULLIF -> function("NULLIF", call, sql);
      case ABS -> function("abs", call, sql);
      case LOWER -> function("lower", call, sql);
      case UPPER -> function("upper", call, sql);
      case LEAST -> extreme("least", call, sql);
      case GREATEST -> extreme("greatest", call, sql);
      case DAYS_BETWEEN ->
          sql.append("date_diff('day', ")
              .append(row(first))
              .append(", ")
              .append(row(call.arguments().getLast()))
              .append(")");
      case YEAR -> around("EXTRACT(YEAR FROM ", first, ")", sql);
      case MONTH -> around("EXTRACT(MONTH FROM ", first, ")", sql);
      case ROUND -> round(first, Scales.of(call.type()), sql);
    }
  }

  /** Casting to fewer digits rounds half away from zero on both engines, and keeps the type exact. */
  private void round(Expr value, int digits, Sql.Builder sql) {
    if (Scales.of(value.type()) <= digits && Lineage.moneyColumns(value).isEmpty()) {
      render(value, sql);
    } else {
      around("CAST(", value, " AS DECIMAL(38, " + digits + "))", sql);
    }
  }

  /** DuckDB's own least and greatest skip missing values; Trino's have none where one is missing. */
  private void extreme(String name, Expr.Call call, Sql.Builder sql) {
    var missing = new ArrayList<Sql>();
    for (var argument : call.arguments()) {
      if (canBeMissing(argument)) {
        missing.add(Sql.builder().append(row(argument)).append(" IS NULL").build());
      }
    }
    if (dialect == Dialect.TRINO || missing.isEmpty()) {
      function(name, call, sql);
      return;
    }
    sql.append("(CASE WHEN ").join(" OR ", missing).append(" THEN NULL ELSE ");
    function(name, call, sql);
    sql.append(" END)");
  }

  private static boolean canBeMissing(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral _,
          Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.Bound _ ->
          false;
      default -> true;
    };
  }

  private void function(String name, Expr.Call call, Sql.Builder sql) {
    sql.append(name + "(")
        .join(", ", call.arguments().stream().map(this::row).toList())
        .append(")");
  }

  private void around(String before, Expr expression, String after, Sql.Builder sql) {
    sql.append(before);
    render(expression, sql);
    sql.append(after);
  }

  private static void infix(Sql left, String operator, Sql right, Sql.Builder sql) {
    sql.append("(")
        .append(left)
        .append(" " + operator + " ")
        .append(right)
        .append(")");
  }

  private static void day(LocalDate day, Sql.Builder sql) {
    sql.append("CAST(").bind(day).append(" AS DATE)");
  }

  private LocalDate day(Bound.Day day) {
    return Optional.ofNullable(days.get(day))
        .orElseThrow(() -> new IllegalArgumentException("No day given for " + day));
  }

  private static String symbol(Expr.Compare compare) {
    return switch (compare.comparison()) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }
}
