/**
 * Keeps what was loaded, what was computed and what was published, for people to read. A stored run
 * never changes and a published one takes no more rows; partners read only their own. Never
 * computes a score.
 *
 * <p>May use {@code shared}, {@code audit}, {@code access} and the pure heart's results.
 */
@NullMarked
package dev.touchstone.publication;

import org.jspecify.annotations.NullMarked;
