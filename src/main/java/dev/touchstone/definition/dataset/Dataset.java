package dev.touchstone.definition.dataset;

import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A contract: which columns a kind of fact has, who answers for it, and what every row must hold.
 *
 * @param key column names that identify a row; at least one
 * @param partner name of the column that says whose row it is; empty for facts of no partner
 * @param time name of the date column that says when it happened; empty for master data
 */
public record Dataset(
    String id,
    String title,
    ReportedBy reportedBy,
    String owner,
    String steward,
    String refresh,
    String keepFor,
    BadRows badRows,
    Texts texts,
    List<String> key,
    String partner,
    String time,
    List<Column> columns,
    List<RowRule> rules,
    Position at)
    implements Definition {
  public static final Kind<Dataset> KIND = Kind.of(DatasetLanguage.DOCUMENT, DatasetReader::read);

  @Override
  public Kind<?> kind() {
    return KIND;
  }

  @Override
  public void conditions(BiConsumer<String, Formula> each) {
    rules.forEach(rule -> each.accept(id, rule.row()));
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The same with one rule more. */
  public Dataset with(RowRule rule) {
    var all = new ArrayList<>(rules);
    all.add(rule);
    return new Dataset(
        id,
        title,
        reportedBy,
        owner,
        steward,
        refresh,
        keepFor,
        badRows,
        texts,
        key,
        partner,
        time,
        columns,
        List.copyOf(all),
        at);
  }

  /** What becomes of a file in which some rows are wrong. */
  public enum BadRows {
    /** Nothing of the file is taken. */
    REFUSE_FILE,
    /** The good rows are taken; the others are listed with their reasons. */
    LEAVE_OUT
  }

  /** How texts of a row become values: ids, keys, words of an enum and names alike. */
  public enum Texts {
    /** Without blanks at either end, seen or unseen, and in Unicode's composed form (NFC). */
    TRIMMED,
    /** Character by character as they were sent. */
    AS_SENT
  }

  public enum ReportedBy {
    VENDOR,
    PARTNER
  }

  /**
   * @param name lower_snake_case; names that start with an underscore are Touchstone's own
   * @param personal marks personal data (kept apart, erasable)
   */
  public record Column(
      String name,
      ColumnType type,
      boolean required,
      boolean personal,
      String title,
      Position at) {}

  /** What a column holds. */
  public sealed interface ColumnType {
    record Text() implements ColumnType {}

    /** A whole number of 64 bits. */
    record Whole() implements ColumnType {}

    /**
     * An exact decimal.
     *
     * @param scale digits after the point, 0..30
     * @param digits digits in all, 1..38, at least the scale
     */
    record Decimal(int digits, int scale) implements ColumnType {}

    /**
     * An exact amount in the currency that another column of the same row names. Wherever an
     * expression uses it, it stands for the amount in the program's currency.
     */
    record Money(String currencyColumn, int digits, int scale) implements ColumnType {}

    record Day() implements ColumnType {}

    record Bool() implements ColumnType {}

    record OneOf(List<String> values) implements ColumnType {}

    /** A partner's id. */
    record Partner() implements ColumnType {}

    /** An ISO 4217 code. */
    record Currency() implements ColumnType {}
  }

  /** A condition over one row; a row for which it is false is rejected or warned of. */
  public record RowRule(String id, Formula row, Issue.Severity otherwise) {}
}
