package dev.touchstone.plan;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.expression.Expr;
import dev.touchstone.expression.Expressions;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Sha256;
import java.time.LocalDate;
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
  /** Ends the search of a ring that was reported and is looked at all the same. */
  private static final int FURTHEST_BACK = 1000;

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

  /** A KPI, by its id, as it was so many periods earlier. */
  public record Wanted(String kpi, int back) {}

  /** Who is measured. */
  public record Population(Dataset partners, Expr condition) {}

  /**
   * Compiles, and reports every expression that does not hold against its dataset's contract. Never
   * throws for what a user wrote; a plan with errors cannot be measured.
   */
  public static Plan of(Definitions definitions, Scorecard scorecard, Issues issues) {
    var exchange = Exchange.of(definitions, issues);
    var planner = new Planner(definitions, exchange, scorecard.robustness(), issues);
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
    var partners = definitions.all(Dataset.KIND).get(definitions.program().partners());
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
    return listing(new SqlDialect.DuckDb());
  }

  public String listing(SqlDialect dialect) {
    return new Listing(this, dialect).text();
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
              && measure.leaves().getFirst() instanceof PlannedLeaf.Measured leaf
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

  public Timeline timeline() {
    return timeline;
  }

  public Exchange exchange() {
    return exchange;
  }

  public List<PlannedKpi> kpis() {
    return kpis;
  }

  public Population population() {
    return population.orElseThrow(Plan::unusable);
  }

  /** Whether every KPI was understood. */
  public boolean complete() {
    return population.isPresent() && kpis.size() == scorecard.kpis().size();
  }

  public static IllegalStateException unusable() {
    return new IllegalStateException("The plan has errors; they were reported when it was made");
  }

  public PlannedKpi kpi(String id) {
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
  public List<Term> terms() {
    var terms = new LinkedHashSet<Term>();
    kpis.forEach(planned -> terms.addAll(planned.terms()));
    for (var wanted : wanted()) {
      kpi(wanted.kpi()).terms().forEach(term -> terms.add(term.earlier(wanted.back())));
    }
    return List.copyOf(terms);
  }

  /** Rows that are drawn again, each kind once. */
  public List<PlannedHistogram> histograms() {
    var histograms = new LinkedHashSet<PlannedHistogram>();
    for (var planned : kpis) {
      if (planned.sample() instanceof PlannedSample.Drawn drawn) {
        histograms.add(drawn.histogram());
      }
    }
    return List.copyOf(histograms);
  }

  /** Every KPI, and those that others take as they were in earlier periods; to be kept. */
  public Set<Wanted> wanted() {
    var wanted = new LinkedHashSet<Wanted>();
    kpis.forEach(planned -> wanted.add(new Wanted(planned.kpi().id(), 0)));
    kpis.forEach(planned -> collect(planned, 0, wanted));
    return wanted;
  }

  private void collect(PlannedKpi planned, int back, Set<Wanted> into) {
    for (var taken : planned.takes()) {
      var wanted = new Wanted(taken.kpi(), back + taken.back());
      boolean known = kpis.stream().anyMatch(other -> other.kpi().id().equals(taken.kpi()));
      if (known && wanted.back() <= FURTHEST_BACK && (into.add(wanted) || wanted.back() == 0)) {
        collect(kpi(taken.kpi()), wanted.back(), into);
      }
    }
  }

  /**
   * The same plan where no exchange rate of this day or a later one is known, so that later amounts
   * count at the last rate before it. The plan itself where no amount is converted by daily rates.
   */
  public Plan atRatesBefore(LocalDate day) {
    boolean converts =
        exchange instanceof Exchange.Daily
            && terms().stream().anyMatch(term -> !term.figure().money().isEmpty());
    return converts && exchange instanceof Exchange.Daily daily
        ? new Plan(scorecard, timeline, daily.knownBefore(day), population, kpis)
        : this;
  }

  /** Every dataset a run may read. */
  public Set<Dataset> datasets() {
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

  public Statements statements(SqlDialect dialect) {
    return new Statements(dialect, exchange, this::uses);
  }

  public PartnerStatements partnerStatements(SqlDialect dialect) {
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
  public List<Expr> partnerConditions() {
    var conditions = new ArrayList<Expr>();
    conditions.add(population().condition());
    kpis.forEach(planned -> conditions.add(planned.applies()));
    return conditions;
  }

  /** How far back any window is moved. */
  public int furthestShift() {
    return terms().stream().mapToInt(term -> term.window().shift()).max().orElse(0);
  }

  /** Ids of the datasets a run reads, for a receipt. */
  public Set<String> datasetIds() {
    var ids = new TreeSet<String>();
    datasets().forEach(dataset -> ids.add(dataset.id()));
    return ids;
  }
}
