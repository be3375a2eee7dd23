package dev.touchstone.definition.credit;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.shared.Position;
import java.util.ArrayList;
import java.util.List;

/** The columns of a credit's dataset: Touchstone's own, then those kept from the deal. */
record CreditColumns(
    Dataset deals,
    Column amount,
    List<Column> keep,
    List<String> roles,
    int decimals,
    Position at) {
  static final List<String> OWN =
      List.of(
          "deal",
          "line",
          "partner_id",
          "credit",
          "rule",
          "share",
          "amount",
          "currency",
          "credited_on",
          "claim",
          "claimed_on",
          "reason",
          "deal_source",
          "claim_source");

  Dataset dataset(String id, String title) {
    var columns = new ArrayList<Column>();
    columns.add(own("deal", new ColumnType.Text(), true, "The deal"));
    columns.add(own("line", new ColumnType.Whole(), true, "Which of the deal's credits"));
    columns.add(own("partner_id", new ColumnType.Partner(), false, "None: the vendor's"));
    columns.add(own("credit", new ColumnType.OneOf(kinds()), true, "What it is for"));
    columns.add(own("rule", new ColumnType.Text(), true, "The rule that gave it"));
    columns.add(
        own("share", new ColumnType.Decimal(decimals + 2, decimals), true, "Share of the deal"));
    var money = (ColumnType.Money) amount.type();
    columns.add(
        own(
            "amount",
            new ColumnType.Money("currency", money.digits(), money.scale()),
            false,
            amount.title()));
    columns.add(own("currency", new ColumnType.Currency(), false, "Currency"));
    columns.add(own("credited_on", new ColumnType.Day(), false, "The day it counts"));
    columns.add(own("claim", new ColumnType.Text(), false, "The claim behind it"));
    columns.add(own("claimed_on", new ColumnType.Day(), false, "The day of the claim"));
    columns.add(own("reason", new ColumnType.Text(), true, "Why"));
    columns.add(own("deal_source", new ColumnType.Text(), true, "Where the deal stands"));
    columns.add(own("claim_source", new ColumnType.Text(), false, "Where the claim stands"));
    for (var column : keep) {
      columns.add(
          new Column(column.name(), column.type(), false, column.personal(), column.title(), at));
    }
    return new Dataset(
        id,
        title,
        deals.reportedBy(),
        deals.owner(),
        deals.steward(),
        deals.refresh(),
        deals.keepFor(),
        Dataset.BadRows.REFUSE_FILE,
        deals.texts(),
        List.of("deal", "line"),
        "partner_id",
        "credited_on",
        List.copyOf(columns),
        List.of(),
        at);
  }

  private Column own(String name, ColumnType type, boolean required, String title) {
    return new Column(name, type, required, false, title, at);
  }

  private List<String> kinds() {
    var kinds = new ArrayList<>(roles);
    kinds.add(Credit.VENDOR);
    kinds.add(Credit.EXCLUDED);
    return List.copyOf(kinds);
  }
}
