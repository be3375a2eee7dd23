package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The dataset all tests of expressions talk about, and how they read formulas over it. */
final class World {
  static final Dataset DEALS =
      new Dataset(
          "deals",
          "Deals",
          Dataset.ReportedBy.VENDOR,
          "channel-operations",
          "revenue-data",
          "",
          "",
          Dataset.BadRows.REFUSE_FILE,
          Dataset.Texts.TRIMMED,
          List.of("deal_id"),
          "partner_id",
          "closed_on",
          List.of(
              column("deal_id", new ColumnType.Text()),
              column("partner_id", new ColumnType.Partner()),
              column("stage", new ColumnType.OneOf(List.of("open", "won", "lost"))),
              column("seats", new ColumnType.Whole()),
              column("list_price", new ColumnType.Decimal(18, 4)),
              column("share", new ColumnType.Decimal(9, 6)),
              column("amount", new ColumnType.Money("currency", 18, 4)),
              column("cost", new ColumnType.Money("currency", 18, 2)),
              column("currency", new ColumnType.Currency()),
              column("created_on", new ColumnType.Day()),
              column("closed_on", new ColumnType.Day()),
              column("renewal", new ColumnType.Bool()),
              column("region", new ColumnType.Text())),
          List.of(),
          Position.startOf("deals.yaml"));

  static final Set<String> INPUTS = Set.of("sales", "quota", "won_deals");

  private World() {}

  static Dataset.Column column(String name, ColumnType type) {
    return new Dataset.Column(name, type, false, false, name, Position.startOf("deals.yaml"));
  }

  static Formula formula(String text) {
    int line = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    return new Formula(text, new Position("scorecard.yaml", 1, 1, Math.max(1, line)));
  }

  /** Reads a formula as one kind of place would: condition, rule, measure or combination. */
  static Optional<Expr> read(String kind, String text, Issues issues) {
    var formula = formula(text);
    return switch (kind) {
      case "condition" -> Expressions.condition(formula, DEALS, issues);
      case "rule" -> Expressions.rule(formula, DEALS, issues);
      case "measure" -> Expressions.measure(formula, DEALS, issues);
      case "combination" -> Expressions.combination(formula, INPUTS, issues);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static Expr condition(String text) {
    return good("condition", text);
  }

  static Expr measure(String text) {
    return good("measure", text);
  }

  static Expr combination(String text) {
    return good("combination", text);
  }

  /** A row expression of any type: what stands within {@code count(..)}. */
  static Expr row(String text) {
    return ((Expr.Aggregate) measure("count(" + text + ")")).argument().orElseThrow();
  }

  private static Expr good(String kind, String text) {
    var issues = new Issues();
    var expression = read(kind, text, issues);
    return expression.orElseThrow(
        () ->
            new AssertionError(
                text
                    + "\n"
                    + issues.all().stream()
                        .map(Issue::toString)
                        .collect(Collectors.joining("\n"))));
  }
}
