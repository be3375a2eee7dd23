package dev.touchstone.measure.fetching;

import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.expression.Sql;
import dev.touchstone.measure.engine.Engine;
import dev.touchstone.measure.kept.FigureName;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.measure.vector.KnownGroups;
import dev.touchstone.measure.vector.LinkedFigure;
import dev.touchstone.plan.DistinctMarks;
import dev.touchstone.plan.FactsText;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.Figure.Aggregated;
import dev.touchstone.plan.FigureText;
import dev.touchstone.plan.PlannedHistogram;
import dev.touchstone.plan.Route;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.plan.Statement;
import dev.touchstone.plan.Statements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers figures: from what was kept, else with as few passes as possible, and keeps them. Each
 * figure is kept by itself, so that a new KPI costs only its own new figures.
 */
public final class Fetching {
  private final Engine engine;
  private final SqlDialect dialect;
  private final Statements statements;
  private final SnapshotFiles files;
  private final KeptFigures kept;
  private final Map<Ask, String> names = new HashMap<>();
  private final KnownGroups groups = new KnownGroups();

  public Fetching(
      Engine engine,
      SqlDialect dialect,
      Statements statements,
      SnapshotFiles files,
      KeptFigures kept) {
    this.engine = engine;
    this.dialect = dialect;
    this.statements = statements;
    this.files = files;
    this.kept = kept;
  }

  public Engine engine() {
    return engine;
  }

  public Statements statements() {
    return statements;
  }

  public SnapshotFiles files() {
    return files;
  }

  public Map<Ask, Grouped> fetch(List<Ask> asks) {
    var answers = new LinkedHashMap<Ask, Grouped>();
    var missing = new ArrayList<Ask>();
    for (var ask : asks) {
      kept.find(name(ask))
          .ifPresentOrElse(found -> answers.put(ask, found), () -> missing.add(ask));
    }
    var lowest = lowest(missing);
    var passes = new LinkedHashMap<Pass, Set<Ask>>();
    for (var ask : missing) {
      boolean alone = ask.figure().alone() && !lowest.containsKey(ask);
      passes.computeIfAbsent(Pass.of(ask, alone, missing), _ -> new LinkedHashSet<>()).add(ask);
    }
    var asked = new ArrayList<Supplier<Map<Ask, Grouped>>>();
    passes.forEach((pass, together) -> asked.add(run(pass, List.copyOf(together), lowest)));
    asked.forEach(pass -> answers.putAll(pass.get()));
    return answers;
  }

  /**
   * The lowest number of every distinct count that need not stand alone; see {@link DistinctMarks}.
   */
  private Map<Ask, Long> lowest(List<Ask> asks) {
    var lowest = new HashMap<Ask, Long>();
    for (var ask : dialect.distinctOfFew().isPresent() ? asks : List.<Ask>of()) {
      DistinctMarks.column(ask.figure())
          .flatMap(column -> lowest(statements.range(ask.scan(), ask.slice(), column)))
          .ifPresent(least -> lowest.put(ask, least));
    }
    return lowest;
  }

  private Optional<Long> lowest(Statement range) {
    if (files.of(range.sources().getFirst()).isEmpty()) {
      return Optional.empty();
    }
    return query(
        range,
        rows -> {
          rows.next();
          long least = rows.getLong(1);
          boolean any = !rows.wasNull();
          return any && DistinctMarks.fit(least, rows.getLong(2))
              ? Optional.of(least)
              : Optional.empty();
        });
  }

  /** The pairs of partner and key in a slice, each once. */
  public List<LinkedFigure.Pair> bridge(Route.Via via, Slice slice) {
    var statement = statements.bridge(via, slice);
    if (files.of(statement.sources().getFirst()).isEmpty()) {
      return List.of();
    }
    return query(
        statement,
        rows -> {
          var pairs = new ArrayList<LinkedFigure.Pair>();
          while (rows.next()) {
            pairs.add(new LinkedFigure.Pair(rows.getString(1), rows.getString(2)));
          }
          return pairs;
        });
  }

