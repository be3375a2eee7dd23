package dev.touchstone.definition.dataset;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Dataset.RowRule;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.Word;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a dataset of its document. */
final class DatasetReader {
  /** Names that stand for days in every expression. */
  private static final Set<String> RESERVED = Set.of("period_start", "period_end", "window_start");

  private final Fields document;
  private final Issues issues;
  private final Set<String> unsure = new HashSet<>();
  private final Map<String, Position> moneyAt = new HashMap<>();

  private DatasetReader(Fields document) {
    this.document = document;
    this.issues = document.issues();
  }

  static Optional<Dataset> read(Draft draft, KnownDocuments known) {
    var reader = new DatasetReader(draft.fields());
    var dataset = reader.dataset(draft.id());
    known.addUnsure(dataset.name(), reader.unsure);
    reader.check(dataset, new Datasets(known));
    return Optional.of(dataset);
  }

  private Dataset dataset(String id) {
    var key = key().stream().map(Word::text).toList();
    var columns = columns(key);
    return new Dataset(
        id,
        document.get(DatasetLanguage.TITLE).orElse(Titles.of(id)),
        document.get(DatasetLanguage.REPORTED_BY),
        document.get(DatasetLanguage.OWNER).orElse(""),
        document.get(DatasetLanguage.STEWARD).orElse(""),
        document.get(DatasetLanguage.REFRESH).orElse(""),
        document.get(DatasetLanguage.KEEP_FOR).orElse(""),
        document.get(DatasetLanguage.BAD_ROWS),
        document.get(DatasetLanguage.TEXTS),
        key,
        partner(key, columns),
        document.get(DatasetLanguage.TIME).orElse(""),
        columns,
        rules(),
        document.at(DatasetLanguage.DATASET));
  }

  /** Without a key that could be read there are still columns that others may name. */
  private List<Word> key() {
    return document.find(DatasetLanguage.KEY).orElse(List.of());
  }

  private List<Column> columns(List<String> key) {
    var columns = new ArrayList<Column>();
    for (var one : document.all(DatasetLanguage.COLUMNS).all()) {
      var written = one.value();
      if (RESERVED.contains(one.name())) {
        issues.error(
            "reserved-name",
            one.at(),
            "'%s' stands for a day in every expression".formatted(one.name()),
            "Give the column another name");
      }
      var type = type(written);
      if (type.isEmpty()) {
        unsure.add(one.name());
        continue;
      }
      boolean required = written.get(DatasetLanguage.REQUIRED) || key.contains(one.name());
      moneyAt.put(one.name(), written.at(DatasetLanguage.MONEY));
      columns.add(
          new Column(
              one.name(),
              type.get(),
              required,
              written.get(DatasetLanguage.PERSONAL),
              written.get(DatasetLanguage.TITLE).orElse(Titles.of(one.name())),
              one.at()));
    }
    return List.copyOf(columns);
  }

  private Optional<ColumnType> type(Fields column) {
    boolean money = column.has(DatasetLanguage.MONEY);
    var kinds = new ArrayList<Key<?>>();
    for (var kind : List.of(DatasetLanguage.TYPE, DatasetLanguage.ENUM, DatasetLanguage.MONEY)) {
      if (column.has(kind)) {
        kinds.add(kind);
      }
    }
    if (column.has(DatasetLanguage.DECIMAL) && !money) {
      kinds.add(DatasetLanguage.DECIMAL);
    }
    if (kinds.isEmpty() && column.misspelt()) {
      return Optional.empty();
    }
    if (kinds.size() != 1) {
      issues.error(
          "column-type",
          column.at(),
          kinds.isEmpty()
              ? "The column has no type"
              : "The column has several types: "
                  + String.join(" and ", kinds.stream().map(Key::name).toList()),
          "Give one of type, enum, decimal, money");
      return Optional.empty();
    }
    int scale = column.get(DatasetLanguage.DECIMAL).orElse(4);
    int digits = column.get(DatasetLanguage.DIGITS);
    if (!money && !column.has(DatasetLanguage.DECIMAL)) {
      column.refuse(DatasetLanguage.DIGITS, "Only decimals and money have digits", "Leave it out");
    } else if (digits < scale) {
      issues.error(
          "too-few-digits",
          column.at(DatasetLanguage.DECIMAL),
          "%d digits in all leave no room for %d after the point".formatted(digits, scale),
          "Give digits: as many as stand before and after the point together, at most 38");
      return Optional.empty();
    }
    if (column.unreadable(DatasetLanguage.DECIMAL)) {
      return Optional.empty();
    }
    if (money) {
      return column
          .get(DatasetLanguage.MONEY)
          .map(currency -> new ColumnType.Money(currency, digits, scale));
    }
    if (column.has(DatasetLanguage.DECIMAL)) {
      return Optional.of(new ColumnType.Decimal(digits, scale));
    }
    return column.has(DatasetLanguage.ENUM)
        ? column.get(DatasetLanguage.ENUM).map(values -> oneOf(values, column))
        : column.get(DatasetLanguage.TYPE);
  }

  private ColumnType oneOf(List<String> values, Fields column) {
    var seen = new HashSet<String>();
    for (var value : values) {
      if (!seen.add(value)) {
        issues.error(
            "duplicate-value",
            column.at(DatasetLanguage.ENUM),
            "'%s' stands twice in the list".formatted(value),
            "Keep one of the two");
      }
    }
    return new ColumnType.OneOf(values);
  }

  /** Whose row it is: as declared, or a key that is a partner, or else the only partner column. */
  private String partner(List<String> key, List<Column> columns) {
    if (document.has(DatasetLanguage.PARTNER)) {
      return document.get(DatasetLanguage.PARTNER).filter(name -> !name.equals("none")).orElse("");
    }
    var partners =
        columns.stream()
            .filter(column -> column.type() instanceof ColumnType.Partner)
            .map(Column::name)
            .toList();
    if (key.size() == 1 && partners.contains(key.getFirst())) {
      return key.getFirst();
    }
    if (partners.size() > 1) {
      issues.error(
          "ambiguous-partner",
          document.at(),
          "Several columns are of type partner: " + String.join(", ", partners),
          "Say whose row it is with partner: %s, or partner: none".formatted(partners.getFirst()));
    }
    return partners.isEmpty() ? "" : partners.getFirst();
  }

  private List<RowRule> rules() {
    return document
        .all(DatasetLanguage.RULES)
        .made(
            one ->
                new RowRule(
                    one.name(),
                    one.value().get(DatasetLanguage.ROW),
                    one.value().get(DatasetLanguage.ELSE)));
  }

  private void check(Dataset dataset, Datasets known) {
    for (var name : key()) {
      known.column(dataset, name.text(), name.at(), issues);
    }
    if (!dataset.partner().isEmpty()) {
      var at = document.at(DatasetLanguage.PARTNER);
      known.column(dataset, dataset.partner(), ColumnType.Partner.class, at, issues);
    }
    if (!dataset.time().isEmpty()) {
      var at = document.at(DatasetLanguage.TIME);
      known.column(dataset, dataset.time(), ColumnType.Day.class, at, issues);
    }
    for (var column : dataset.columns()) {
      if (column.type() instanceof ColumnType.Money money) {
        var at = moneyAt.getOrDefault(column.name(), column.at());
        known.column(dataset, money.currencyColumn(), ColumnType.Currency.class, at, issues);
      }
    }
  }
}
