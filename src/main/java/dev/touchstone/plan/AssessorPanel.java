package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Assessment.Criterion;
import dev.touchstone.definition.scorecard.Assessment.Level;
import dev.touchstone.expression.Evaluation;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expr.Aggregate;
import dev.touchstone.expression.Expr.Aggregate.Function;
import dev.touchstone.expression.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Who judges a KPI, if people do. */
public sealed interface AssessorPanel {
  record None() implements AssessorPanel {}

  /**
   * How often each level was given to each criterion is all that values, distances and agreement
   * need, and any engine can count.
   *
   * @param counts by criterion and level, in the order of the rubric
   * @param people how many different people judged each criterion: who speaks twice is one
   * @param assessors how many different people judged anything
   */
  record Asked(
      Assessment.Rubric rubric,
      List<List<PlannedLeaf.Measured>> counts,
      List<PlannedLeaf.Measured> people,
      PlannedLeaf.Measured assessors)
      implements AssessorPanel {}

  /** The figures that opinions are made of. Their arithmetic stands outside of expressions. */
  static PlannedMeasure measure(Asked asked, PlannedInput planned) {
    var leaves = new LinkedHashSet<PlannedLeaf>();
    asked.counts().forEach(leaves::addAll);
    leaves.addAll(asked.people());
    leaves.add(asked.assessors());
    var last =
        new Expr.InputRef(
            PlannedMeasure.name(leaves.size() - 1), asked.assessors().aggregate().type());
    return new PlannedMeasure(
        last,
        Evaluation.of(last),
        List.copyOf(leaves),
        List.of(planned),
        List.of(asked.assessors().rows()),
        List.of());
  }

  static Asked of(Assessment.Rubric rubric, CheckedInput input) {
    var columns = new Columns(input);
    var counts = new ArrayList<List<PlannedLeaf.Measured>>();
    for (var criterion : rubric.criteria()) {
      counts.add(
          rubric.levels().stream().map(level -> columns.count(rubric, criterion, level)).toList());
    }
    return new Asked(
        rubric,
        List.copyOf(counts),
        rubric.criteria().stream().map(criterion -> columns.people(rubric, criterion)).toList(),
        columns.distinct(rubric.assessor(), Optional.empty()));
  }

  /** Counts over the rows of an input. */
  record Columns(CheckedInput input) {
    private PlannedLeaf.Measured count(Assessment.Rubric rubric, Criterion criterion, Level level) {
      return leaf(
          new Aggregate(
              Function.COUNT,
              Optional.empty(),
              BigDecimal.ZERO,
              Optional.of(about(rubric, criterion, equal(rubric.level(), level.value()))),
              new Type.Number(0)));
    }

    private PlannedLeaf.Measured people(Assessment.Rubric rubric, Criterion criterion) {
      var level = reference(rubric.level());
      var known = rubric.levels().stream().map(one -> literal(level.type(), one.value())).toList();
      var said = new Expr.In(level, known, false, new Type.Bool());
      return distinct(rubric.assessor(), Optional.of(about(rubric, criterion, said)));
    }

    private Expr about(Assessment.Rubric rubric, Criterion criterion, Expr said) {
      return rubric.criterion().isEmpty()
          ? said
          : new Expr.And(equal(rubric.criterion(), criterion.value()), said, new Type.Bool());
    }

    private PlannedLeaf.Measured distinct(String column, Optional<Expr> filter) {
      return leaf(
          new Aggregate(
              Function.COUNT_DISTINCT,
              Optional.of(reference(column)),
              BigDecimal.ZERO,
              filter,
              new Type.Number(0)));
    }

    private PlannedLeaf.Measured leaf(Aggregate aggregate) {
      var window = new Term.Window(input.windowPeriods(), 0);
      var rows = term(Figure.rows(input.where()), window);
      return new PlannedLeaf.Measured(
          input.name(), aggregate, term(Figure.of(aggregate, input.where()), window), rows, rows);
    }

    private Term term(Figure figure, Term.Window window) {
      return new Term(input.scan(), figure, window, input.route());
    }

    private Expr equal(String column, String value) {
      var reference = reference(column);
      return new Expr.Compare(
          Expr.Compare.Comparison.EQUAL,
          reference,
          literal(reference.type(), value),
          new Type.Bool());
    }

    private static Expr literal(Type type, String value) {
      return type instanceof Type.Number
          ? new Expr.NumberLiteral(new BigDecimal(value), new Type.Number(0))
          : new Expr.TextLiteral(value, new Type.Text());
    }

    private Expr.ColumnRef reference(String name) {
      Column column = input.scan().dataset().column(name).orElseThrow();
      return new Expr.ColumnRef(
          column, column.type() instanceof ColumnType.Whole ? new Type.Number(0) : new Type.Text());
    }
  }
}
