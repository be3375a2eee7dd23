/**
 * One value to points on the scale: a rule a declared kind, the peers it may look at, and the words
 * for what it did.
 */
@NullMarked
package dev.touchstone.score.rule;

import org.jspecify.annotations.NullMarked;
