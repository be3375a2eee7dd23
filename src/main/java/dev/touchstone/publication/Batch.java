package dev.touchstone.publication;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one table, sent a thousand at a time. (COPY would be faster, and
 * PostgreSQL refuses it where row-level security is on.)
 */
final class Batch implements AutoCloseable {
  private static final int SIZE = 1_000;

  private final DSLContext sql;
  private final Query insert;
  private final List<@Nullable Object[]> waiting = new ArrayList<>();

  private Batch(DSLContext sql, Query insert) {
    this.sql = sql;
    this.insert = insert;
  }

  static Batch into(DSLContext sql, Table<?> table, Field<?>... columns) {
    return new Batch(
        sql, sql.insertInto(table).columns(columns).values(new Object[columns.length]));
  }

  void add(@Nullable Object... values) {
    waiting.add(values);
    if (waiting.size() == SIZE) {
      send();
    }
  }

  private void send() {
    if (!waiting.isEmpty()) {
      sql.batch(insert).bind(waiting.toArray(new Object[0][])).execute();
      waiting.clear();
    }
  }

  @Override
  public void close() {
    send();
  }
}
