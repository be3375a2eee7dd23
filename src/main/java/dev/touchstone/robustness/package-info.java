/**
 * How far a ranking can be trusted: partners are scored again and again with what could as well
 * have been decided or measured otherwise drawn by lot, and what stays the same is told from what
 * does not. Owns replications, their statistics and sensitivity indices; never scores by itself,
 * and never draws a lot that its seed does not decide.
 *
 * <p>May use {@code shared}, {@code definition}, {@code measure}'s results, {@code statistics},
 * {@code score} and {@code trend}.
 */
@NullMarked
package dev.touchstone.robustness;

import org.jspecify.annotations.NullMarked;
