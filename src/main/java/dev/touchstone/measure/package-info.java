/**
 * Scorecards compiled to a plan, the plan to SQL, and the SQL run period by period in a locked
 * warehouse. Answers with exact measurements and the evidence behind them; never scores.
 *
 * <p>May use {@code shared}, {@code definition}, {@code expression} and {@code fact}.
 */
@NullMarked
package dev.touchstone.measure;

import org.jspecify.annotations.NullMarked;
