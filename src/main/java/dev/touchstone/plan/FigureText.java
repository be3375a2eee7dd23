package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures as SQL aggregates over the rows of a statement.
 *
 * @param days what the bound days are for the scored period
 * @param filtered whether the statement's own {@code where} already holds every figure's filter
 * @param marks the distinct counts that stand beside other figures
 */
public record FigureText(
    FactsText facts, Map<Expr.Bound.Day, LocalDate> days, boolean filtered, DistinctMarks marks) {

  public FigureText(FactsText facts, Map<Expr.Bound.Day, LocalDate> days) {
    this(facts, days, false, DistinctMarks.NONE);
  }

  public Sql of(Figure figure) {
    return switch (figure) {
      case Figure.Unrated unrated ->
          Sql.builder()
              .append("count(*) filter (where ")
              .append(unratedRows(unrated))
              .append(")")
              .build();
      case Figure.Aggregated(var aggregate) -> aggregate(aggregate);
    };
  }

  /** A row counts unless the condition is certainly false: it may be unknown for want of a rate. */
  Sql unratedRows(Figure.Unrated figure) {
    var text = Sql.builder().append(facts.unrated(figure.column()));
    if (!Figure.isTrue(figure.where())) {
      text.append(" and coalesce(").append(facts.row(figure.where(), days)).append(", true)");
    }
    return text.build();
  }

  private Sql aggregate(Aggregate aggregate) {
    var argument = aggregate.argument().map(row -> facts.row(row, days));
    var words = argument.map(Sql::text).orElse("*");
    var filter = filter(aggregate.filter());
    var text =
        switch (aggregate.function()) {
          case COUNT -> "count(" + words + ")" + filter.text();
          case COUNT_DISTINCT -> {
            var lowest = marks.of(new Figure.Aggregated(aggregate));
            yield lowest.isPresent()
                ? facts
                    .dialect()
                    .distinctOfFew()
                    .orElseThrow()
                    .count(words, lowest.getAsLong(), filter.text())
                : "count(distinct " + words + ")" + filter.text();
          }
          case SUM -> facts.dialect().sum(words, filter.text());
          case MIN -> number(aggregate, "min(" + words + ")" + filter.text());
          case MAX -> number(aggregate, "max(" + words + ")" + filter.text());
          case QUANTILE -> facts.dialect().quantile(words, aggregate.fraction(), filter.text());
        };
    return Sql.builder()
        .append(new Sql(text, argument.map(Sql::binds).orElse(List.of())))
        .append(new Sql("", filter.binds()))
        .build();
  }

  /** The earliest and latest of days travel as numbers. */
  private String number(Aggregate aggregate, String text) {
    return aggregate.type() instanceof Type.Day ? facts.dialect().dayNumber(text) : text;
  }

  private Sql filter(Optional<Expr> filter) {
    return filtered || filter.isEmpty()
        ? new Sql("", List.of())
        : Sql.builder()
            .append(" filter (where ")
            .append(facts.row(filter.get(), days))
            .append(")")
            .build();
  }
}
