package dev.touchstone.expression;

/**
 * Renders calls of row functions.
 *
 * @param rows renders their arguments
 */
record SqlCalls(SqlRenderer rows) {
  void render(Expr.Call call, Sql.Builder sql) {
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
              .append(rows.row(first))
              .append(", ")
              .append(rows.row(call.arguments().getLast()))
              .append(")");
      case YEAR -> SqlRenderer.around("EXTRACT(YEAR FROM ", rows.row(first), ")", sql);
      case MONTH -> SqlRenderer.around("EXTRACT(MONTH FROM ", rows.row(first), ")", sql);
      case ROUND -> {
        // casting to fewer digits rounds half away from zero on both engines and stays exact
        int digits = Scales.of(call.type());
        var value = rows.row(first);
        sql.append(rows.scale().of(first) <= digits ? value : SqlRenderer.wide(value, digits));
      }
    }
  }

  /**
   * DuckDB's own least and greatest skip missing values; Trino's have none where one is missing.
   */
  private void extreme(String name, Expr.Call call, Sql.Builder sql) {
    var missing =
        call.arguments().stream()
            .filter(argument -> !isConstant(argument))
            .map(argument -> Sql.builder().append(rows.row(argument)).append(" IS NULL").build())
            .toList();
    if (rows.dialect() == Dialect.TRINO || missing.isEmpty()) {
      function(name, call, sql);
      return;
    }
    sql.append("(CASE WHEN ").join(" OR ", missing).append(" THEN NULL ELSE ");
    function(name, call, sql);
    sql.append(" END)");
  }

  private static boolean isConstant(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral _,
          Expr.TextLiteral _,
          Expr.DayLiteral _,
          Expr.BoolLiteral _,
          Expr.Bound _ ->
          true;
      case Expr.ColumnRef _,
          Expr.InputRef _,
          Expr.Arithmetic _,
          Expr.Negate _,
          Expr.Compare _,
          Expr.And _,
          Expr.Or _,
          Expr.Not _,
          Expr.Between _,
          Expr.In _,
          Expr.IsNull _,
          Expr.Case _,
          Expr.Call _,
          Expr.Aggregate _,
          Expr.Prior _ ->
          false;
    };
  }

  private void function(String name, Expr.Call call, Sql.Builder sql) {
    int scale = rows.scale().most(call.arguments());
    sql.append(name + "(")
        .join(", ", call.arguments().stream().map(argument -> rows.at(scale, argument)).toList())
        .append(")");
  }
}
