package dev.touchstone.definition.credit;

import dev.touchstone.definition.credit.Credit.Check;
import dev.touchstone.definition.credit.Credit.Claims;
import dev.touchstone.definition.credit.Credit.DeclaredShare;
import dev.touchstone.definition.credit.Credit.RoleOf;
import dev.touchstone.definition.credit.Credit.Test;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.Values;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the claims of a credit and checks them against their dataset and the deals. */
record ClaimsReader(Dataset deals, List<String> roles, Datasets datasets, Issues issues) {

  Claims read(Named.One<Fields> one) {
    var written = one.value();
    var dataset =
        written
            .find(CreditLanguage.CLAIM_FROM)
            .flatMap(id -> datasets.find(id, written.at(CreditLanguage.CLAIM_FROM), issues));
    var deal = written.find(CreditLanguage.DEAL);
    var is = deal.flatMap(d -> d.get(CreditLanguage.IS)).orElse(deals.key().getFirst());
    dataset.ifPresent(claims -> deal.ifPresent(d -> checkLink(claims, d, is)));
    var on = dataset.map(claims -> on(claims, written)).orElse("");
    var partner = dataset.map(claims -> partner(claims, written)).orElse("");
    var role = role(dataset, written);
    var share = share(dataset, written);
    var checks = checks(dataset, on, written);
    return new Claims(
        one.name(),
        written.get(CreditLanguage.TITLE).orElse(Titles.of(one.name())),
        written.get(CreditLanguage.CLAIM_FROM),
        written.get(CreditLanguage.WHERE).orElse(new Formula("true", written.at())),
        written.get(CreditLanguage.DEAL).get(CreditLanguage.COLUMN),
        is,
        partner,
        on,
        role,
        share,
        checks,
        one.at());
  }

  private void checkLink(Dataset claims, Fields deal, String is) {
    var at = deal.at(CreditLanguage.COLUMN);
    var here =
        deal.find(CreditLanguage.COLUMN)
            .flatMap(column -> datasets.column(claims, column, at, issues));
    var there = datasets.column(deals, is, deal.at(CreditLanguage.IS), issues);
    if (here.isPresent() && there.isPresent()) {
      datasets.alike(claims, here.get(), deals, there.get(), at, issues);
    }
  }

  private String partner(Dataset claims, Fields written) {
    if (!written.has(CreditLanguage.PARTNER)) {
      return claims.partner();
    }
    var name = written.get(CreditLanguage.PARTNER).orElse("none");
    if (name.equals("none")) {
      return "";
    }
    return of(claims, name, ColumnType.Partner.class, written.at(CreditLanguage.PARTNER));
  }

  private String on(Dataset claims, Fields written) {
    var name = written.get(CreditLanguage.ON).orElse("");
    return name.isEmpty()
        ? claims.time()
        : of(claims, name, ColumnType.Day.class, written.at(CreditLanguage.ON));
  }

  private String of(Dataset dataset, String name, Class<? extends ColumnType> type, Position at) {
    return datasets.column(dataset, name, type, at, issues).map(Column::name).orElse("");
  }

  private RoleOf role(Optional<Dataset> dataset, Fields written) {
    var fields = written.find(CreditLanguage.ROLE);
    if (fields.isEmpty()) {
      return new RoleOf.Always("");
    }
    var role = fields.get();
    if (role.has(CreditLanguage.ALWAYS) == role.has(CreditLanguage.ROLE_COLUMN)) {
      if (!role.misspelt()) {
        issues.error(
            "claimed-role",
            role.at(),
            "Claims have one role, or the column that holds it",
            "For example: role: sourced, or role: {column: role}");
      }
      return new RoleOf.Always("");
    }
    if (role.has(CreditLanguage.ALWAYS)) {
      var always = role.get(CreditLanguage.ALWAYS).orElse("");
      checkRole(always, role.at(CreditLanguage.ALWAYS));
      return new RoleOf.Always(always);
    }
    var name = role.get(CreditLanguage.ROLE_COLUMN).orElse("");
    var at = role.at(CreditLanguage.ROLE_COLUMN);
    if (!name.isEmpty()) {
      dataset
          .flatMap(d -> datasets.column(d, name, ColumnType.OneOf.class, at, issues))
          .ifPresent(c -> ((ColumnType.OneOf) c.type()).values().forEach(v -> checkRole(v, at)));
    }
    return new RoleOf.InColumn(name);
  }

