package dev.touchstone.credit;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.credit.Credit.DeclaredShare;
import dev.touchstone.definition.credit.Credit.RoleOf;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CreditQuery} answers: deals, and claims about them. */
final class DealReading {
  private final List<Credit.Claims> sources;
  private final List<ColumnType> kept;

  DealReading(Credit credit, Dataset deals) {
    this.sources = List.copyOf(credit.claims().values());
    this.kept =
        credit.keep().stream().map(name -> deals.column(name).orElseThrow().type()).toList();
  }

  /** The deal of this row: number, texts, day, line. */
  CreditedDeal deal(ResultSet row) throws SQLException {
    var texts = new PackedTexts(row.getString(2));
    var key = texts.text();
    var amount = texts.next();
    var currency = texts.next();
    var file = texts.text();
    var values = new ArrayList<@Nullable Object>(kept.size());
    for (var type : kept) {
      var text = texts.next();
      values.add(text == null ? null : value(text, type));
    }
    long day = row.getLong(3);
    var on = row.wasNull() ? null : LocalDate.ofEpochDay(day);
    var money = amount == null ? null : new BigDecimal(amount);
    return new CreditedDeal(key, money, currency, on, file, row.getLong(4), values);
  }

  private static Object value(String text, ColumnType type) {
    return switch (type) {
      case ColumnType.Text _, ColumnType.OneOf _, ColumnType.Partner _, ColumnType.Currency _ ->
          text;
      case ColumnType.Decimal _, ColumnType.Money _ -> new BigDecimal(text);
      case ColumnType.Day _ -> LocalDate.parse(text);
      case ColumnType.Whole _ -> Long.valueOf(text);
      case ColumnType.Bool _ -> Boolean.valueOf(text);
    };
  }

  /** The claim of this row: number of the deal, claims, texts, day, line, failed check. */
  Claim claim(ResultSet row) throws SQLException {
    int order = row.getInt(2);
    var source = sources.get(order);
    var texts = new PackedTexts(row.getString(3));
    var key = texts.text();
    var file = texts.text();
    var partner = source.partner().isEmpty() ? null : texts.next();
    var share =
        switch (source.share()) {
          case DeclaredShare.None _ -> new Claim.Asked.Nothing();
          case DeclaredShare.InColumn(_, var whole) -> asked(texts.next(), whole);
        };
    var role =
        switch (source.role()) {
          case RoleOf.Always(var always) -> always;
          case RoleOf.InColumn _ -> texts.next();
        };
    long day = row.getLong(4);
    var made =
        row.wasNull() ? new Claim.Made.Undated() : new Claim.Made.On(LocalDate.ofEpochDay(day));
    return new Claim(
        source.id(),
        order,
        key,
        partner == null || partner.isBlank()
            ? new Party.Vendor()
            : new Party.Partner(new PartnerId(partner)),
        made,
        role == null ? "" : role,
        share,
        validity(row, source, role),
        file + ":" + row.getLong(5));
  }

  private static Claim.Asked asked(@Nullable String share, BigDecimal whole) {
    return share == null
        ? new Claim.Asked.Nothing()
        : new Claim.Asked.Share(new BigDecimal(share).divide(whole, MathContext.DECIMAL128));
  }

  private static Claim.Validity validity(ResultSet row, Credit.Claims source, @Nullable String role)
      throws SQLException {
    int failed = row.getInt(6);
    if (!row.wasNull()) {
      return new Claim.Validity.Invalid(source.checks().get(failed).reason());
    }
    return role == null
        ? new Claim.Validity.Invalid("it names no role")
        : new Claim.Validity.Valid();
  }
}
