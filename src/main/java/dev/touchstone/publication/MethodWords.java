package dev.touchstone.publication;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.scorecard.Aggregation;
import dev.touchstone.definition.scorecard.Assessment;
import dev.touchstone.definition.scorecard.Disclosure;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.Scorecard.Band;
import dev.touchstone.definition.scorecard.Scorecard.Gate;
import dev.touchstone.definition.scorecard.Scorecard.Group;
import dev.touchstone.definition.scorecard.Scorecard.OverFulfilment;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a scorecard in words. */
final class MethodWords {
  private final Definitions definitions;
  private final Scorecard scorecard;

  private MethodWords(Definitions definitions, Scorecard scorecard) {
    this.definitions = definitions;
    this.scorecard = scorecard;
  }

  static Method of(Definitions definitions, Scorecard scorecard) {
    return new MethodWords(definitions, scorecard).method();
  }

  private Method method() {
    var population = scorecard.population().text();
    return new Method(
        scorecard.title(),
        definitions.program().title(),
        definitions.program().currency(),
        population.equals("true") ? "" : population,
        scorecard.period().word(),
        peers(),
        told(),
        Disclosure.telling(scorecard).stream().map(Kpi::title).toList(),
        overFulfilment(scorecard.scale()),
        scorecard.scale().from(),
        scorecard.scale().to(),
        scorecard.scale().decimals(),
        bands(),
        scorecard.gates().stream().map(this::gate).toList(),
        scorecard.minimumCoverage().movePointRight(2),
        section(scorecard.root(), BigDecimal.valueOf(100)));
  }

  private List<String> peers() {
    var words = new ArrayList<String>();
    for (var by : scorecard.peers().by()) {
      words.add(
          by.isEmpty()
              ? "everybody on the scorecard"
              : "partners with the same "
                  + String.join(" and ", by.stream().map(this::attribute).toList()));
    }
    words.add("at least " + scorecard.peers().atLeast() + " with a value");
    return List.copyOf(words);
  }

  private String told() {
    return "A partner is told where the quarters of its peers end if at least %d companies have a value, rounded so that they are nobody’s. Nobody is told what another partner has, which is best or how many they are."
        .formatted(scorecard.peers().toldFrom());
  }

  static String overFulfilment(Scorecard.Scale scale) {
    return switch (scale.beyond()) {
      case OverFulfilment.None _ ->
          "No KPI has more than %s points, however much more it does."
              .formatted(Spoken.plain(scale.to()));
      case OverFulfilment.UpTo(var points) ->
          "A KPI that does more than its full marks has up to %s points for over-fulfilment; the score ends at %s all the same."
              .formatted(Spoken.plain(points), Spoken.plain(scale.to()));
      case OverFulfilment.Unlimited _ ->
          "Points of a KPI may lie beyond the scale; the score ends at %s all the same."
              .formatted(Spoken.plain(scale.to()));
    };
  }

  private List<Method.Band> bands() {
    var words = new ArrayList<Method.Band>();
    var above = scorecard.scale().to();
    for (Band band : scorecard.bands().reversed()) {
      words.add(new Method.Band(band.id(), band.title(), band.from(), above));
      above = band.from();
    }
    return List.copyOf(words);
  }

  /** A column of the partner dataset by its title. */
  private String attribute(String column) {
    return definitions
        .dataset(definitions.program().partners())
        .column(column)
        .map(Dataset.Column::title)
        .filter(title -> !title.isBlank())
        .map(title -> title.toLowerCase(Locale.ROOT))
        .orElse(Spoken.column(column));
  }

  private String gate(Gate gate) {
    return "%s: with fewer than %s points the band is at most “%s”, whatever the score; without data the gate is not passed."
        .formatted(gate.title(), Spoken.plain(gate.atLeastPoints()), bandTitle(gate.bandAtMost()));
  }

