/**
 * Measurements times scorecard gives explained scores: normalisers, peers, missing-data policies,
 * weights, bands and gates over primitive arrays. Knows no file, database, clock or framework.
 *
 * <p>May use {@code shared}, {@code definition}, {@code expression} for formulas over parts, and
 * {@code measure}'s results.
 */
@NullMarked
package dev.touchstone.score;

import org.jspecify.annotations.NullMarked;
