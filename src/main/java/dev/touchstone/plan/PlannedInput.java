package dev.touchstone.plan;

import dev.touchstone.expression.Expr;
import java.util.List;

/**
 * One input of a KPI: which rows it is about, apart from what is made of them.
 *
 * @param rows how many rows of the window passed {@code where}
 * @param newest the day of the newest of them, as a day number; empty for data without a time
 */
public record PlannedInput(
    String name,
    Scan scan,
    Expr where,
    Route route,
    Term.Window window,
    Term rows,
    List<Term> newest) {}
