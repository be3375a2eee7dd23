package dev.touchstone.definition.program;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.program.Program.Assumption;
import dev.touchstone.definition.program.Program.Rates;
import dev.touchstone.shared.Issues;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the program of its document. */
final class ProgramReader {
  /** Of a program that is there for others to be checked by, and not to be run. */
  private static final String NO_CURRENCY = "";

  private final Fields document;
  private final Datasets datasets;
  private final Issues issues;

  private ProgramReader(Fields document, Datasets datasets) {
    this.document = document;
    this.datasets = datasets;
    this.issues = document.issues();
  }

  static Optional<Program> read(Draft draft, KnownDocuments known) {
    var reader = new ProgramReader(draft.fields(), new Datasets(known));
    var program = reader.program(draft.id());
    reader.checkPartners(program);
    return Optional.of(program);
  }

  private Program program(String id) {
    var assumptions = new LinkedHashMap<String, Assumption>();
    for (var one : document.all(ProgramLanguage.ASSUMPTIONS).all()) {
      var review = one.value().get(ProgramLanguage.REVIEW).map(LocalDate::toString).orElse("");
      one.value()
          .find(ProgramLanguage.BELIEF)
          .ifPresent(belief -> assumptions.put(one.name(), new Assumption(belief, review)));
    }
    return new Program(
        id,
        document.get(ProgramLanguage.TITLE).orElse(Titles.of(id)),
        document.find(ProgramLanguage.CURRENCY).orElse(NO_CURRENCY),
        document
            .get(ProgramLanguage.RATES)
            .flatMap(rates -> Fields.made(() -> rates(rates)))
            .orElse(new Rates.None()),
        document.get(ProgramLanguage.CALENDAR),
        document.get(ProgramLanguage.PARTNERS),
        document.get(ProgramLanguage.PARTNER_TYPES).orElse(List.of()),
        document.get(ProgramLanguage.TIERS).orElse(List.of()),
        byName(document.all(ProgramLanguage.THEMES)),
        Collections.unmodifiableMap(assumptions),
        document.at(ProgramLanguage.PROGRAM));
  }

  private static <T> Map<String, T> byName(Named<T> named) {
    var map = new LinkedHashMap<String, T>();
    named.all().forEach(one -> map.put(one.name(), one.value()));
    return Collections.unmodifiableMap(map);
  }

  private Rates rates(Fields rates) {
    return rates.shape().equals(ProgramLanguage.FIXED_RATES) ? fixed(rates) : dated(rates);
  }

  private Rates fixed(Fields rates) {
    var fixed = rates.get(ProgramLanguage.FIXED);
    for (var one : fixed.all()) {
      if (document.find(ProgramLanguage.CURRENCY).filter(one.name()::equals).isPresent()) {
        issues.error(
            "rate-of-own-currency",
            one.at(),
            "%s is the program's own currency".formatted(one.name()),
            "Leave it out; its rate is 1");
      }
    }
    return new Rates.Fixed(byName(fixed));
  }

  private Rates dated(Fields rates) {
    var at = rates.at(ProgramLanguage.RATES_DATASET);
    var id = rates.get(ProgramLanguage.RATES_DATASET);
    datasets
        .find(id, at, issues)
        .ifPresent(
            dataset -> {
              rateColumn(dataset, rates, ProgramLanguage.RATES_CURRENCY, ColumnType.Currency.class);
              rateColumn(dataset, rates, ProgramLanguage.RATES_DAY, ColumnType.Day.class);
              rateColumn(dataset, rates, ProgramLanguage.RATES_RATE, ColumnType.Decimal.class);
            });
    return new Rates.AtEventDate(
        id,
        rates.get(ProgramLanguage.RATES_CURRENCY),
        rates.get(ProgramLanguage.RATES_DAY),
        rates.get(ProgramLanguage.RATES_RATE),
        at);
  }

  private void rateColumn(
      Dataset dataset, Fields rates, Key<String> key, Class<? extends ColumnType> type) {
    var at = rates.at(rates.has(key) ? key : ProgramLanguage.RATES_DATASET);
    rates.find(key).ifPresent(name -> datasets.column(dataset, name, type, at, issues));
  }

  private void checkPartners(Program program) {
    if (document.unreadable(ProgramLanguage.PARTNERS)) {
      return;
    }
    var at = document.at(ProgramLanguage.PARTNERS);
    datasets.find(program.partners(), at, issues).ifPresent(this::checkPartnerKey);
  }

  private void checkPartnerKey(Dataset partners) {
    var key = partners.key();
    boolean partner =
        key.size() == 1
            && partners
                .column(key.getFirst())
                .map(column -> column.type() instanceof ColumnType.Partner)
                .orElse(true);
    if (!partner && !key.isEmpty()) {
      issues.error(
          "partner-key",
          partners.at(),
          "The key of the partner dataset must be one column of type partner, but is "
              + String.join(", ", key),
          "Make the partner's id the key, and its type partner");
    }
  }
}
