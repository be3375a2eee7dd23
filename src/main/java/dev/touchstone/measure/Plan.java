package dev.touchstone.measure;

import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Scorecard;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expressions;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scorecard compiled against its contracts: which figures to ask for and what to do with them.
 * Equal plans have equal hashes and ask byte-equal questions.
 */
public final class Plan {
  private final Scorecard scorecard;
  private final Timeline timeline;
  private final Exchange exchange;
  private final Optional<Population> population;
  private final List<PlannedKpi> kpis;

  private Plan(
      Scorecard scorecard,
      Timeline timeline,
      Exchange exchange,
      Optional<Population> population,
      List<PlannedKpi> kpis) {
    this.scorecard = scorecard;
    this.timeline = timeline;
    this.exchange = exchange;
    this.population = population;
    this.kpis = kpis;
  }

  /** Who is measured. */
  record Population(Dataset partners, Expr condition) {}

  /**
   * Compiles, and reports every expression that does not hold against its dataset's contract. Never
   * throws for what a user wrote; a plan with errors cannot be measured.
   */
  public static Plan of(Definitions definitions, Scorecard scorecard, Issues issues) {
    var exchange = Exchange.of(definitions, issues);
    var planner = new Planner(definitions, exchange, issues);
    var kpis = new ArrayList<PlannedKpi>();
    scorecard.kpis().forEach(kpi -> planner.kpi(kpi).ifPresent(kpis::add));
    PartFormulas.check(scorecard.root(), issues);
    var timeline = new Timeline(definitions.program().calendar(), scorecard.period());
    return new Plan(
        scorecard,
        timeline,
        exchange,
        population(definitions, scorecard, exchange, issues),
        List.copyOf(kpis));
  }

  /** The same partners in every period, so that periods compare. */
  private static Optional<Population> population(
      Definitions definitions, Scorecard scorecard, Exchange exchange, Issues issues) {
    var partners = definitions.datasets().get(definitions.program().partners());
    if (partners == null) {
      issues.error(
          "unknown-dataset",
          definitions.program().at(),
          "There is no dataset " + definitions.program().partners(),
          "Declare the dataset that holds one row per partner, or name it with partners:");
      return Optional.empty();
    }
    var money = new MoneyRules(exchange, issues);
    return Expressions.rule(scorecard.population(), partners, issues)
        .filter(rule -> money.overPartners(rule, partners, scorecard.population().at()))
        .map(condition -> new Population(partners, condition));
  }

  public Scorecard scorecard() {
    return scorecard;
  }

  /** SHA-256 over everything that decides what is measured; equal for equal listings. */
  public String hash() {
    return Sha256.of(listing());
  }

  /**
   * Every statement with what it is for, and the arithmetic around them, to be read by people. Days
   * of a period stand by name.
   */
  public String listing() {
    return new Listing(this).text();
  }

  /**
   * The KPIs that grow through a period: one sum or one count of a limited window. What they come
   * to at the end of a period can be told from what there is of it.
   */
  public Set<String> growing() {
    var growing = new LinkedHashSet<String>();
    for (var planned : kpis) {
      var measure = planned.measure();
      boolean single =
          measure.arithmetic() instanceof Expr.InputRef
              && measure.leaves().size() == 1
              && measure.leaves().getFirst() instanceof Leaf.Measured leaf
              && leaf.aggregate().additive()
              && leaf.value().window().shift() == 0
              && !leaf.value().window().allTime()
              && !leaf.value().scan().timeless();
      if (single) {
        growing.add(planned.kpi().id());
      }
    }
    return growing;
  }

  Timeline timeline() {
    return timeline;
  }

  Exchange exchange() {
    return exchange;
  }

  List<PlannedKpi> kpis() {
    return kpis;
  }

  Population population() {
    return population.orElseThrow(Plan::unusable);
  }

  /** Whether every KPI was understood. */
  boolean complete() {
    return population.isPresent() && kpis.size() == scorecard.kpis().size();
  }

  static IllegalStateException unusable() {
    return new IllegalStateException("The plan has errors; they were reported when it was made");
  }

  PlannedKpi kpi(String id) {
    return kpis.stream()
        .filter(planned -> planned.kpi().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "unknown-kpi",
                    "Scorecard %s has no KPI %s".formatted(scorecard.id(), id),
                    "Name one that the scorecard lists"));
  }

  /** Everything asked for in a period, each once. */
  List<Term> terms() {
    var terms = new LinkedHashSet<Term>();
    kpis.forEach(planned -> terms.addAll(planned.terms()));
    return List.copyOf(terms);
  }

  /** Every dataset a run may read. */
  Set<Dataset> datasets() {
    var datasets = new LinkedHashSet<Dataset>();
    population.ifPresent(found -> datasets.add(found.partners()));
    for (var term : terms()) {
      datasets.add(term.scan().dataset());
      if (term.route() instanceof Route.Via via) {
        datasets.add(via.bridge());
      }
    }
    if (exchange instanceof Exchange.Daily daily) {
      datasets.add(daily.rates());
    }
    return datasets;
  }

  Statements statements(SqlDialect dialect) {
    return new Statements(dialect, exchange, this::uses);
  }

  PartnerStatements partnerStatements(SqlDialect dialect) {
    return new PartnerStatements(dialect, exchange, population().partners());
  }

  /** The KPIs a figure is for, as a comment says it. */
  private String uses(Scan scan, Figure figure) {
    var ids = new LinkedHashSet<String>();
    for (var planned : kpis) {
      if (planned.terms().stream()
          .anyMatch(term -> term.figure().equals(figure) && term.scan().equals(scan))) {
        ids.add(planned.kpi().id());
      }
    }
    var what = figure instanceof Figure.Unrated ? "amounts without a rate, for " : "for ";
    return what + String.join(", ", ids);
  }

  /** Every condition over partners: who is in, and to whom KPIs apply. */
  List<Expr> partnerConditions() {
    var conditions = new ArrayList<Expr>();
    conditions.add(population().condition());
    kpis.forEach(planned -> conditions.add(planned.applies()));
    return conditions;
  }

  /** How far back any window is moved. */
  int furthestShift() {
    return terms().stream().mapToInt(term -> term.window().shift()).max().orElse(0);
  }

  /** Ids of the datasets a run reads, for a receipt. */
  public Set<String> datasetIds() {
    var ids = new TreeSet<String>();
    datasets().forEach(dataset -> ids.add(dataset.id()));
    return ids;
  }
}
