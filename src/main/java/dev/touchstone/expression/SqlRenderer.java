package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.expression.Expr.Bound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Renders checked expressions over rows (everything but aggregates, inputs and {@code prior}) for
 * one dialect. The SQL uses no function but those of {@link #FUNCTIONS}.
 *
 * <p>Numbers are exact decimals throughout: a quotient is worked out in doubles, which divide alike
 * everywhere, and at once rounded half-up to {@code DECIMAL(38, 12)}, so that a sum of quotients
 * does not depend on the order of rows. Dividing by zero, and the least or greatest of values one
 * of which is missing, have no value. What does not fit in 38 digits is an error of the engine,
 * never another number.
 *
 * @param columns the SQL that stands for a column, with its exact type; a money column stands for
 *     the converted amount, e.g. {@code (amount * rate)}
 * @param days what the bound days are
 * @param rateDigits how many digits after the point converted amounts have beyond their column's
 *     own: the rate's scale, or 0 where nothing is converted
 */
public record SqlRenderer(
    Dialect dialect,
    Function<Dataset.Column, String> columns,
    Map<Bound.Day, LocalDate> days,
    int rateDigits) {
  /** Every function name that can stand in rendered SQL. */
  public static final List<String> FUNCTIONS =
      List.of(
          "abs",
          "CAST",
          "coalesce",
          "date_diff",
          "element_at",
          "EXTRACT",
          "greatest",
          "least",
          "lower",
          "NULLIF",
          "transform",
          "truncate",
          "upper");

  public SqlRenderer {
    days = Map.copyOf(days);
  }

  /** Where no amounts are converted. */
  public SqlRenderer(
      Dialect dialect, Function<Dataset.Column, String> columns, Map<Bound.Day, LocalDate> days) {
    this(dialect, columns, days, 0);
  }

  /** Columns as they are named. */
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
      case Expr.NumberLiteral literal -> sql.append(Numerals.wide(literal.value()));
      case Expr.TextLiteral literal ->
          sql.append("CAST(").bind(literal.value()).append(" AS VARCHAR)");
      case Expr.DayLiteral literal -> day(literal.value(), sql);
      case Expr.BoolLiteral literal -> sql.append(literal.value() ? "TRUE" : "FALSE");
      case Expr.ColumnRef reference -> sql.append(columns.apply(reference.column()));
      case Expr.Bound bound -> day(day(bound.day()), sql);
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic, sql);
      case Expr.Negate negate -> around("(-", row(negate.operand()), ")", sql);
      case Expr.Compare compare -> {
        var sides = sides(compare.left(), compare.right());
        infix(sides.getFirst(), symbol(compare), sides.getLast(), sql);
      }
      case Expr.And and -> infix(row(and.left()), "AND", row(and.right()), sql);
      case Expr.Or or -> infix(row(or.left()), "OR", row(or.right()), sql);
      case Expr.Not not -> around("(NOT ", row(not.operand()), ")", sql);
      case Expr.Between between -> {
        var sides = sides(between.operand(), between.low(), between.high());
        sql.append("(")
            .append(sides.get(0))
            .append(between.negated() ? " NOT BETWEEN " : " BETWEEN ")
            .append(sides.get(1))
            .append(" AND ")
            .append(sides.get(2))
            .append(")");
      }
      case Expr.In in -> {
        var sides =
            sides(
                Stream.concat(Stream.of(in.operand()), in.values().stream()).toArray(Expr[]::new));
        sql.append("(")
            .append(sides.getFirst())
            .append(in.negated() ? " NOT IN (" : " IN (")
            .join(", ", sides.subList(1, sides.size()))
            .append("))");
      }
      case Expr.IsNull isNull ->
          around("(", row(isNull.operand()), isNull.negated() ? " IS NOT NULL)" : " IS NULL)", sql);
      case Expr.Case cases -> cases(cases, sql);
      case Expr.Call call -> new SqlCalls(this).render(call, sql);
      case Expr.InputRef _, Expr.Aggregate _, Expr.Prior _ ->
          throw new IllegalArgumentException("Not about one row: " + Notation.of(expression));
    }
  }

  private void arithmetic(Expr.Arithmetic arithmetic, Sql.Builder sql) {
    var left = row(arithmetic.left());
    var right = row(arithmetic.right());
    switch (arithmetic.operator()) {
      case PLUS -> infix(left, "+", right, sql);
      case MINUS -> infix(left, "-", right, sql);
      // DuckDB gives a product of two decimals of up to 18 digits 18 digits again: too few
      case TIMES -> infix(wide(left, scale().of(arithmetic.left())), "*", right, sql);
      case DIVIDE -> {
        var zero = Numerals.at(BigDecimal.ZERO, scale().of(arithmetic.right()));
        var divisor = Sql.builder().append("NULLIF(").append(right).append(", " + zero + ")");
        sql.append(quotient(left, divisor.build()));
      }
    }
  }

  private Sql quotient(Sql left, Sql right) {
    var binds = Stream.concat(left.binds().stream(), right.binds().stream()).toList();
    return switch (dialect) {
      case DUCKDB ->
          new Sql(
              "CAST((CAST(%s AS DOUBLE) / CAST(%s AS DOUBLE)) AS DECIMAL(38, %d))"
                  .formatted(left.text(), right.text(), Scales.QUOTIENT),
              binds);
      case TRINO -> {
        var doubles = TrinoDoubles.of(left.text()) + " / " + TrinoDoubles.of(right.text());
        yield new Sql(TrinoDoubles.toDecimal("(" + doubles + ")", Scales.QUOTIENT), binds);
      }
    };
  }

  private void cases(Expr.Case cases, Sql.Builder sql) {
    int scale = scale().most(Lineage.results(cases));
    sql.append("(CASE");
    for (var branch : cases.branches()) {
      sql.append(" WHEN ")
          .append(row(branch.when()))
          .append(" THEN ")
          .append(at(scale, branch.then()));
    }
    cases.otherwise().ifPresent(otherwise -> sql.append(" ELSE ").append(at(scale, otherwise)));
    sql.append(" END)");
  }

  /** What is compared with each other. */
  private List<Sql> sides(Expr... expressions) {
    var all = List.of(expressions);
    int scale = scale().most(all);
    return all.stream()
        .map(
            side ->
                side instanceof Expr.NumberLiteral literal
                    ? new Sql(Numerals.at(literal.value(), scale), List.of())
                    : at(scale, side))
        .toList();
  }

  /**
   * A value with as many digits after the point as its neighbours. Where DuckDB has to find a
   * common type for decimals itself and 38 digits are too few, it silently drops some behind the
   * point.
   */
  Sql at(int scale, Expr expression) {
    if (!(expression.type() instanceof Type.Number) || scale().of(expression) == scale) {
      return row(expression);
    }
    return expression instanceof Expr.NumberLiteral literal
        ? new Sql(Numerals.at(literal.value(), scale), List.of())
        : wide(row(expression), scale);
  }

  RowScale scale() {
    return new RowScale(rateDigits);
  }

  static Sql wide(Sql sql, int scale) {
    return Sql.builder()
        .append("CAST(")
        .append(sql)
        .append(" AS DECIMAL(38, " + scale + "))")
        .build();
  }

  static void around(String before, Sql sql, String after, Sql.Builder into) {
    into.append(before).append(sql).append(after);
  }

  private static void infix(Sql left, String operator, Sql right, Sql.Builder into) {
    into.append("(").append(left).append(" " + operator + " ").append(right).append(")");
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
