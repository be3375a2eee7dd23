package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.program.ProgramFrame;
import dev.touchstone.definition.scorecard.Kpi.Charter;
import dev.touchstone.definition.scorecard.Kpi.Input;
import dev.touchstone.definition.scorecard.Kpi.Measure;
import dev.touchstone.definition.scorecard.Kpi.Requirements;
import dev.touchstone.definition.scorecard.Kpi.Taken;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.KpiLanguage.Aim;
import dev.touchstone.definition.scorecard.Scorecard.Scale;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Issues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes KPIs of a scorecard. {@link InputReader} reads what they measure, {@link ValuationReader}
 * what becomes of it.
 */
final class KpiReader {
  private static final String ONLY_INPUT = "value";

  /** What is counted of the rows that hold opinions. */
  private static final String EVERY_OPINION = "count(*)";

  private final InputReader inputs;
  private final ProgramFrame frame;
  private final Scale scale;
  private final Composites composites;
  private final Issues issues;
  private final List<String> compilable = new ArrayList<>();

  KpiReader(
      ProgramFrame frame, PeriodKind period, Scale scale, Composites composites, Issues issues) {
    this.inputs = new InputReader(frame.datasets(), period, issues);
    this.frame = frame;
    this.scale = scale;
    this.composites = composites;
    this.issues = issues;
  }

  List<String> compilable() {
    return List.copyOf(compilable);
  }

  Kpi read(Named.One<Fields> one, BigDecimal weight) {
    var written = one.value();
    boolean several = written.has(KpiLanguage.INPUTS);
    boolean neither = !several && !written.has(KpiLanguage.FROM);
    if (several == written.has(KpiLanguage.FROM) && !(neither && written.misspelt())) {
      issues.error(
          "kpi-source",
          one.at(),
          several
              ? "'%s' has both from and inputs".formatted(one.name())
              : "'%s' does not say what it measures".formatted(one.name()),
          "Give from: for one dataset, or inputs: for several");
    }
    inputs.startKpi();
    boolean judged = written.has(AssessmentLanguage.ASSESSMENT);
    var measure =
        judged
            ? new Formula(EVERY_OPINION, one.at())
            : written.get(KpiLanguage.KPI_MEASURE).orElse(new Formula("", one.at()));
    var takes = new ArrayList<Taken>();
    var measured = several ? several(one, takes) : single(written, measure);
    var assessment = assessment(written);
    checkMeasure(one, judged, several);
    checkRows(written, several && measured.isEmpty() && !takes.isEmpty());
    var target = target(written, measured);
    var applies = written.get(KpiLanguage.APPLIES_TO).orElse(new Formula("true", one.at()));
    boolean known = frame.partners().stream().noneMatch(p -> frame.datasets().unsure(p, applies));
    boolean something = !measured.isEmpty() || !takes.isEmpty();
    if (known && inputs.sound() && !measure.text().isEmpty() && something) {
      compilable.add(one.name());
    }
    var formula = several ? measure : new Formula(ONLY_INPUT, measure.at());
    var valuation = new ValuationReader(scale, issues).read(written);
    var kpi =
        new Kpi(
            one.name(),
            written.get(KpiLanguage.TITLE).orElse(Titles.of(one.name())),
            weight,
            new Measure(
                measured,
                List.copyOf(takes),
                formula,
                assessment,
                target,
                SamplingLanguage.read(written),
                written.get(KpiLanguage.PRECISION),
                written.get(KpiLanguage.UNIT)),
            new Requirements(
                applies,
                written.get(KpiLanguage.NO_ROWS),
                written.get(KpiLanguage.AT_LEAST).orElse(0),
                written.get(KpiLanguage.STALE_AFTER).orElse(0)),
            valuation,
            charter(written),
            written.get(KpiLanguage.STATUS),
            one.at());
    checkShrink(kpi, written);
    Trials.checkWeight(one, issues);
    checkPeople(one);
    return kpi;
  }

  private static Charter charter(Fields written) {
    return new Charter(
        written.get(KpiLanguage.OWNER).orElse(""),
        written.get(KpiLanguage.STEWARD).orElse(""),
        written.get(KpiLanguage.SIGNAL),
        written.get(KpiLanguage.TELL_PARTNER).orElse(""));
  }

  private Assessment assessment(Fields written) {
    var keys = written.get(AssessmentLanguage.ASSESSMENT);
    if (keys.isEmpty()) {
      return new Assessment.None();
    }
    var datasets = frame.datasets();
    var dataset =
        written.get(KpiLanguage.FROM).flatMap(id -> Optional.ofNullable(datasets.all().get(id)));
    var reader = new AssessmentReader(keys.get(), datasets, dataset);
    var rubric = Fields.<Assessment>made(reader::read);
    if (rubric.isEmpty() || !reader.sound()) {
      inputs.unsound();
    }
    return rubric.orElse(new Assessment.None());
  }

