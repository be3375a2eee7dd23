/**
 * All KPIs together: groups, weights, steps after the tree, gates, ranks and bands of one period.
 */
@NullMarked
package dev.touchstone.score.tree;

import org.jspecify.annotations.NullMarked;
