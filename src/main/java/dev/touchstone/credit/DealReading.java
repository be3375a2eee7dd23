package dev.touchstone.credit;

import dev.touchstone.definition.Credit;
import dev.touchstone.definition.Credit.DeclaredShare;
import dev.touchstone.definition.Dataset;
import dev.touchstone.definition.Dataset.ColumnType;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CreditQuery} answers: a deal, and one claim about it or none. */
final class DealReading {
  private static final int KEPT = 7;

  private final List<Credit.Claims> sources;
  private final List<ColumnType> kept;
  private final int claim;

  DealReading(Credit credit, Dataset deals) {
    this.sources = List.copyOf(credit.claims().values());
    this.kept =
        credit.keep().stream().map(name -> deals.column(name).orElseThrow().type()).toList();
    this.claim = KEPT + kept.size();
  }

  CreditedDeal deal(ResultSet row) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < kept.size(); i++) {
      values.add(value(row, KEPT + i, kept.get(i)));
    }
    return new CreditedDeal(
        row.getString(1),
        row.getBigDecimal(2),
        row.getString(3),
        row.getObject(4, LocalDate.class),
        row.getString(5),
        row.getLong(6),
        values);
  }

  private static @Nullable Object value(ResultSet row, int column, ColumnType type)
      throws SQLException {
    return switch (type) {
      case ColumnType.Text _, ColumnType.OneOf _, ColumnType.Partner _, ColumnType.Currency _ ->
          row.getString(column);
      case ColumnType.Decimal _, ColumnType.Money _ -> row.getBigDecimal(column);
      case ColumnType.Day _ -> row.getObject(column, LocalDate.class);
      case ColumnType.Whole _ -> {
        long whole = row.getLong(column);
        yield row.wasNull() ? null : (Object) whole;
      }
      case ColumnType.Bool _ -> {
        boolean truth = row.getBoolean(column);
        yield row.wasNull() ? null : (Object) truth;
      }
    };
  }

  /** The claim of this row: of_deal, claims, row_key, partner, made, share, role, failed, place. */
  Optional<Claim> claim(ResultSet row) throws SQLException {
    int order = row.getInt(claim + 1);
    if (row.wasNull()) {
      return Optional.empty();
    }
    var source = sources.get(order);
    var partner = row.getString(claim + 3);
    var made = row.getObject(claim + 4, LocalDate.class);
    var share = row.getString(claim + 5);
    var role = row.getString(claim + 6);
    return Optional.of(
        new Claim(
            source.id(),
            order,
            row.getString(claim + 2),
            partner == null || partner.isBlank()
                ? new Party.Vendor()
                : new Party.Partner(new PartnerId(partner)),
            made == null ? new Claim.Made.Undated() : new Claim.Made.On(made),
            role == null ? "" : role,
            share == null ? new Claim.Asked.Nothing() : asked(source, new BigDecimal(share)),
            validity(row, source, role),
            row.getString(claim + 8) + ":" + row.getLong(claim + 9)));
  }

  private static Claim.Asked asked(Credit.Claims source, BigDecimal share) {
    return switch (source.share()) {
      case DeclaredShare.None _ -> new Claim.Asked.Nothing();
      case DeclaredShare.InColumn(_, var whole) ->
          new Claim.Asked.Share(share.divide(whole, MathContext.DECIMAL128));
    };
  }

  private Claim.Validity validity(ResultSet row, Credit.Claims source, @Nullable String role)
      throws SQLException {
    int failed = row.getInt(claim + 7);
    if (!row.wasNull()) {
      return new Claim.Validity.Invalid(source.checks().get(failed).reason());
    }
    return role == null
        ? new Claim.Validity.Invalid("it names no role")
        : new Claim.Validity.Valid();
  }
}
