package dev.touchstone.plan;

import dev.touchstone.expression.Dialect;
import dev.touchstone.expression.TrinoDoubles;
import dev.touchstone.fact.Snapshot.TableVersion;
import dev.touchstone.shared.Refused;
import java.math.BigDecimal;
import java.util.Optional;

/** Statements over Iceberg tables in a catalog that Trino knows. */
public record TrinoDialect() implements SqlDialect {
  @Override
  public Dialect expressions() {
    return Dialect.TRINO;
  }

  @Override
  public String rowsOf(String dataset) {
    return "facts for version as of (:" + dataset + ")";
  }

  /** Trino leaves files alone by their own bounds; the list only tells that there are any. */
  @Override
  public String withRows(String text, Statement.Source source, SnapshotFiles files) {
    var dataset = source.dataset();
    var rows =
        files.of(source).isEmpty()
            ? nothingOf(dataset)
            : files.table(dataset).map(this::table).orElseThrow(() -> notShared(dataset.id()));
    return text.replace(rowsOf(dataset.id()), rows);
  }

  private String table(TableVersion version) {
    return "%s.%s for version as of %d"
        .formatted(name(version.namespace()), name(version.table()), version.snapshotId());
  }

  private static Refused notShared(String dataset) {
    return new Refused(
        "facts-not-shared",
        "The facts of " + dataset + " are not in a catalog that Trino can read",
        "Keep the facts' catalog in PostgreSQL, or use the embedded engine");
  }

  /** Trino sums whole numbers in 64 bits; as decimals they have the 38 digits of all other sums. */
  @Override
  public String sum(String argument, String filter) {
    return "sum(" + argument + " + cast(0 as decimal(38, 0)))" + filter;
  }

  /**
   * Sorted values, and the mean of the two around the place asked for, weighted as DuckDB does it:
   * Trino has no exact quantile.
   */
  @Override
  public String quantile(String argument, BigDecimal fraction, String filter) {
    var values =
        "array_sort(filter(array_agg(%s)%s, v -> v is not null))"
            .formatted(TrinoDoubles.of(argument), filter);
    var place = "((cardinality(s) - 1) * " + fraction.toPlainString() + "e0)";
    var between =
        ("s[cast(floor(%1$s) as bigint) + 1] * (1 - (%1$s - floor(%1$s)))"
                + " + s[cast(ceiling(%1$s) as bigint) + 1] * (%1$s - floor(%1$s))")
            .formatted(place);
    var quantile =
        "element_at(transform(array[%s], s -> if(cardinality(s) > 0, %s)), 1)"
            .formatted(values, between);
    return "cast(" + TrinoDoubles.toDecimal(quantile, 6) + " as decimal(28, 6))";
  }

  @Override
  public boolean slowBeyond64Bits() {
    return false;
  }

  @Override
  public Optional<DistinctOfFew> distinctOfFew() {
    return Optional.empty();
  }
}
