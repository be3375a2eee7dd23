/**
 * The benchmark: facts in bulk, a scorecard of twelve KPIs over them, and beside it the same result
 * by the best SQL a person would write. Each part runs in a process of its own, so that time and
 * memory are its own. Nothing here is used to compute a score.
 */
@NullMarked
package dev.touchstone.bench;

import org.jspecify.annotations.NullMarked;
