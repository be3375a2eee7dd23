/**
 * The same period scored again and again with other weights, rules or values, without allocating.
 */
@NullMarked
package dev.touchstone.score.replay;

import org.jspecify.annotations.NullMarked;
