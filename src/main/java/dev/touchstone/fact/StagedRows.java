package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset.RowRule;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.fact.field.Rejects;
import dev.touchstone.fact.field.RowFault;
import dev.touchstone.shared.Issue;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows of one file after they were parsed, in a staging table: sorted out by the contract's
 * rules and by their keys.
 */
final class StagedRows {
  /** The table they are in. */
  static final String TABLE = "staged";

  /** A view of them that names their file. */
  static final String ARRIVED = "arrived";

  private final Staging staging;
  private final TableShape shape;
  private final String file;

  StagedRows(Staging staging, TableShape shape, String file) throws SQLException {
    this.staging = staging;
    this.shape = shape;
    this.file = file;
    staging.execute("create table staged (%s)".formatted(shape.ddlOfOneFile()));
    staging.execute(
        "create view arrived as select *, %s as _file from staged".formatted(Quoted.text(file)));
  }

  /** Rejects what breaks a rule; answers how many rows each warning applies to. */
  SortedMap<String, Long> applyRules(Rejects rejects) throws SQLException {
    var warnings = new TreeMap<String, Long>();
    var rules = shape.contract().rules();
    if (rules.isEmpty()) {
      return warnings;
    }
    staging.execute("create table broken (line bigint, rule integer)");
    for (int i = 0; i < rules.size(); i++) {
      long rows = new RuleCheck(shape.contract(), rules.get(i)).mark(staging, i);
      if (rules.get(i).otherwise() == Issue.Severity.WARNING && rows > 0) {
        warnings.put(rules.get(i).id(), rows);
      }
    }
    var rejecting = rejecting(rules);
    if (!rejecting.isEmpty()) {
      reject(rejects, rules, rejecting);
    }
    return warnings;
  }

  private static String rejecting(List<RowRule> rules) {
    return rules.stream()
        .filter(rule -> rule.otherwise() == Issue.Severity.ERROR)
        .map(rule -> String.valueOf(rules.indexOf(rule)))
        .collect(Collectors.joining(", "));
  }

  private void reject(Rejects rejects, List<RowRule> rules, String rejecting) throws SQLException {
    var broken = "from broken where rule in (%s)".formatted(rejecting);
    long rows = staging.number("select count(distinct line) " + broken);
    if (rows == 0) {
      return;
    }
    var first =
        staging.list(
            "select line, rule %s order by line, rule limit %d"
                .formatted(broken, LoadReport.MOST_REJECTS),
            row -> {
              var rule = rules.get(row.getInt(2));
              var reason = "The rule %s does not hold: %s".formatted(rule.id(), rule.row().text());
              return new Reject(file, row.getLong(1), 0, "", "", "broken-rule", reason);
            });
    rejects.rows(rows, first);
    staging.execute("delete from staged where _line in (select line %s)".formatted(broken));
  }

  /**
   * Leaves one row per key: the first. A later one of the same content is nothing new, one of other
   * content contradicts and is rejected.
   *
   * @return how many rows were nothing new
   */
  long applyKeys(Rejects rejects) throws SQLException {
    var key = Quoted.names(shape.contract().key());
    staging.execute(
        """
        -- keys that stand in several rows, with the line of the first
        create table repeated as
        select %s, min(_line) as first_line from staged group by all having count(*) > 1
        """
            .formatted(key));
    if (staging.number("select count(*) from repeated") == 0) {
      return 0;
    }
    staging.execute(
        """
        -- each later row, and whether it says the same as the first
        create table later as
        select again._line as line, first._line as first_line, %s as same, %s as key_text
        from staged again
        join repeated using (%s)
        join staged first on first._line = repeated.first_line
        where again._line > repeated.first_line
        """
            .formatted(shape.sameContent("again", "first"), keyText("again"), key));
    long contradicting = staging.number("select count(*) from later where not same");
    if (contradicting > 0) {
      rejects.rows(contradicting, contradictions());
    }
    staging.execute("delete from staged where _line in (select line from later)");
    return staging.number("select count(*) from later where same");
  }

  private List<Reject> contradictions() throws SQLException {
    var key = shape.contract().key();
    return staging.list(
        "select line, first_line, key_text from later where not same order by line limit "
            + LoadReport.MOST_REJECTS,
        row -> {
          var value = row.getString(3);
          var reason =
              "%s %s already stands in line %d with other content"
                  .formatted(String.join(", ", key), RowFault.shown(value), row.getLong(2));
          return new Reject(file, row.getLong(1), 0, "", value, "duplicate-key", reason);
        });
  }

  private String keyText(String row) {
    return shape.contract().key().stream()
        .map(column -> "cast(%s.%s as varchar)".formatted(row, Quoted.name(column)))
        .collect(Collectors.joining(" || ', ' || "));
  }

  long count() throws SQLException {
    return staging.number("select count(*) from staged");
  }
}
