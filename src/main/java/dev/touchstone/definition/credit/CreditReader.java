package dev.touchstone.definition.credit;

import dev.touchstone.definition.credit.Credit.Claims;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Titles;
import dev.touchstone.definition.language.Word;
import dev.touchstone.shared.Issues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a credit of its document, and the contract of the dataset it fills. */
final class CreditReader {
  private final Fields document;
  private final Datasets datasets;
  private final Issues issues;

  private CreditReader(Fields document, Datasets datasets) {
    this.document = document;
    this.datasets = datasets;
    this.issues = document.issues();
  }

  /** Empty where the deals could not be read; the dataset it would fill is then known as such. */
  static Optional<Credit> read(Draft draft, KnownDocuments known) {
    return new CreditReader(draft.fields(), new Datasets(known)).credit(draft.id());
  }

  private Optional<Credit> credit(String id) {
    if (datasets.all().containsKey(id)) {
      issues.error(
          "duplicate-id",
          document.at(),
          "There is already a dataset '%s', and a credit makes one".formatted(id),
          "Give one of the two another id");
      return Optional.empty();
    }
    var found =
        document
            .find(CreditLanguage.FROM)
            .flatMap(d -> datasets.find(d, document.at(CreditLanguage.FROM), issues));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var deals = found.get();
    if (deals.key().isEmpty()) {
      return Optional.empty();
    }
    if (deals.key().size() != 1) {
      issues.error(
          "credit-deal-key",
          document.at(CreditLanguage.FROM),
          "A deal must be known by one column, but '%s' has the key %s"
              .formatted(deals.id(), String.join(", ", deals.key())),
          "Credit the dataset that has one row per deal");
      return Optional.empty();
    }
    var amount = amount(deals);
    var on = on(deals);
    var keep = keep(deals);
    var roles = roles();
    var claims = claims(deals, roles);
    var ids = document.all(CreditLanguage.CLAIMS).all().stream().map(Named.One::name).toList();
    var rules = new CreditRuleReader(ids, claims, roles, issues).read(document);
    new CreditFit(datasets, issues).check(claims, rules, document);
    if (amount.isEmpty() || on.isEmpty()) {
      return Optional.empty();
    }
    var title = document.get(CreditLanguage.TITLE).orElse(Titles.of(id));
    int decimals = document.get(CreditLanguage.DECIMALS);
    var at = document.at(CreditLanguage.CREDIT);
    var shape = new CreditColumns(deals, amount.get(), keep, roles, decimals, at);
    return Optional.of(
        new Credit(
            id,
            title,
            deals.id(),
            document.get(CreditLanguage.WHERE).orElse(new Formula("true", document.at())),
            amount.get().name(),
            on,
            keep.stream().map(Column::name).toList(),
            roles,
            decimals,
            claims,
            rules,
            shape.dataset(id, title),
            at));
  }

  private Optional<Column> amount(Dataset deals) {
    return document
        .find(CreditLanguage.AMOUNT)
        .flatMap(
            name ->
                datasets.column(
                    deals,
                    name,
                    ColumnType.Money.class,
                    document.at(CreditLanguage.AMOUNT),
                    issues));
  }

  private String on(Dataset deals) {
    if (document.has(CreditLanguage.ON)) {
      var name = document.get(CreditLanguage.ON).orElse("");
      var at = document.at(CreditLanguage.ON);
      return name.isEmpty()
          ? ""
          : datasets
              .column(deals, name, ColumnType.Day.class, at, issues)
              .map(Column::name)
              .orElse("");
    }
    if (deals.time().isEmpty()) {
      issues.error(
          "credit-without-day",
          document.at(CreditLanguage.FROM),
          "The rows of '%s' have no time, so nothing says when the credit counts"
              .formatted(deals.id()),
          "Name a date column with on:");
    }
    return deals.time();
  }

  private List<Column> keep(Dataset deals) {
    var kept = new LinkedHashMap<String, Column>();
    for (var word : document.get(CreditLanguage.KEEP).orElse(List.of())) {
      if (CreditColumns.OWN.contains(word.text())) {
        issues.error(
            "credit-column-taken",
            word.at(),
            "A credit has a column '%s' of its own".formatted(word.text()),
            "Leave it out, or give the deals' column another name");
        continue;
      }
      datasets
          .column(deals, word.text(), word.at(), issues)
          .filter(column -> fits(column, word))
          .ifPresent(column -> kept.put(column.name(), column));
    }
    return List.copyOf(kept.values());
  }

  /** A second amount would not be shared out, and a sum over it would count it several times. */
  private boolean fits(Column column, Word word) {
    boolean money = column.type() instanceof ColumnType.Money;
    if (money) {
      issues.error(
          "credit-column-taken",
          word.at(),
          "'%s' is an amount of the whole deal, which would count once per credit"
              .formatted(word.text()),
          "Leave it out; write a credit of its own for it");
    }
    return !money;
  }

  private List<String> roles() {
    var roles = new LinkedHashSet<>(document.get(CreditLanguage.ROLES));
    for (var taken : List.of(Credit.VENDOR, Credit.EXCLUDED)) {
      if (roles.remove(taken)) {
        issues.error(
            "reserved-name",
            document.at(CreditLanguage.ROLES),
            "'%s' says that no claim took a share, so it cannot be a role".formatted(taken),
            "Give the role another name");
      }
    }
    return List.copyOf(roles);
  }

  private Map<String, Claims> claims(Dataset deals, List<String> roles) {
    var claims = new LinkedHashMap<String, Claims>();
    var reader = new ClaimsReader(deals, roles, datasets, issues);
    document.all(CreditLanguage.CLAIMS).made(reader::read).forEach(it -> claims.put(it.id(), it));
    return Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /** Datasets that a credit document names, with the place where it does. */
  static List<Word> inputs(Fields document) {
    var inputs = new ArrayList<Word>();
    document
        .find(CreditLanguage.FROM)
        .ifPresent(id -> inputs.add(new Word(id, document.at(CreditLanguage.FROM))));
    for (var one : document.all(CreditLanguage.CLAIMS).all()) {
      var claims = one.value();
      claims
          .find(CreditLanguage.CLAIM_FROM)
          .ifPresent(id -> inputs.add(new Word(id, claims.at(CreditLanguage.CLAIM_FROM))));
    }
    return inputs;
  }
}
