package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.Word;
import dev.touchstone.definition.scorecard.Case.Aspect;
import dev.touchstone.definition.scorecard.Case.Expected;
import dev.touchstone.definition.scorecard.Case.Wanted;
import dev.touchstone.definition.scorecard.CaseLanguage.Hold;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes cases of a scorecard's document, and holds them against the scorecard and contracts. */
final class CaseReader {
  private static final Map<String, Aspect> WHOLE =
      Map.of(
          "score", Aspect.SCORE,
          "band", Aspect.BAND,
          "rank", Aspect.RANK,
          "coverage", Aspect.COVERAGE);
  private static final List<String> STATES =
      List.of("measured", "missing", "not-applicable", "below-minimum-volume", "stale");
  private static final String NONE = "none";

  private final Scorecard scorecard;
  private final Datasets datasets;
  private final Issues issues;
  private final Set<String> kpis = new LinkedHashSet<>();
  private final Set<String> groups = new LinkedHashSet<>();

  CaseReader(Scorecard scorecard, Datasets datasets, Issues issues) {
    this.scorecard = scorecard;
    this.datasets = datasets;
    this.issues = issues;
    collect(scorecard.root());
  }

  private void collect(Scorecard.Group group) {
    for (var child : group.children()) {
      switch (child) {
        case Kpi kpi -> kpis.add(kpi.id());
        case Scorecard.Group below -> {
          groups.add(below.id());
          collect(below);
        }
      }
    }
  }

  List<Case> read(Fields document) {
    var cases = new ArrayList<Case>();
    for (var one : document.all(CaseLanguage.CASES).all()) {
      var written = one.value();
      cases.add(
          new Case(
              one.name(),
              written.get(KpiLanguage.TITLE).orElse(Titles.of(one.name())),
              written.get(CaseLanguage.PERIOD).map(Word::text).orElse(""),
              given(written),
              expected(written),
              one.at()));
    }
    return List.copyOf(cases);
  }

  private List<Case.Given> given(Fields written) {
    var given = new ArrayList<Case.Given>();
    for (var one : written.all(CaseLanguage.GIVEN).all()) {
      var dataset = datasets.find(one.name(), one.at(), issues);
      var rows = new ArrayList<Case.Row>();
      for (var row : one.value()) {
        var cells = new ArrayList<Case.Cell>();
        for (var cell : row.all()) {
          dataset.ifPresent(found -> datasets.column(found, cell.name(), cell.at(), issues));
          cells.add(new Case.Cell(cell.name(), cell.value().text(), cell.value().at()));
        }
        rows.add(new Case.Row(List.copyOf(cells), row.at()));
      }
      given.add(new Case.Given(one.name(), List.copyOf(rows), one.at()));
    }
    return List.copyOf(given);
  }

  private List<Expected> expected(Fields written) {
    var expected = new ArrayList<Expected>();
    for (var partner : written.all(CaseLanguage.EXPECT).all()) {
      for (var hold : partner.value().all()) {
        switch (hold.value()) {
          case Hold.Plain(var text) -> plain(partner.name(), hold, text, expected);
          case Hold.Figures(var keys) -> figures(partner.name(), hold, keys, expected);
        }
      }
    }
    return List.copyOf(expected);
  }

  private void plain(String partner, Named.One<Hold> hold, Word text, List<Expected> into) {
    var whole = WHOLE.get(hold.name());
    if (whole != null) {
      add(partner, "", whole, text, into);
    } else if (groups.contains(hold.name())) {
      add(partner, hold.name(), Aspect.POINTS, text, into);
    } else if (known(hold.name(), hold.at())) {
      boolean number = number(text.text()).isPresent() || text.text().equals(NONE);
      add(partner, hold.name(), number ? Aspect.VALUE : Aspect.STATE, text, into);
    }
  }

  private void figures(String partner, Named.One<Hold> hold, Fields keys, List<Expected> into) {
    boolean group = groups.contains(hold.name());
    if (!group && !known(hold.name(), hold.at())) {
      return;
    }
    keys.get(CaseLanguage.VALUE)
        .ifPresent(text -> add(partner, hold.name(), Aspect.VALUE, text, into));
    keys.get(CaseLanguage.STATE)
        .ifPresent(text -> add(partner, hold.name(), Aspect.STATE, text, into));
    keys.get(CaseLanguage.POINTS)
        .ifPresent(text -> add(partner, hold.name(), Aspect.POINTS, text, into));
    keys.get(CaseLanguage.TARGET)
        .ifPresent(text -> add(partner, hold.name(), Aspect.TARGET, text, into));
    if (group) {
      for (var key : List.of(CaseLanguage.VALUE, CaseLanguage.STATE, CaseLanguage.TARGET)) {
        keys.refuse(key, "A group has points and nothing else", "Expect points: of it");
      }
    }
  }

  private boolean known(String name, Position at) {
    if (kpis.contains(name)) {
      return true;
    }
    var names = new LinkedHashSet<>(kpis);
    names.addAll(groups);
    names.addAll(WHOLE.keySet());
    issues.error(
        "unknown-kpi",
        at,
        "There is no KPI or group '%s'".formatted(name),
        Spelling.hint(name, names));
    return false;
  }

  private void add(String partner, String of, Aspect aspect, Word text, List<Expected> into) {
    var number = number(text.text());
    var words =
        switch (aspect) {
          case BAND -> scorecard.bands().stream().map(Scorecard.Band::id).toList();
          case STATE -> STATES;
          case SCORE, RANK, COVERAGE, VALUE, POINTS, TARGET -> List.of(NONE);
        };
    boolean wordy = aspect == Aspect.BAND || aspect == Aspect.STATE;
    if (!wordy && number.isPresent()) {
      into.add(new Expected(partner, of, aspect, number.get(), text.at()));
    } else if (words.contains(text.text()) || (wordy && text.text().equals(NONE))) {
      into.add(new Expected(partner, of, aspect, new Wanted.Word(text.text()), text.at()));
    } else {
      issues.error(
          aspect == Aspect.BAND ? "unknown-band" : "unknown-word",
          text.at(),
          "Expected %s, but found '%s'"
              .formatted(
                  switch (aspect) {
                    case BAND -> "a band";
                    case STATE -> "a number or a state of data";
                    case SCORE, RANK, COVERAGE, VALUE, POINTS, TARGET -> "a number, or none";
                  },
                  text.text()),
          wordy ? Spelling.hint(text.text(), words) : "For example: 72.5, or 62 %");
    }
  }

  /** Empty where it is no number; a share is its fraction. */
  private static Optional<Wanted> number(String text) {
    boolean share = text.endsWith("%");
    var digits = share ? text.substring(0, text.length() - 1).strip() : text;
    if (!digits.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
      return Optional.empty();
    }
    var written = new BigDecimal(digits);
    var value = share ? written.movePointLeft(2) : written;
    return Optional.of(new Wanted.Number(value, Math.max(0, value.scale())));
  }
}
