package dev.touchstone.definition.mapping;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.HashSet;
import java.util.List;

/** Whether a mapping gives a dataset what its contract asks for. */
record MappingFit(Datasets datasets, Dataset dataset, Issues issues) {

  void check(Fields document, Named<Fields> columns) {
    for (var one : columns.all()) {
      datasets
          .column(dataset, one.name(), one.at(), issues)
          .ifPresent(column -> check(column, one.value()));
    }
    if (document.has(MappingLanguage.COLUMNS)) {
      checkComplete(document.keyAt(MappingLanguage.COLUMNS), columns);
    }
  }

  private void checkComplete(Position at, Named<Fields> columns) {
    var mapped = new HashSet<String>();
    var names = dataset.columns().stream().map(Column::name).toList();
    for (var one : columns.all()) {
      mapped.add(names.contains(one.name()) ? one.name() : meant(one.name(), names));
    }
    for (var column : dataset.columns()) {
      if (column.required() && !mapped.contains(column.name()) && columns.complete()) {
        issues.error(
            "unmapped-column",
            at,
            "The required column '%s' of '%s' is not mapped".formatted(column.name(), dataset.id()),
            "Map it, or give it one value for all rows with {always: …}");
      }
      if (column.type() instanceof ColumnType.Money money
          && mapped.contains(column.name())
          && dataset.column(money.currencyColumn()).isPresent()
          && !mapped.contains(money.currencyColumn())
          && columns.complete()) {
        issues.error(
            "unmapped-column",
            at,
            "'%s' is mapped, but not its currency '%s'"
                .formatted(column.name(), money.currencyColumn()),
            "Map it, or write %s: {always: USD}".formatted(money.currencyColumn()));
      }
    }
  }

  /** What is misspelt is reported as that, and not as left out as well. */
  private static String meant(String name, List<String> names) {
    return Spelling.nearest(name, names).orElse(name);
  }

  private void check(Column column, Fields written) {
    boolean number =
        switch (column.type()) {
          case ColumnType.Whole w -> true;
          case ColumnType.Decimal d -> true;
          case ColumnType.Money m -> true;
          case ColumnType.Text t -> false;
          case ColumnType.Day d -> false;
          case ColumnType.Bool b -> false;
          case ColumnType.OneOf o -> false;
          case ColumnType.Partner p -> false;
          case ColumnType.Currency c -> false;
        };
    if (!number) {
      var keys =
          List.of(
              MappingLanguage.DECIMAL,
              MappingLanguage.THOUSANDS,
              MappingLanguage.SIGNS,
              MappingLanguage.ROUND);
      for (Key<?> key : keys) {
        written.refuse(key, "'%s' holds no numbers".formatted(column.name()), "Leave it out");
      }
    }
    if (!(column.type() instanceof ColumnType.Day)) {
      written.refuse(
          MappingLanguage.DATE, "'%s' holds no dates".formatted(column.name()), "Leave it out");
    }
    for (var value : written.all(MappingLanguage.VALUES).all()) {
      checkValue(column, value.value(), value.valueAt());
    }
    written
        .get(MappingLanguage.OTHERWISE)
        .ifPresent(text -> checkValue(column, text, written.at(MappingLanguage.OTHERWISE)));
    if (!written.has(MappingLanguage.VALUES) && !written.has(MappingLanguage.LOOKUP)) {
      written
          .get(MappingLanguage.ALWAYS)
          .ifPresent(text -> checkValue(column, text, written.at(MappingLanguage.ALWAYS)));
    }
  }

  /**
   * A text that the mapping itself gives; dates and numbers in it may be in the source's format.
   */
  private void checkValue(Column column, String text, Position at) {
    var wanted =
        switch (column.type()) {
          case ColumnType.OneOf oneOf ->
              oneOf.values().contains(text) ? "" : listed(oneOf.values());
          case ColumnType.Bool b -> List.of("true", "false").contains(text) ? "" : "true or false";
          case ColumnType.Currency c -> text.matches("[A-Z]{3}") ? "" : "a currency such as USD";
          case ColumnType.Text t -> "";
          case ColumnType.Whole w -> "";
          case ColumnType.Decimal d -> "";
          case ColumnType.Money m -> "";
          case ColumnType.Day d -> "";
          case ColumnType.Partner p -> "";
        };
    if (!wanted.isEmpty()) {
      issues.error(
          "value-not-in-column",
          at,
          "'%s' can hold %s, but not '%s'".formatted(column.name(), wanted, text),
          column.type() instanceof ColumnType.OneOf oneOf
              ? Spelling.hint(text, oneOf.values())
              : "");
    }
  }

  private static String listed(List<String> values) {
    return String.join(", ", values);
  }
}
