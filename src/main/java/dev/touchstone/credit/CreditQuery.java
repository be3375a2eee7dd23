package dev.touchstone.credit;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.credit.Credit.Check;
import dev.touchstone.definition.credit.Credit.Claims;
import dev.touchstone.definition.credit.Credit.DeclaredShare;
import dev.touchstone.definition.credit.Credit.RoleOf;
import dev.touchstone.definition.credit.Credit.Test;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.expression.Dialect;
import dev.touchstone.expression.Expressions;
import dev.touchstone.expression.Sql;
import dev.touchstone.expression.SqlRenderer;
import dev.touchstone.shared.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The deals and the claims about them, both in the order of a number that each deal has. Conditions
 * are answered here, of all claims alike; who gets what is decided later. Text that belongs to one
 * row comes in one piece ({@link PackedTexts}), because every piece costs more than what is in it.
 */
final class CreditQuery {
  /** The deals that are shared out, with a number each. */
  static final String NUMBERED = "_numbered";

  private static final String DEAL = "d.";
  private static final String CLAIM = "c.";

  private final Credit credit;
  private final Definitions definitions;
  private final Dataset deals;
  private final List<Sql> claims = new ArrayList<>();
  private final Set<String> needed = new TreeSet<>();

  CreditQuery(Credit credit, Definitions definitions) {
    this.credit = credit;
    this.definitions = definitions;
    this.deals = definitions.dataset(credit.deals());
    for (var one : credit.claims().values()) {
      claims.add(claims(one, claims.size()));
    }
  }

  /** What {@link #NUMBERED} holds: the columns that the two queries ask for. */
  Sql numbered() {
    needed.add(deals.key().getFirst());
    needed.add(credit.amount());
    needed.add(currency());
    needed.add(credit.on());
    needed.addAll(credit.keep());
    var columns =
        needed.stream().map(name -> ", " + DEAL + Sql.quoted(name)).collect(Collectors.joining());
    return Sql.builder()
        .append("-- the deals that are shared out, quarter by quarter in the order of their key\n")
        .append(
            "select row_number() over (order by date_trunc('quarter', d.%s), d.%s) as _n"
                .formatted(Sql.quoted(credit.on()), key()))
        .append("%s, d._file, d._line\nfrom %s d\nwhere ".formatted(columns, relation(deals)))
        .append(condition(credit.where(), deals, DEAL))
        .build();
  }

  /** For {@link DealReading#deal}. */
  Sql deals() {
    var texts = new ArrayList<String>();
    texts.add("cast(d.%s as varchar)".formatted(key()));
    texts.add("cast(d.%s as varchar)".formatted(Sql.quoted(credit.amount())));
    texts.add(DEAL + Sql.quoted(currency()));
    texts.add("d._file");
    credit.keep().forEach(name -> texts.add("cast(d.%s as varchar)".formatted(Sql.quoted(name))));
    return new Sql(
        """
        -- the deals
        select d._n, %s, %s, d._line
        from %s d order by d._n
        """
            .formatted(PackedTexts.sql(texts), day(DEAL + Sql.quoted(credit.on())), NUMBERED),
        List.of());
  }

  /** For {@link DealReading#claim}. */
  Sql claims() {
    return Sql.builder()
        .append("select * from (\n")
        .join("union all\n", claims)
        .append(") order by _n")
        .build();
  }

  private String currency() {
    return ((ColumnType.Money) deals.column(credit.amount()).orElseThrow().type()).currencyColumn();
  }

  private String key() {
    return Sql.quoted(deals.key().getFirst());
  }

  private static String relation(Dataset dataset) {
    return Sql.quoted(dataset.id());
  }

  private Sql claims(Claims claims, int order) {
    var dataset = definitions.dataset(claims.from());
    needed.add(claims.dealColumn());
    var row =
        dataset.key().stream()
            .map(column -> "cast(c.%s as varchar)".formatted(Sql.quoted(column)))
            .collect(Collectors.joining(", '/', ", "concat(", ")"));
    var texts = new ArrayList<>(List.of(row, "c._file"));
    if (!claims.partner().isEmpty()) {
      texts.add(CLAIM + Sql.quoted(claims.partner()));
    }
    if (claims.share() instanceof DeclaredShare.InColumn(var column, _)) {
      texts.add("cast(c.%s as varchar)".formatted(Sql.quoted(column)));
    }
    if (claims.role() instanceof RoleOf.InColumn(var column)) {
      texts.add(CLAIM + Sql.quoted(column));
    }
    return Sql.builder()
        .append("-- claims: %s\n".formatted(claims.id()))
        .append(
            "select d._n, %d as claims,\n  %s as texts,\n".formatted(order, PackedTexts.sql(texts)))
        .append("  %s as made, c._line as line,\n  ".formatted(made(claims)))
        .append(failed(claims, dataset))
        .append(" as failed\n")
        .append(
            "from %s c join %s d on c.%s = d.%s\nwhere "
                .formatted(
                    relation(dataset),
                    NUMBERED,
                    Sql.quoted(claims.column()),
                    Sql.quoted(claims.dealColumn())))
        .append(condition(claims.where(), dataset, CLAIM))
        .append("\n")
        .build();
  }

  private static String made(Claims claims) {
    return claims.on().isEmpty() ? "cast(null as bigint)" : day(CLAIM + Sql.quoted(claims.on()));
  }

  /** A day as a number, which crosses faster. */
  private static String day(String date) {
    return "cast(%s - date '1970-01-01' as bigint)".formatted(date);
  }

  /** The number of the first check that a claim fails; none for a valid one. */
  private Sql failed(Claims claims, Dataset dataset) {
    if (claims.checks().isEmpty()) {
      return new Sql("cast(null as integer)", List.of());
    }
    var text = Sql.builder().append("case");
    for (int i = 0; i < claims.checks().size(); i++) {
      text.append(" when not coalesce(")
          .append(holds(claims.checks().get(i), claims, dataset))
          .append(", false) then " + i);
    }
    return text.append(" end").build();
  }

  private Sql holds(Check check, Claims claims, Dataset dataset) {
    return switch (check.test()) {
      case Test.OnClaim(var row) -> condition(row, dataset, CLAIM);
      case Test.OnDeal(var row) -> condition(row, deals, DEAL);
      case Test.InTime(var by, int within, var until) -> {
        var made = CLAIM + Sql.quoted(claims.on());
        var deal = DEAL + Sql.quoted(by);
        needed.add(by);
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

  private Sql condition(Formula formula, Dataset dataset, String prefix) {
    var issues = new Issues();
    var checked = Expressions.rule(formula, dataset, issues);
    issues.orThrow();
    return new SqlRenderer(Dialect.DUCKDB, column -> column(prefix, column.name()), Map.of())
        .row(checked.orElseThrow());
  }

  private String column(String prefix, String name) {
    if (prefix.equals(DEAL)) {
      needed.add(name);
    }
    return prefix + Sql.quoted(name);
  }
}