  private String bandTitle(String id) {
    return scorecard.bands().stream()
        .filter(band -> band.id().equals(id))
        .map(Band::title)
        .findFirst()
        .orElse(id);
  }

  private Method.Section section(Group group, BigDecimal share) {
    var sections = new ArrayList<Method.Section>();
    var kpis = new ArrayList<Method.Kpi>();
    for (var child : group.children()) {
      var childShare =
          share.multiply(child.weight()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
      switch (child) {
        case Group inner -> sections.add(section(inner, childShare));
        case Kpi kpi -> kpis.add(kpi(kpi, childShare));
      }
    }
    return new Method.Section(
        group.id(),
        group.title(),
        group.objective(),
        group.weight(),
        share,
        aggregation(group.aggregation()),
        List.copyOf(sections),
        List.copyOf(kpis));
  }

  private static String aggregation(Aggregation aggregation) {
    return switch (aggregation) {
      case Aggregation.Arithmetic arithmetic -> "The parts are averaged by weight.";
      case Aggregation.Geometric geometric ->
          "The parts are averaged geometrically: a weak part pulls more than a strong one lifts.";
      case Aggregation.Harmonic harmonic ->
          "The parts are averaged harmonically: the weakest part counts most.";
      case Aggregation.Power(var exponent, var zeros) ->
          "The parts are averaged by the power mean of exponent %s: %s."
              .formatted(
                  Spoken.plain(exponent),
                  exponent.compareTo(BigDecimal.ONE) < 0
                      ? "a weak part pulls more than a strong one lifts"
                      : "a strong part lifts more than a weak one pulls");
      case Aggregation.Copeland copeland ->
          "Everybody is held against everybody else; wins less losses make the points.";
      case Aggregation.Combination(var formula) ->
          "The points are " + formula.text() + ", each part by its points.";
    };
  }

  private Method.Kpi kpi(Kpi kpi, BigDecimal share) {
    var measure = kpi.measure();
    var charter = kpi.charter();
    var single = measure.inputs().size() == 1 && measure.takes().isEmpty();
    var formula =
        measure.assessment() instanceof Assessment.Rubric
            ? "judged by assessors"
            : single && measure.formula().text().equals("value")
                ? measure.inputs().values().iterator().next().measure().text()
                : measure.formula().text();
    var sources = new ArrayList<String>();
    measure.inputs().values().forEach(input -> sources.add(source(input, !single)));
    measure.takes().forEach(taken -> sources.add(taken.name() + " = " + titleOf(taken.kpi())));
    return new Method.Kpi(
        kpi.id(),
        kpi.title(),
        kpi.weight(),
        share,
        measure.unit(),
        measure.precision(),
        kpi.valuation().better(),
        charter.signal(),
        formula,
        List.copyOf(sources),
        KpiSentences.of(kpi, scorecard, this::source),
        Spoken.team(charter.owner()),
        Spoken.team(charter.steward()),
        charter.tellPartner());
  }

  private String titleOf(String kpi) {
    return scorecard.kpis().stream()
        .filter(other -> other.id().equals(kpi))
        .map(other -> "the KPI “" + other.title() + "”")
        .findFirst()
        .orElse(kpi);
  }

  private String source(Kpi.Input input, boolean named) {
    var name = input.name().equals("target") ? "" : input.name() + " = ";
    var words = new StringBuilder(named ? name + input.measure().text() + " over " : "");
    words.append(definitions.dataset(input.from()).title());
    if (!input.where().text().equals("true")) {
      words.append(" where ").append(input.where().text());
    }
    if (!input.on().isEmpty()) {
      words.append(", dated by ").append(input.on());
    }
    return words.append(", ").append(window(input)).toString();
  }

  private String window(Kpi.Input input) {
    var kind = scorecard.period().word();
    return switch (input.windowPeriods()) {
      case 0 -> "everything up to the end of the " + kind;
      case 1 -> "the " + kind;
      default -> "the last " + input.windowPeriods() + " " + kind + "s";
    };
  }
}
