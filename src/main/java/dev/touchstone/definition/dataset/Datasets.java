package dev.touchstone.definition.dataset;

import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The datasets of a workspace as far as they could be read. Columns of unknown type are known to
 * exist.
 */
public record Datasets(KnownDocuments known) {
  private static final Map<Class<?>, String> WORDS =
      Map.of(
          ColumnType.Text.class, "a text",
          ColumnType.Whole.class, "an integer",
          ColumnType.Decimal.class, "a decimal",
          ColumnType.Money.class, "money",
          ColumnType.Day.class, "a date",
          ColumnType.Bool.class, "a boolean",
          ColumnType.OneOf.class, "an enum",
          ColumnType.Partner.class, "a partner",
          ColumnType.Currency.class, "a currency");

  /** Whether it is made of others' rows, so that no file can be loaded into it. */
  public boolean isDerived(String id) {
    return known.isMade(name(id));
  }

  private static DocumentName name(String id) {
    return new DocumentName(Dataset.KIND, id);
  }

  public Map<String, Dataset> all() {
    return known.all(Dataset.KIND);
  }

  /** The dataset; reports one that does not exist. */
  public Optional<Dataset> find(String id, Position at, Issues issues) {
    var dataset = all().get(id);
    if (dataset == null && !known.unreadable(name(id))) {
      issues.error(
          "unknown-dataset",
          at,
          "There is no dataset '%s'".formatted(id),
          Spelling.hint(id, all().keySet()));
    }
    return Optional.ofNullable(dataset);
  }

  /** The column; reports one that does not exist. */
  public Optional<Column> column(Dataset dataset, String name, Position at, Issues issues) {
    var column = dataset.column(name);
    if (column.isEmpty() && !unsureOf(dataset).contains(name)) {
      issues.error(
          "unknown-column",
          at,
          "The dataset '%s' has no column '%s'".formatted(dataset.id(), name),
          hint(dataset, name));
    }
    return column;
  }

  /** A column that another dataset has was looked for in the wrong place, not misspelt. */
  private String hint(Dataset dataset, String name) {
    var others =
        all().values().stream()
            .filter(other -> other.column(name).isPresent())
            .map(Dataset::id)
            .sorted()
            .limit(3)
            .toList();
    var hint = Spelling.hint(name, dataset.columns().stream().map(Column::name).toList());
    return others.isEmpty()
        ? hint
        : hint
            + (hint.endsWith("?") ? " " : "; ")
            + "'%s' is a column of %s".formatted(name, String.join(", ", others));
  }

  /** A column of one type; reports another one or none. */
  public Optional<Column> column(
      Dataset dataset, String name, Class<? extends ColumnType> type, Position at, Issues issues) {
    var column = column(dataset, name, at, issues);
    if (column.isPresent() && !type.isInstance(column.get().type())) {
      issues.error(
          "wrong-column-type",
          at,
          "The column '%s' of '%s' must be %s, but is %s"
              .formatted(name, dataset.id(), WORDS.get(type), words(column.get().type())),
          "Name another column, or change its type in the dataset");
      return Optional.empty();
    }
    return column;
  }

  /** Whether two columns that are held against each other are of one kind; reports if not. */
  public boolean alike(
      Dataset here, Column one, Dataset there, Column other, Position at, Issues issues) {
    boolean alike = one.type().getClass().equals(other.type().getClass());
    if (!alike) {
      issues.error(
          "wrong-column-type",
          at,
          "'%s' is %s in '%s' and %s%s in '%s'"
              .formatted(
                  one.name(),
                  words(one.type()),
                  here.id(),
                  one.name().equals(other.name()) ? "" : "'%s' is ".formatted(other.name()),
                  words(other.type()),
                  there.id()),
          "Give both the same type");
    }
    return alike;
  }

  private Set<String> unsureOf(Dataset dataset) {
    return known.unsure(dataset.name());
  }

  /** Whether an expression names a column whose type is not known. */
  public boolean unsure(Dataset dataset, Formula formula) {
    return unsureOf(dataset).stream()
        .anyMatch(name -> formula.text().matches("(?is).*\\b" + name + "\\b.*"));
  }

  public static String words(ColumnType type) {
    return WORDS.getOrDefault(type.getClass(), "unknown");
  }
}
