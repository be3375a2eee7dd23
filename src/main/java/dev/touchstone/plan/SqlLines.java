package dev.touchstone.plan;

import dev.touchstone.expression.Sql;
import java.util.List;

/** Writes SQL line by line, binds in the order of their question marks. */
public final class SqlLines {
  private final Sql.Builder text = Sql.builder();
  private boolean first = true;

  /**
   * @param parts text of Touchstone's own, or {@link Sql}
   */
  SqlLines line(Object... parts) {
    if (!first) {
      text.append("\n");
    }
    first = false;
    for (var part : parts) {
      if (part instanceof Sql sql) {
        text.append(sql);
      } else {
        text.append(part.toString());
      }
    }
    return this;
  }

  /** Lines that were written elsewhere; nothing if there are none. */
  SqlLines lines(SqlLines others) {
    if (!others.first) {
      line(others.sql());
    }
    return this;
  }

  /** A {@code where} line of all conditions; no line if there are none. */
  SqlLines where(String indent, List<Sql> conditions) {
    return conditions.isEmpty()
        ? this
        : line(indent, "where ", Sql.builder().join(" and ", conditions).build());
  }

  static Sql bind(Object value) {
    return Sql.builder().bind(value).build();
  }

  public Sql sql() {
    return text.build();
  }
}