  private void checkRole(String role, Position at) {
    checkRole(role, at, roles, issues);
  }

  static void checkRole(String role, Position at, List<String> roles, Issues issues) {
    if (!role.isEmpty() && !roles.contains(role)) {
      issues.error(
          "unknown-role", at, "There is no role '%s'".formatted(role), Spelling.hint(role, roles));
    }
  }

  private DeclaredShare share(Optional<Dataset> dataset, Fields written) {
    var share = written.get(CreditLanguage.SHARE);
    var name = share.flatMap(s -> s.find(CreditLanguage.COLUMN));
    if (share.isEmpty() || name.isEmpty()) {
      return new DeclaredShare.None();
    }
    var at = share.get().at(CreditLanguage.COLUMN);
    var column = dataset.flatMap(d -> datasets.column(d, name.get(), at, issues));
    if (column.isPresent()
        && !(column.get().type() instanceof ColumnType.Decimal)
        && !(column.get().type() instanceof ColumnType.Whole)) {
      issues.error(
          "wrong-column-type",
          at,
          "A share is a number, but '%s' is %s"
              .formatted(name.get(), Datasets.words(column.get().type())),
          "Name another column, or change its type in the dataset");
    }
    return new DeclaredShare.InColumn(name.get(), share.get().get(CreditLanguage.WHOLE));
  }

  private List<Check> checks(Optional<Dataset> dataset, String on, Fields written) {
    var checks = new ArrayList<Check>();
    for (var one : written.all(CreditLanguage.VALID).all()) {
      var check = one.value();
      long ways =
          List.of(CreditLanguage.ROW, CreditLanguage.OF_DEAL, CreditLanguage.BY).stream()
              .filter(check::has)
              .count();
      if (ways != 1 && !check.misspelt()) {
        issues.error(
            "claim-check",
            one.at(),
            "'%s' must look at one thing, but looks at %s"
                .formatted(one.name(), ways == 0 ? "none" : "several"),
            "Give it one of row, deal and by");
        continue;
      }
      test(dataset, on, check)
          .ifPresent(test -> checks.add(new Check(one.name(), reason(check, test), test)));
    }
    return List.copyOf(checks);
  }

  private Optional<Test> test(Optional<Dataset> dataset, String on, Fields check) {
    if (!check.has(CreditLanguage.BY)) {
      for (Key<?> key : List.of(CreditLanguage.WITHIN, CreditLanguage.UNTIL)) {
        check.refuse(key, "Only by: has '%s'".formatted(key.name()), "Leave it out");
      }
      var row = check.get(CreditLanguage.ROW).map(f -> (Test) new Test.OnClaim(f));
      return row.isPresent() ? row : check.get(CreditLanguage.OF_DEAL).map(Test.OnDeal::new);
    }
    var by = check.get(CreditLanguage.BY).orElse("");
    var until = check.get(CreditLanguage.UNTIL).orElse("");
    if (by.isEmpty() || dataset.isEmpty()) {
      return Optional.empty();
    }
    of(deals, by, ColumnType.Day.class, check.at(CreditLanguage.BY));
    if (!until.isEmpty()) {
      of(dataset.get(), until, ColumnType.Day.class, check.at(CreditLanguage.UNTIL));
    }
    if (on.isEmpty()) {
      dayNeeded(check.at(CreditLanguage.BY), dataset.get().id(), issues);
    }
    return Optional.of(new Test.InTime(by, check.get(CreditLanguage.WITHIN).orElse(0), until));
  }

  static void dayNeeded(Position at, String claims, Issues issues) {
    issues.error(
        "claims-without-day",
        at,
        "Claims from '%s' have no day, so none is earlier than another".formatted(claims),
        "Name their date column with on:");
  }

  private static String reason(Fields check, Test test) {
    return check
        .get(CreditLanguage.REASON)
        .orElse(
            switch (test) {
              case Test.OnClaim(var row) -> "not " + Values.oneLine(row.text());
              case Test.OnDeal(var row) -> "the deal is not " + Values.oneLine(row.text());
              case Test.InTime(var by, int within, var until) -> {
                var words = "not made by the deal's " + by;
                words += within > 0 ? " or more than %d days before it".formatted(within) : "";
                yield until.isEmpty() ? words : words + ", or expired before it";
              }
            });
  }
}
