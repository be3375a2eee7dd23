/** From figures to values and states: arithmetic, volume, targets, opinions and evidence. */
@NullMarked
package dev.touchstone.measure.judging;

import org.jspecify.annotations.NullMarked;
