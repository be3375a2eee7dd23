/**
 * A plan and a snapshot give measurements with their evidence, period by period, in a locked
 * warehouse. Never scores.
 *
 * <p>Here are the results, which other modules use, and {@link dev.touchstone.measure.Warehouse}.
 * Folders stand in the order of the work: {@code vector}, {@code engine} and {@code kept}, then
 * {@code fetching}, {@code judging}, {@code warehouse}.
 */
@MayUse({"shared", "definition", "expression", "fact", "plan"})
@NullMarked
package dev.touchstone.measure;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