  /** The rows of a slice that are to be drawn again. */
  public Histograms histograms(PlannedHistogram.Ask ask) {
    var statement = statements.histogram(ask);
    var name = name(ask);
    return kept.findHistograms(name)
        .orElseGet(
            () -> {
              var found =
                  files.of(statement.sources().getFirst()).isEmpty()
                      ? Histograms.EMPTY
                      : query(statement, rows -> Histograms.read(rows, PlannedHistogram.MOST_BARS));
              kept.keepHistograms(name, found);
              return found;
            });
  }

  public String name(PlannedHistogram.Ask ask) {
    var statement = statements.histogram(ask);
    return new FigureName(engine.name(), ask.of().scan(), ask.slice())
        .of(List.of(statement.sql()), statement.sources(), files);
  }

  public <T> T query(Statement statement, Engine.Reader<T> reader) {
    return engine.query(located(statement), statement.purpose(), reader);
  }

  private Sql located(Statement statement) {
    var text = statement.sql().text();
    for (var source : statement.sources()) {
      text = dialect.withRows(text, source, files);
    }
    return new Sql(text, statement.sql().binds());
  }

  /** Figures that one statement can answer together. */
  private record Pass(Scan scan, Slice slice, Map<Bound.Day, LocalDate> days, List<Figure> alone) {
    /** A figure that is the same on any day joins one that is not. */
    static Pass of(Ask ask, boolean alone, List<Ask> others) {
      var days =
          others.stream()
              .filter(other -> other.scan().equals(ask.scan()))
              .filter(other -> other.slice().equals(ask.slice()))
              .map(Ask::days)
              .filter(known -> ask.days().isEmpty() && !known.isEmpty())
              .findFirst()
              .orElse(ask.days());
      return alone
          ? new Pass(ask.scan(), ask.slice(), ask.days(), List.of(ask.figure()))
          : new Pass(ask.scan(), ask.slice(), days, List.of());
    }
  }

  private Supplier<Map<Ask, Grouped>> run(Pass pass, List<Ask> asks, Map<Ask, Long> lowest) {
    var figures = asks.stream().map(Ask::figure).toList();
    var marks = new HashMap<Figure, Long>();
    for (var ask : asks) {
      Optional.ofNullable(lowest.get(ask)).ifPresent(least -> marks.put(ask.figure(), least));
    }
    var statement = statement(pass, figures, new DistinctMarks(marks));
    var named = asks.stream().map(this::name).toList();
    var rows = new FigureRows(figures, dialect.slowBeyond64Bits(), groups);
    if (files.of(statement.sources().getFirst()).isEmpty()) {
      var nothing = keep(asks, named, figures.stream().map(_ -> Grouped.EMPTY).toList());
      return () -> nothing;
    }
    return engine.ask(
        located(statement.with(rows.asked(statement.sql()))),
        statement.purpose(),
        answer -> keep(asks, named, rows.read(answer)));
  }

  private Map<Ask, Grouped> keep(List<Ask> asks, List<String> named, List<Grouped> grouped) {
    var answers = new LinkedHashMap<Ask, Grouped>();
    for (int i = 0; i < asks.size(); i++) {
      answers.put(asks.get(i), grouped.get(i));
      kept.keep(named.get(i), grouped.get(i));
    }
    return answers;
  }

  private Statement statement(Pass pass, List<Figure> figures, DistinctMarks marks) {
    return pass.alone().isEmpty()
        ? statements.grouped(pass.scan(), pass.slice(), figures, pass.days(), marks)
        : statements.distinct(
            pass.scan(),
            pass.slice(),
            ((Aggregated) pass.alone().getFirst()).aggregate(),
            pass.days());
  }

  /** Says everything a figure depends on, but not what it happens to be asked together with. */
  public String name(Ask ask) {
    return names.computeIfAbsent(ask, this::named);
  }

  private String named(Ask ask) {
    var facts =
        new FactsText(
            dialect, statements.exchange(), ask.scan(), ask.slice(), ask.figure().money());
    var text = new FigureText(facts, ask.days()).of(ask.figure());
    return new FigureName(engine.name(), ask.scan(), ask.slice())
        .of(List.of(facts.with().sql(), text), facts.sources(), files);
  }
}
