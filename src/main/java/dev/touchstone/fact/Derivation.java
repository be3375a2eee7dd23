package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.expression.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;

/** How a dataset is made of other datasets' rows, and of nothing else. */
public interface Derivation {
  /** What is made. */
  Dataset contract();

  /** What it is made of. */
  List<Dataset> inputs();

  /** Everything that decides about the rows beside those of the inputs, in a stable text. */
  String recipe();

  /**
   * Tables of the derivation's own, made first, by their names. They are made of the inputs, each a
   * relation of its id with the contract's columns, {@code _file} and {@code _line}; one that was
   * never loaded has no rows.
   */
  SortedMap<String, Sql> tables();

  /** Queries over the tables and the inputs; their answers are read side by side. */
  List<Sql> queries();

  /**
   * Makes rows of the queries' answers, of which never more than a little is in memory; those of
   * one calendar quarter of the contract's time one after the other, and so those without a day.
   */
  void make(List<ResultSet> answers, Rows into) throws SQLException;

  /** Takes the rows of the derived dataset. */
  interface Rows {
    /**
     * @param values of the contract's columns in order, then {@code _file}, {@code _line} and
     *     {@code _context}; null for none
     */
    void add(@org.jspecify.annotations.Nullable Object... values) throws SQLException;
  }
}
