/**
 * Measurements times scorecard gives explained scores: normalisers, peers, missing-data policies,
 * weights, bands and gates over primitive arrays. Knows no file, database, clock or framework.
 *
 * <p>Folders stand in the order of the work: {@code rule}, {@code column}, {@code tree}, then
 * {@code replay} and {@code explanation}, then {@code change}. Other modules use the last three and
 * this package; the rest is for them alone.
 */
@MayUse({"shared", "definition", "expression", "measure", "statistics"})
@NullMarked
package dev.touchstone.score;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
