/**
 * One run: definition versions and a snapshot in, scores and a receipt out, and the proof that the
 * same inputs give the same bytes again.
 *
 * <p>May use everything in the pure heart.
 */
@NullMarked
package dev.touchstone.run;

import org.jspecify.annotations.NullMarked;
