package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.Word;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.program.ProgramFrame;
import dev.touchstone.definition.scorecard.Scorecard.Banding;
import dev.touchstone.definition.scorecard.Scorecard.ChangeRounding;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.Node;
import dev.touchstone.definition.scorecard.Scorecard.OverFulfilment;
import dev.touchstone.definition.scorecard.Scorecard.Peers;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a scorecard of its document: the frame and the tree. {@link KpiReader} reads the leaves.
 */
final class ScorecardReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MANY_KPIS = 12;

  /** Of a scorecard that can be checked further, but not run: any window is so many months. */
  private static final PeriodKind UNREAD = PeriodKind.MONTH;

  private final Fields document;
  private final ProgramFrame frame;
  private final Issues issues;
  private final Map<String, Position> ids = new LinkedHashMap<>();
  private final Composites composites = new Composites();
  private final KpiReader kpis;
  private final Scale scale;
  private final PeriodKind period;

  private ScorecardReader(Fields document, ProgramFrame frame) {
    this.document = document;
    this.frame = frame;
    this.issues = document.issues();
    this.scale = scale();
    this.period = document.find(ScorecardLanguage.PERIOD).orElse(UNREAD);
    this.kpis = new KpiReader(frame, period, scale, composites, issues);
  }

  /** KPIs whose expressions cannot be looked at are parts that nobody is sure of. */
  static Optional<Scorecard> read(Draft draft, KnownDocuments known) {
    var reader = new ScorecardReader(draft.fields(), new ProgramFrame(known));
    var scorecard = reader.scorecard(draft.id());
    var unsure = new HashSet<>(kpiIds(scorecard.root()));
    unsure.removeAll(reader.kpis.compilable());
    known.addUnsure(scorecard.name(), unsure);
    var cases = new CaseReader(scorecard, new Datasets(known), known.issues()).read(draft.fields());
    return Optional.of(scorecard.with(cases));
  }

  private Scorecard scorecard(String id) {
    var at = document.at(ScorecardLanguage.SCORECARD);
    ids.put(id, at);
    var perspectives = document.all(ScorecardLanguage.PERSPECTIVES);
    var children = groups("perspectives", perspectives);
    var root =
        new Group(
            id,
            document.get(KpiLanguage.TITLE).orElse(Titles.of(id)),
            HUNDRED,
            "",
            aggregation(document),
            document.get(ScorecardLanguage.MINIMUM_PARTS),
            true,
            children,
            at);
    var bands = new Bands(scale, issues).read(document);
    var scorecard =
        new Scorecard(
            id,
            root.title(),
            document.get(ScorecardLanguage.POPULATION).orElse(new Formula("true", at)),
            period,
            peers(),
            scale,
            banding(),
            bands,
            root,
            new GateReader(scale, ids.keySet(), bands, issues).read(document),
            new AdjustmentReader(scale, ids.keySet(), frame, issues).read(document),
            coverage(),
            new RobustnessReader(kpiIds(root), scale, issues).read(document, at),
            List.of(),
            at);
    composites.check(scorecard.kpis().stream().map(Kpi::id).toList(), issues);
    checkPeriod();
    checkOverFulfilment();
    new Disclosure(issues).check(scorecard);
    Trials.check(scorecard, issues);
    long counting = scorecard.kpis().stream().filter(kpi -> kpi.status().counts()).count();
    if (counting > MANY_KPIS) {
      issues.warning(
          "many-kpis",
          at,
          "%d KPIs are more than anybody can steer by".formatted(counting),
          "Keep the %d that matter most".formatted(MANY_KPIS));
    }
    return scorecard;
  }

  private static List<String> kpiIds(Group group) {
    var found = new ArrayList<String>();
    for (var child : group.children()) {
      switch (child) {
        case Kpi kpi -> found.add(kpi.id());
        case Group below -> found.addAll(kpiIds(below));
      }
    }
    return found;
  }

  private Scale scale() {
    var written = document.get(ScorecardLanguage.SCALE);
    var from = written.get(ScorecardLanguage.SCALE_FROM);
    var to = written.get(ScorecardLanguage.SCALE_TO);
    int decimals = written.get(ScorecardLanguage.SCALE_DECIMALS);
    if (from.compareTo(to) >= 0) {
      issues.error(
          "empty-scale",
          document.at(ScorecardLanguage.SCALE),
          "The scale must end above its start, but runs from %s to %s"
              .formatted(Numbers.spelled(from), Numbers.spelled(to)),
          "For example: {from: 0, to: 100}");
      return new Scale(BigDecimal.ZERO, HUNDRED, decimals);
    }
    return new Scale(
        from,
        to,
        decimals,
        written.get(ScorecardLanguage.RANK_DECIMALS).orElse(decimals),
        new ChangeRounding(
            written.get(ScorecardLanguage.CHANGE_OF),
            written.get(ScorecardLanguage.CHANGE_DECIMALS).orElse(decimals)),
        written.get(ScorecardLanguage.OVER_FULFILMENT).orElse(new OverFulfilment.None()));
  }

  private void checkOverFulfilment() {
    if (scale.beyond() instanceof OverFulfilment.UpTo(var points)
        && points.compareTo(scale.to()) <= 0) {
      issues.error(
          "over-fulfilment-within-scale",
          document.get(ScorecardLanguage.SCALE).at(ScorecardLanguage.OVER_FULFILMENT),
          "Over-fulfilment starts where the scale ends, but %s is not above %s"
              .formatted(Numbers.spelled(points), Numbers.spelled(scale.to())),
          "Leave it out, or name more points than the scale has");
    }
  }

  private Banding banding() {
    return document
        .get(ScorecardLanguage.CLUSTERED_BANDS)
        .<Banding>map(
            written -> {
              var within = written.get(ScorecardLanguage.CLUSTER_WITHIN);
              var at = written.at(ScorecardLanguage.CLUSTER_WITHIN);
              frame
                  .partners()
                  .ifPresent(
                      partners ->
                          within.forEach(
                              name -> frame.datasets().column(partners, name, at, issues)));
              return new Banding.Clusters(within);
            })
        .orElse(new Banding.ByScore());
  }

  private BigDecimal coverage() {
    var share = document.get(ScorecardLanguage.MINIMUM_COVERAGE);
    if (share.compareTo(BigDecimal.ONE) > 0) {
      issues.error(
          "out-of-range",
          document.at(ScorecardLanguage.MINIMUM_COVERAGE),
          "More than 100 % of the weight can never be backed by data",
          "For example: 50 %");
    }
    return share;
  }

  /** A calendar of listed quarters knows neither months nor years. */
  private void checkPeriod() {
    boolean listed =
        frame.program().map(Program::calendar).orElse(null) instanceof FiscalCalendar.Listed;
    boolean known = document.find(ScorecardLanguage.PERIOD).isPresent();
    if (listed && known && period != PeriodKind.QUARTER) {
      issues.error(
          "period-not-in-calendar",
          document.at(ScorecardLanguage.PERIOD),
          "The program's calendar lists quarters, so nothing can be scored by " + period.word(),
          "Write period: quarter");
    }
  }

  private Peers peers() {
    var written = document.get(ScorecardLanguage.PEERS);
    var by = written.get(ScorecardLanguage.BY);
    frame
        .partners()
        .ifPresent(
            partners ->
                by.stream()
                    .flatMap(List::stream)
                    .forEach(
                        name -> frame.datasets().column(partners, name.text(), name.at(), issues)));
    int everybody = by.indexOf(List.<Word>of());
    if (everybody >= 0 && everybody + 1 < by.size()) {
      issues.warning(
          "unreachable-peers",
          written.at(ScorecardLanguage.BY),
          "[] is everybody, so the groupings after it are never used",
          "Move [] to the end");
    }
    var names = by.stream().map(group -> group.stream().map(Word::text).toList()).toList();
    return new Peers(
        names,
        written.get(ScorecardLanguage.PEERS_AT_LEAST),
        written.get(ScorecardLanguage.TOLD_FROM),
        written.get(ScorecardLanguage.POINTS_MAY_TELL),
        document.at(ScorecardLanguage.PEERS));
  }

  private List<Node> groups(String whose, Named<Fields> groups) {
    var nodes = new ArrayList<Node>();
    var weights = Weights.of(whose, groups, issues);
    for (var one : groups.all()) {
      claim(one);
      nodes.add(group(one, weights));
    }
    return List.copyOf(nodes);
  }

  private Group group(Named.One<Fields> one, Weights weights) {
    var written = one.value();
    var kpisWritten = written.all(ScorecardLanguage.KPIS);
    var groupsWritten = written.all(ScorecardLanguage.GROUPS);
    boolean both = written.has(ScorecardLanguage.KPIS) && written.has(ScorecardLanguage.GROUPS);
    boolean neither =
        !written.has(ScorecardLanguage.KPIS) && !written.has(ScorecardLanguage.GROUPS);
    if (both || (neither && !written.misspelt())) {
      issues.error(
          "group-content",
          one.at(),
          both
              ? "'%s' has both KPIs and groups".formatted(one.name())
              : "'%s' has neither KPIs nor groups".formatted(one.name()),
          "Give it one of the two");
    }
    var children = new ArrayList<Node>();
    var ofKpis = Weights.of("KPIs of '" + one.name() + "'", kpisWritten, issues);
    for (var kpi : kpisWritten.all()) {
      claim(kpi);
      children.add(kpis.read(kpi, ofKpis.of(kpi)));
    }
    children.addAll(groups("groups of '" + one.name() + "'", groupsWritten));
    return new Group(
        one.name(),
        written.get(KpiLanguage.TITLE).orElse(Titles.of(one.name())),
        weights.of(one),
        written.get(ScorecardLanguage.OBJECTIVE).orElse(""),
        aggregation(written),
        written.get(ScorecardLanguage.MINIMUM_PARTS),
        written.get(ScorecardLanguage.REQUIRED),
        List.copyOf(children),
        one.at());
  }

  private Aggregation aggregation(Fields written) {
    return new Floors(scale, issues)
        .checked(
            written.get(AggregationLanguage.AGGREGATE), written.at(AggregationLanguage.AGGREGATE));
  }

  /** One id names one thing, so that a gate or an explanation can refer to it. */
  private void claim(Named.One<Fields> one) {
    var earlier = ids.putIfAbsent(one.name(), one.at());
    if (earlier != null) {
      issues.error(
          "duplicate-id",
          one.at(),
          "The id '%s' is already taken on line %d".formatted(one.name(), earlier.line()),
          "Give every KPI and group of a scorecard its own id");
    }
  }
}
