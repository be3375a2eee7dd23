/**
 * How far a ranking can be trusted: partners are scored again and again with what could as well
 * have been decided or measured otherwise drawn by lot, and what stays the same is told from what
 * does not. Owns replications, their statistics and sensitivity indices; never scores by itself,
 * and never draws a lot that its seed does not decide.
 */
@MayUse({"shared", "definition", "measure", "statistics", "score"})
@NullMarked
package dev.touchstone.robustness;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
