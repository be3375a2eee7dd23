package dev.touchstone.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A world told into memory, to be asked about. */
final class Told implements Rows {
  private final Map<DemoTable, List<Row>> rows = new EnumMap<>(DemoTable.class);

  static Told of(Size size) {
    var told = new Told();
    new World(size, World.SEED).tell(told);
    return told;
  }

  @Override
  public void add(DemoTable table, Object... values) {
    var row = new HashMap<String, Object>();
    for (int i = 0; i < values.length; i++) {
      row.put(table.columns().get(i), values[i]);
    }
    if (values.length != table.columns().size()) {
      throw new IllegalStateException(
          table + " takes " + table.columns() + " and got " + values.length);
    }
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(new Row(row));
  }

  List<Row> all(DemoTable table) {
    return rows.getOrDefault(table, List.of());
  }

  Stream<Row> of(DemoTable table, String partner, Predicate<Row> where) {
    return all(table).stream().filter(row -> row.text("partner_id").equals(partner)).filter(where);
  }

  long count(DemoTable table, String partner, Predicate<Row> where) {
    return of(table, partner, where).count();
  }

  /** Won amounts of a partner in a quarter, in its own currency. */
  BigDecimal won(String partner, int quarter) {
    return of(
            DemoTable.DEALS,
            partner,
            row -> row.text("stage").equals("won") && row.in("closed_on", quarter))
        .map(row -> row.number("amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  record Row(Map<String, Object> values) {
    String text(String column) {
      return Objects.requireNonNull(values.get(column), column).toString();
    }

    boolean has(String column) {
      return !text(column).isEmpty();
    }

    BigDecimal number(String column) {
      return new BigDecimal(text(column));
    }

    LocalDate day(String column) {
      return LocalDate.parse(text(column));
    }

    boolean in(String column, int quarter) {
      return has(column) && Quarters.get(quarter).contains(day(column));
    }
  }
}
