/**
 * How far a ranking can be trusted: partners are scored again and again, each time with other
 * choices and measurements that would have been as good, drawn at random; what stays the same is
 * told from what does not. Owns replications, their statistics and sensitivity indices; never
 * scores by itself, and never draws a number that its seed does not decide.
 */
@MayUse({"shared", "definition", "measure", "statistics", "score"})
@NullMarked
package dev.touchstone.robustness;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