  /** A KPI is measured or judged, never both. */
  private void checkMeasure(Named.One<Fields> one, boolean judged, boolean several) {
    var written = one.value();
    if (judged) {
      written.refuse(
          KpiLanguage.KPI_MEASURE,
          "'measure' means nothing beside an assessment: assessors decide the value",
          "Take one of the two out");
      written.refuse(
          KpiLanguage.THROUGH,
          "Opinions are about partners, not about keys they share",
          "Give the dataset a column of type partner");
      written.refuse(
          KpiLanguage.NO_ROWS,
          "Nobody's opinion is no opinion, never zero",
          "Take no-rows out; when-missing says what stands in");
      if (several) {
        written.refuse(
            AssessmentLanguage.ASSESSMENT,
            "An assessment is made of one dataset, not of inputs",
            "Write from: with the dataset that keeps the opinions");
      }
    } else if (!written.has(KpiLanguage.KPI_MEASURE) && !written.misspelt()) {
      issues.error(
          "missing-key",
          one.value().at(),
          "The key 'measure' is missing",
          KpiLanguage.MEASURE.hint());
    }
  }

  /** A KPI made of other KPIs has no rows of its own that could be few or old. */
  private void checkRows(Fields written, boolean ofKpisAlone) {
    if (ofKpisAlone) {
      for (Key<?> key :
          List.of(KpiLanguage.AT_LEAST, KpiLanguage.STALE_AFTER, KpiLanguage.NO_ROWS)) {
        written.refuse(
            key,
            "'%s' is about rows, and this KPI takes only other KPIs' values".formatted(key.name()),
            "Write it into the KPIs it takes");
      }
    }
  }

  private Map<String, Input> single(Fields written, Formula measure) {
    var inputsByName = new LinkedHashMap<String, Input>();
    if (written.has(KpiLanguage.FROM)) {
      inputsByName.put(ONLY_INPUT, inputs.read(ONLY_INPUT, written, measure, 1));
    }
    return Collections.unmodifiableMap(inputsByName);
  }

  private Map<String, Input> several(Named.One<Fields> kpi, List<Taken> takes) {
    for (Key<?> key :
        List.of(KpiLanguage.WHERE, KpiLanguage.ON, KpiLanguage.WINDOW, KpiLanguage.THROUGH)) {
      kpi.value()
          .refuse(
              key,
              "'%s' belongs to one input".formatted(key.name()),
              "Write it into each input it is meant for");
    }
    var read = new LinkedHashMap<String, Input>();
    for (var one : kpi.value().all(KpiLanguage.INPUTS).all()) {
      var written = one.value();
      if (written.shape().equals(KpiLanguage.KPI_INPUT)) {
        var at = written.at(KpiLanguage.OTHER_KPI);
        written
            .find(KpiLanguage.OTHER_KPI)
            .ifPresentOrElse(
                of -> {
                  composites.add(kpi.name(), of, at);
                  takes.add(new Taken(one.name(), of, at));
                },
                inputs::unsound);
      } else {
        read.put(one.name(), inputs.read(one.name(), written, 1));
      }
    }
    return Collections.unmodifiableMap(read);
  }

  /** A target looks back as far as what is held against it, unless it says otherwise. */
  private Target target(Fields written, Map<String, Input> measured) {
    return written
        .get(KpiLanguage.TARGET)
        .<Target>map(
            aim ->
                switch (aim) {
                  case Aim.Number number -> new Target.Fixed(number.value());
                  case Aim.Measured target -> {
                    var windows =
                        measured.values().stream().map(Input::windowPeriods).distinct().toList();
                    if (windows.size() > 1 && !target.input().has(KpiLanguage.WINDOW)) {
                      issues.error(
                          "target-window",
                          target.input().at(),
                          "The inputs have different windows, so the target must say its own",
                          "Add window: to the target, for example window: 4 quarters");
                    }
                    int window = windows.isEmpty() ? 1 : windows.getFirst();
                    yield new Target.Measured(inputs.read("target", target.input(), window));
                  }
                })
        .orElse(new Target.None());
  }

  /** A mean of values that stand for something is none of them. */
  private void checkShrink(Kpi kpi, Fields written) {
    if (kpi.measure().sampling().shrinks()
        && kpi.valuation().scoring() instanceof Scoring.Categories) {
      issues.error(
          "shrink-categories",
          written.at(SamplingLanguage.SHRINK),
          "Categories are single values; a value moved toward the peers' mean is none of them",
          "Take shrink out, or score by a rubric, whose steps take any value");
    }
  }

  private void checkPeople(Named.One<Fields> one) {
    var wanted = List.of(KpiLanguage.OWNER, KpiLanguage.STEWARD, KpiLanguage.TELL_PARTNER);
    var missing = wanted.stream().filter(key -> !one.value().has(key)).map(Key::name).toList();
    if (!missing.isEmpty()) {
      issues.warning(
          "nobody-answers",
          one.at(),
          "'%s' has no %s".formatted(one.name(), String.join(", no ", missing)),
          "Say who answers for the KPI and its data, and what it means to the partner");
    }
  }
}
