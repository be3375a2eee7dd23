package dev.touchstone.plan;

import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.expression.Notation;
import dev.touchstone.expression.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a plan down: the SQL of one period, and how its answers become values. */
final class Listing {
  /** Days in a year nobody reports for stand for those a run fills in. */
  private static final Slice SLICE = new Slice(LocalDate.of(2, 1, 1), LocalDate.of(2, 1, 2));

  private static final Map<Bound.Day, LocalDate> DAYS =
      Map.of(
          Bound.Day.PERIOD_START, LocalDate.of(2, 2, 1),
          Bound.Day.PERIOD_END, LocalDate.of(2, 2, 2),
          Bound.Day.WINDOW_START, LocalDate.of(2, 2, 3));

  private static final Map<LocalDate, String> NAMES =
      Map.of(
          SLICE.from(), "first day read",
          SLICE.to(), "day after the last one read",
          LocalDate.of(2, 2, 1), "period_start",
          LocalDate.of(2, 2, 2), "period_end",
          LocalDate.of(2, 2, 3), "window_start");

  private final Plan plan;
  private final Statements statements;
  private final PartnerStatements partners;
  private final StringBuilder text = new StringBuilder();

  Listing(Plan plan, SqlDialect dialect) {
    this.plan = plan;
    this.statements = plan.statements(dialect);
    this.partners = plan.partnerStatements(dialect);
  }

  String text() {
    text.append("-- Plan of scorecard ").append(plan.scorecard().id());
    text.append(", period by ").append(plan.scorecard().period().word()).append("\n\n");
    write(partners.population(plan.population().condition()));
    var conditions = plan.kpis().stream().map(PlannedKpi::applies).distinct().toList();
    if (conditions.stream().anyMatch(condition -> !Figure.isTrue(condition))) {
      write(partners.applies(conditions, DAYS));
    }
    for (var via : bridges()) {
      write(statements.bridge(via, via.scan().timeless() ? Slice.EVER : SLICE));
    }
    scans().forEach(this::scan);
    for (var histogram : plan.histograms()) {
      var slice = histogram.scan().timeless() ? Slice.EVER : SLICE;
      write(statements.histogram(new PlannedHistogram.Ask(histogram, slice, DAYS)));
    }
    plan.kpis().forEach(this::kpi);
    return text.toString();
  }

  private void scan(Scan scan, List<Figure> figures) {
    var slice = scan.timeless() ? Slice.EVER : SLICE;
    var together = figures.stream().filter(figure -> !figure.alone()).toList();
    if (!together.isEmpty()) {
      write(statements.grouped(scan, slice, together, DAYS, DistinctMarks.NONE));
    }
    for (var figure : figures) {
      if (figure.alone() && figure instanceof Figure.Aggregated(var aggregate)) {
        write(statements.distinct(scan, slice, aggregate, DAYS));
      }
    }
  }

  private void kpi(PlannedKpi planned) {
    var kpi = planned.kpi();
    text.append("-- ").append(kpi.id()).append(" = ");
    measure(planned.measure());
    if (planned.panel() instanceof AssessorPanel.Asked asked) {
      panel(asked.rubric());
    }
    policies(kpi);
    switch (planned.target()) {
      case PlannedKpi.Aim.None _ -> {}
      case PlannedKpi.Aim.Fixed(var value) ->
          text.append("--   target ").append(value.toPlainString()).append('\n');
      case PlannedKpi.Aim.Measured(var measure) -> {
        text.append("--   target = ");
        measure(measure);
      }
    }
    text.append('\n');
  }

  private void measure(PlannedMeasure measure) {
    text.append(Notation.of(measure.arithmetic())).append('\n');
    for (int i = 0; i < measure.leaves().size(); i++) {
      text.append("--   ").append(PlannedMeasure.name(i)).append(' ');
      switch (measure.leaves().get(i)) {
        case PlannedLeaf.Measured leaf ->
            text.append(oneLine(leaf.text())).append(" of ").append(leaf.input());
        case PlannedLeaf.Taken leaf -> text.append(leaf.text()).append(" as ").append(leaf.input());
        case PlannedLeaf.Day leaf ->
            text.append(leaf.day().name().toLowerCase(Locale.ROOT))
                .append(leaf.window().shift() == 0 ? "" : ", " + leaf.window().shift() + " back");
      }
      text.append('\n');
    }
    for (var input : measure.inputs()) {
      text.append("--   ").append(input.name()).append(": ").append(rows(input)).append('\n');
    }
  }

  private void panel(Assessment.Rubric rubric) {
    text.append("--   judged: ").append(rubric.combine().name().toLowerCase(Locale.ROOT));
    text.append(" of at least ").append(rubric.atLeast()).append(" assessors");
    text.append(", at most ").append(rubric.apartAtMost()).append(" levels apart\n");
    for (var level : rubric.levels()) {
      text.append("--     level ").append(oneLine(level.value()));
      text.append(" = ").append(level.points().toPlainString()).append('\n');
    }
    for (var criterion : rubric.criteria()) {
      text.append("--     criterion ").append(oneLine(criterion.value()));
      text.append(" weighs ").append(criterion.weight().toPlainString()).append('\n');
    }
  }

  private static String rows(PlannedInput input) {
    var where = Figure.isTrue(input.where()) ? "" : " where " + oneLine(Notation.of(input.where()));
    return input.scan().dataset().id() + where + ", " + window(input);
  }

  private static String window(PlannedInput input) {
    if (input.scan().timeless()) {
      return "all rows";
    }
    int periods = input.window().periods();
    var length =
        switch (periods) {
          case 0 -> "all time";
          case 1 -> "one period";
          default -> periods + " periods";
        };
    return length + " by " + input.scan().on();
  }

  private void policies(Kpi kpi) {
    var requirements = kpi.requirements();
    text.append("--   no rows: ").append(requirements.noRows().name().toLowerCase(Locale.ROOT));
    text.append(", at least ").append(requirements.atLeastRows()).append(" rows");
    text.append(", stale after ").append(requirements.staleAfterDays()).append(" days");
    text.append(", ").append(kpi.measure().precision()).append(" digits\n");
  }

  private LinkedHashSet<Route.Via> bridges() {
    var bridges = new LinkedHashSet<Route.Via>();
    for (var term : plan.terms()) {
      if (term.route() instanceof Route.Via via) {
        bridges.add(via);
      }
    }
    return bridges;
  }

  private Map<Scan, List<Figure>> scans() {
    var scans = new LinkedHashMap<Scan, List<Figure>>();
    for (var term : plan.terms()) {
      var figures = scans.computeIfAbsent(term.scan(), _ -> new ArrayList<>());
      if (!figures.contains(term.figure())) {
        figures.add(term.figure());
      }
    }
    return scans;
  }

  private void write(Statement statement) {
    text.append(statement.sql().text()).append(";\n");
    binds(statement.sql());
    text.append('\n');
  }

  private void binds(Sql sql) {
    int number = 0;
    for (var bind : sql.binds()) {
      number++;
      var shown =
          bind instanceof LocalDate day
              ? NAMES.getOrDefault(day, day.toString())
              : "'" + oneLine(bind.toString()) + "'";
      text.append("-- ?").append(number).append(" = ").append(shown).append('\n');
    }
  }

  /** A comment ends with its line, so what a user typed must not have lines of its own. */
  private static String oneLine(String words) {
    var line = new StringBuilder();
    words
        .codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
                line.append("\\u%04x".formatted(point));
              } else {
                line.appendCodePoint(point);
              }
            });
    return line.toString();
  }
}
