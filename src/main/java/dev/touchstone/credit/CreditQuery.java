package dev.touchstone.credit;

import dev.touchstone.definition.Credit;
import dev.touchstone.definition.Credit.Check;
import dev.touchstone.definition.Credit.Claims;
import dev.touchstone.definition.Credit.DeclaredShare;
import dev.touchstone.definition.Credit.RoleOf;
import dev.touchstone.definition.Credit.Test;
import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Dataset.ColumnType;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Formula;
import dev.touchstone.expression.Dialect;
import dev.touchstone.expression.Expressions;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.SqlRenderer;
import dev.touchstone.shared.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The deals with all claims about each, deal by deal. Conditions are answered here, of all claims
 * alike; who gets what is decided later.
 */
record CreditQuery(Credit credit, Definitions definitions) {
  private static final String DEAL = "d.";
  private static final String CLAIM = "c.";

  Sql sql() {
    var deals = deals();
    var key = Sql.quoted(deals.key().getFirst());
    var amount = (ColumnType.Money) deals.column(credit.amount()).orElseThrow().type();
    var columns = new ArrayList<String>();
    columns.add("cast(d.%s as varchar)".formatted(key));
    columns.add(DEAL + Sql.quoted(credit.amount()));
    columns.add(DEAL + Sql.quoted(amount.currencyColumn()));
    columns.add(DEAL + Sql.quoted(credit.on()));
    columns.add("d._file");
    columns.add("d._line");
    credit.keep().forEach(name -> columns.add(DEAL + Sql.quoted(name)));
    return Sql.builder()
        .append("-- deals with the claims about them, deal by deal\nselect ")
        .append(String.join(", ", columns))
        .append(",\n  c.*\nfrom %s d left join (\n".formatted(Sql.quoted(deals.id())))
        .join("union all\n", claims(deals, key))
        .append(") c on c.of_deal = d.%s\nwhere ".formatted(key))
        .append(condition(credit.where(), deals, DEAL))
        .append("\norder by d.%s".formatted(key))
        .build();
  }

  private Dataset deals() {
    return definitions.dataset(credit.deals());
  }

  private List<Sql> claims(Dataset deals, String key) {
    var all = new ArrayList<Sql>();
    for (var claims : credit.claims().values()) {
      all.add(claims(claims, all.size(), deals, key));
    }
    return all;
  }

  private Sql claims(Claims claims, int order, Dataset deals, String key) {
    var dataset = definitions.dataset(claims.from());
    var row =
        dataset.key().stream()
            .map(column -> "cast(c.%s as varchar)".formatted(Sql.quoted(column)))
            .collect(Collectors.joining(", '/', "));
    return Sql.builder()
        .append("-- claims: %s\n".formatted(claims.id()))
        .append(
            "select d.%s as of_deal, %d as claims, concat(%s) as row_key,\n"
                .formatted(key, order, row))
        .append("  %s as partner, %s as made,\n".formatted(text(claims.partner()), day(claims)))
        .append("  %s as share,\n  ".formatted(share(claims)))
        .append(role(claims))
        .append(" as role,\n  ")
        .append(failed(claims, dataset, deals))
        .append(" as failed,\n  c._file as claim_file, c._line as claim_line\n")
        .append(
            "from %s c join %s d on c.%s = d.%s\nwhere "
                .formatted(
                    Sql.quoted(dataset.id()),
                    Sql.quoted(deals.id()),
                    Sql.quoted(claims.column()),
                    Sql.quoted(claims.dealColumn())))
        .append(condition(claims.where(), dataset, CLAIM))
        .append("\n")
        .build();
  }

  private static String text(String column) {
    return column.isEmpty() ? "cast(null as varchar)" : CLAIM + Sql.quoted(column);
  }

  private static String day(Claims claims) {
    return claims.on().isEmpty() ? "cast(null as date)" : CLAIM + Sql.quoted(claims.on());
  }

  private static String share(Claims claims) {
    return switch (claims.share()) {
      case DeclaredShare.None _ -> "cast(null as varchar)";
      case DeclaredShare.InColumn(var column, _) ->
          "cast(c.%s as varchar)".formatted(Sql.quoted(column));
    };
  }

  private static Sql role(Claims claims) {
    return switch (claims.role()) {
      case RoleOf.Always(var role) ->
          Sql.builder().append("cast(").bind(role).append(" as varchar)").build();
      case RoleOf.InColumn(var column) -> new Sql(CLAIM + Sql.quoted(column), List.of());
    };
  }

  /** The number of the first check that a claim fails; none for a valid one. */
  private Sql failed(Claims claims, Dataset dataset, Dataset deals) {
    if (claims.checks().isEmpty()) {
      return new Sql("cast(null as integer)", List.of());
    }
    var text = Sql.builder().append("case");
    for (int i = 0; i < claims.checks().size(); i++) {
      text.append(" when not coalesce(")
          .append(holds(claims.checks().get(i), claims, dataset, deals))
          .append(", false) then " + i);
    }
    return text.append(" end").build();
  }

  private Sql holds(Check check, Claims claims, Dataset dataset, Dataset deals) {
    return switch (check.test()) {
      case Test.OnClaim(var row) -> condition(row, dataset, CLAIM);
      case Test.OnDeal(var row) -> condition(row, deals, DEAL);
      case Test.InTime(var by, int within, var until) -> {
        var made = day(claims);
        var deal = DEAL + Sql.quoted(by);
        var text = new StringBuilder("(%s <= %s".formatted(made, deal));
        if (within > 0) {
          text.append(" and %s >= %s - %d".formatted(made, deal, within));
        }
        if (!until.isEmpty()) {
          var last = CLAIM + Sql.quoted(until);
          text.append(" and coalesce(%s >= %s, true)".formatted(last, deal));
        }
        yield new Sql(text.append(')').toString(), List.of());
      }
    };
  }

  private static Sql condition(Formula formula, Dataset dataset, String prefix) {
    var issues = new Issues();
    var checked = Expressions.rule(formula, dataset, issues);
    issues.orThrow();
    return new SqlRenderer(Dialect.DUCKDB, column -> prefix + Sql.quoted(column.name()), Map.of())
        .row(checked.orElseThrow());
  }
}
