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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the program of its document. */
final class ProgramReader {
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
    for (var one : document.get(ProgramLanguage.ASSUMPTIONS, Named.none(document.at())).all()) {
      var review = one.value().get(ProgramLanguage.REVIEW).map(LocalDate::toString).orElse("");
      assumptions.put(
          one.name(), new Assumption(one.value().get(ProgramLanguage.BELIEF, ""), review));
    }
    return new Program(
        id,
        document.get(ProgramLanguage.TITLE, Titles.of(id)),
        document.get(ProgramLanguage.CURRENCY, ""),
        document.get(ProgramLanguage.RATES).map(this::rates).orElse(new Rates.None()),
        document
            .get(ProgramLanguage.CALENDAR)
            .map(this::calendar)
            .orElse(new FiscalCalendar.Monthly(Month.JANUARY, ZoneOffset.UTC)),
        document.get(ProgramLanguage.PARTNERS, "partners"),
        document.get(ProgramLanguage.PARTNER_TYPES, List.of()),
        document.get(ProgramLanguage.TIERS, List.of()),
        byName(document.get(ProgramLanguage.THEMES, Named.none(document.at()))),
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
    var fixed = rates.get(ProgramLanguage.FIXED, Named.<BigDecimal>none(rates.at()));
    for (var one : fixed.all()) {
      if (document.get(ProgramLanguage.CURRENCY, "").equals(one.name())) {
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
    var id = rates.get(ProgramLanguage.RATES_DATASET, "");
    var currency = rates.get(ProgramLanguage.RATES_CURRENCY, "currency");
    var day = rates.get(ProgramLanguage.RATES_DAY, "day");
    var rate = rates.get(ProgramLanguage.RATES_RATE, "rate");
    var at = rates.at(ProgramLanguage.RATES_DATASET);
    if (!rates.unreadable(ProgramLanguage.RATES_DATASET)) {
      datasets
          .find(id, at, issues)
          .ifPresent(
              dataset -> {
                rateColumn(
                    dataset, rates, ProgramLanguage.RATES_CURRENCY, ColumnType.Currency.class);
                rateColumn(dataset, rates, ProgramLanguage.RATES_DAY, ColumnType.Day.class);
                rateColumn(dataset, rates, ProgramLanguage.RATES_RATE, ColumnType.Decimal.class);
              });
    }
    return new Rates.AtEventDate(id, currency, day, rate, at);
  }

  private void rateColumn(
      Dataset dataset, Fields rates, Key<String> key, Class<? extends ColumnType> type) {
    if (!rates.unreadable(key)) {
      var at = rates.at(rates.has(key) ? key : ProgramLanguage.RATES_DATASET);
      datasets.column(dataset, rates.get(key, key.name()), type, at, issues);
    }
  }

  private FiscalCalendar calendar(Fields calendar) {
    ZoneId zone = calendar.get(ProgramLanguage.ZONE, ZoneOffset.UTC);
    if (calendar.shape().equals(ProgramLanguage.RETAIL)) {
      return new FiscalCalendar.FourFourFive(
          calendar.get(ProgramLanguage.FIRST_DAY, LocalDate.EPOCH), zone);
    }
    if (calendar.shape().equals(ProgramLanguage.LISTED)) {
      var starts = calendar.get(ProgramLanguage.QUARTERS, List.of());
      for (int i = 1; i < starts.size(); i++) {
        if (!starts.get(i - 1).isBefore(starts.get(i))) {
          issues.error(
              "quarters-not-ascending",
              calendar.at(ProgramLanguage.QUARTERS),
              "%s does not come after %s".formatted(starts.get(i), starts.get(i - 1)),
              "List the first days of the quarters in their order, each once");
        }
      }
      return new FiscalCalendar.Listed(starts, zone);
    }
    return new FiscalCalendar.Monthly(
        calendar.get(ProgramLanguage.YEAR_STARTS, Month.JANUARY), zone);
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
