package dev.touchstone.definition.scorecard;

import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;

/**
 * An example beside a scorecard: some rows, and what the scorecard must make of them. Cases are no
 * part of the method; a document's hash does not depend on them.
 *
 * @param period label of the scored period or a day in it; empty for the period of the newest row
 */
public record Case(
    String id,
    String title,
    String period,
    List<Given> given,
    List<Expected> expected,
    Position at) {

  /** Rows of one dataset, as a source might deliver them. */
  public record Given(String dataset, List<Row> rows, Position at) {}

  public record Row(List<Cell> cells, Position at) {}

  /**
   * @param text as its column's type is written; an amount may have its currency behind it
   */
  public record Cell(String column, String text, Position at) {}

  /**
   * One thing that must hold for a partner.
   *
   * @param of id of the KPI or group it is about; empty for the whole score
   */
  public record Expected(String partner, String of, Aspect aspect, Wanted wanted, Position at) {}

  /** What is looked at. */
  public enum Aspect {
    SCORE,
    BAND,
    RANK,
    COVERAGE,
    VALUE,
    STATE,
    POINTS,
    TARGET
  }

  /** What it must be. */
  public sealed interface Wanted {
    /**
     * @param digits after the point as the author wrote them, of a share those of the fraction
     */
    record Number(BigDecimal value, int digits) implements Wanted {}

    /** A band, a state, or {@code none} where there must be no number. */
    record Word(String text) implements Wanted {}
  }
}
