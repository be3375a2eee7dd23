package dev.touchstone.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL text with a {@code ?} for every text and date, and the values for them in order. Text is
 * stable to the byte for equal expressions.
 *
 * @param binds {@link String} and {@link java.time.LocalDate} values
 */
public record Sql(String text, List<Object> binds) {
  public Sql {
    binds = List.copyOf(binds);
  }

  /** Starts an empty piece. */
  public static Builder builder() {
    return new Builder();
  }

  /** An identifier as both dialects quote it. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * Puts SQL together so that binds stay in the order of their question marks: {@code
   * Sql.builder().append("SELECT sum(").append(amount).append(")").build()}.
   */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> binds = new ArrayList<>();

    private Builder() {}

    /** Text of Touchstone's own, never of a user's. */
    public Builder append(String sql) {
      text.append(sql);
      return this;
    }

    public Builder append(Sql sql) {
      text.append(sql.text);
      binds.addAll(sql.binds);
      return this;
    }

    /** Pieces with a separator between them. */
    public Builder join(String separator, List<Sql> pieces) {
      for (int i = 0; i < pieces.size(); i++) {
        if (i > 0) {
          text.append(separator);
        }
        append(pieces.get(i));
      }
      return this;
    }

    /** A question mark and its value. */
    public Builder bind(Object value) {
      text.append('?');
      binds.add(value);
      return this;
    }

    public Sql build() {
      return new Sql(text.toString(), binds);
    }
  }
}
