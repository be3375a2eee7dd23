package dev.touchstone.definition.dataset;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.language.Word;
import dev.touchstone.shared.Issue.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a {@code dataset} document. */
final class DatasetLanguage {
  static final Key.Required<String> DATASET =
      Key.required("dataset", Values.ID, "The id of the dataset.");
  static final Key.Optional<String> TITLE =
      Key.of("title", Values.TEXT, "What people call it; made from the id if left out.");
  static final Key.Defaulted<Dataset.ReportedBy> REPORTED_BY =
      Key.of(
              "reported-by",
              Leaf.words(Dataset.ReportedBy.class),
              "Whose record of the facts this is.")
          .otherwise("vendor");
  static final Key.Optional<String> OWNER =
      Key.of("owner", Values.TEXT, "Who answers for accuracy.");
  static final Key.Optional<String> STEWARD =
      Key.of("steward", Values.TEXT, "Who answers for quality and delivery.");
  static final Key.Required<String> EVERY =
      Key.required("every", Leaf.words(cycles()), "How often new rows are due.");
  static final Key.Optional<String> LATE_AFTER =
      Key.of("late-after", Units.SPAN, "How long after that they count as late.");
  static final Key.Optional<String> REFRESH =
      Key.of(
          "refresh",
          Keys.of("refresh", "When new rows are due.", EVERY, LATE_AFTER)
              .as(DatasetLanguage::refresh),
          "When new rows are due.");
  static final Key.Optional<String> KEEP_FOR =
      Key.of("keep-for", Units.SPAN, "How long rows are kept.");
  static final Key.Defaulted<Dataset.BadRows> BAD_ROWS =
      Key.of(
              "bad-rows",
              Leaf.words(Dataset.BadRows.class),
              "Whether a file with wrong rows is refused as a whole, or loaded without them.")
          .otherwise("refuse-file");
  static final Key.Defaulted<Dataset.Texts> TEXTS =
      Key.of(
              "texts",
              Leaf.words(Dataset.Texts.class),
              "Whether texts count without blanks at their ends and in Unicode's composed form, so "
                  + "that what looks alike is alike, or character by character as they were sent.")
          .otherwise("trimmed");
  static final Key.Required<List<Word>> KEY =
      Key.required(
          "key",
          new ListOf<>(Values.COLUMN, true, 1),
          "The column, or list of columns, that tells one row from all others.");
  static final Key.Optional<String> PARTNER =
      Key.of(
          "partner",
          Values.COLUMN_NAME,
          "The column that says whose row it is; the only column of type partner if left out, none "
              + "for facts of no partner.");
  static final Key.Optional<String> TIME =
      Key.of(
          "time",
          Values.COLUMN_NAME,
          "The date column that says when it happened; left out for master data.");

  private static final Leaf<Dataset.ColumnType> PLAIN_TYPE = Leaf.words("a type", types(), false);
  private static final Map<String, String> TYPES_WITH_MORE =
      Map.of(
          "decimal", "{decimal: 2}", "money", "{money: currency}", "enum", "{enum: [open, won]}");

  /** A type that needs nothing further; whoever names another is told how it is written. */
  private static final Leaf<Dataset.ColumnType> TYPE_WORD =
      Leaf.of(
          PLAIN_TYPE.words(),
          "text",
          scalar -> {
            var more = TYPES_WITH_MORE.get(scalar.text());
            if (more != null) {
              throw Leaf.unfit(scalar, "a type that needs nothing further", "Write " + more);
            }
            return PLAIN_TYPE.parsing().of(scalar);
          },
          PLAIN_TYPE.print(),
          PLAIN_TYPE.schema());

  static final Key.Optional<Dataset.ColumnType> TYPE =
      Key.of("type", TYPE_WORD, "The column's type.");
  static final Key.Optional<List<String>> ENUM =
      Key.of("enum", new ListOf<>(Values.TEXT, false, 1), "The values the column may have.");
  static final Key.Optional<Integer> DECIMAL =
      Key.of(
          "decimal",
          Numbers.whole("digits after the point, 0 to 30", 0, 30),
          "Digits after the point.");
  static final Key.Optional<String> MONEY =
      Key.of(
          "money",
          Values.COLUMN_NAME,
          "The column of the same row that holds the currency of this amount.");
  static final Key.Defaulted<Integer> DIGITS =
      Key.of("digits", Numbers.whole("digits in all, 1 to 38", 1, 38), "Digits in all.")
          .otherwise("18");
  static final Key.Defaulted<Boolean> REQUIRED =
      Key.of("required", Values.YES, "Whether a row without a value is rejected.")
          .otherwise("false");
  static final Key.Defaulted<Boolean> PERSONAL =
      Key.of("personal", Values.YES, "Marks personal data.").otherwise("false");
  static final Keys COLUMN =
      Keys.of(
              "column",
              "A column's type, and what else holds for it. A type alone may stand for the whole.",
              TYPE,
              ENUM,
              DECIMAL,
              MONEY,
              DIGITS,
              REQUIRED,
              PERSONAL,
              TITLE)
          .shorthandFor(TYPE);
  static final Key.Required<Named<Fields>> COLUMNS =
      Key.required(
          "columns",
          new MapOf<>(Values.COLUMN_NAME, COLUMN, MapOf.Order.AS_WRITTEN),
          "Each column and its type.");

  static final Key.Required<Formula> ROW =
      Key.required("row", Values.FORMULA, "A condition that every row should hold.");
  static final Key.Defaulted<Severity> ELSE =
      Key.of(
              "else",
              Leaf.words(Leaf.either("reject", Severity.ERROR, "warn", Severity.WARNING)),
              "What happens to a row for which it is false.")
          .otherwise("reject");
  static final Key.Optional<Named<Fields>> RULES =
      Key.of(
          "rules",
          new MapOf<>(
              Values.ID,
              Keys.of("row-rule", "What must hold for every row.", ROW, ELSE),
              MapOf.Order.BY_NAME),
          "What must hold for every row.");

  static final Keys DOCUMENT =
      Keys.of(
          "dataset",
          "A contract: the columns of one kind of fact and who answers for it.",
          DATASET,
          TITLE,
          REPORTED_BY,
          OWNER,
          STEWARD,
          REFRESH,
          KEEP_FOR,
          BAD_ROWS,
          TEXTS,
          KEY,
          PARTNER,
          TIME,
          COLUMNS,
          RULES);

  private DatasetLanguage() {}

  private static String refresh(Fields refresh) {
    var every = "every " + refresh.get(EVERY);
    return refresh.get(LATE_AFTER).map(late -> every + ", late after " + late).orElse(every);
  }

  private static Map<String, String> cycles() {
    var cycles = new LinkedHashMap<String, String>();
    List.of("day", "week", "month", "quarter", "year").forEach(c -> cycles.put(c, c));
    return cycles;
  }

  private static Map<String, Dataset.ColumnType> types() {
    var types = new LinkedHashMap<String, Dataset.ColumnType>();
    types.put("text", new Dataset.ColumnType.Text());
    types.put("integer", new Dataset.ColumnType.Whole());
    types.put("date", new Dataset.ColumnType.Day());
    types.put("boolean", new Dataset.ColumnType.Bool());
    types.put("partner", new Dataset.ColumnType.Partner());
    types.put("currency", new Dataset.ColumnType.Currency());
    return types;
  }
}
