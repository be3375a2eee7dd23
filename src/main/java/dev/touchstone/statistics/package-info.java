/**
 * Mathematics that knows nothing of partners: distributions, quantiles, moments, shares of a
 * difference, and lots that a seed decides; the same digits on every machine.
 *
 * <p>May use {@code shared}.
 */
@NullMarked
package dev.touchstone.statistics;

import org.jspecify.annotations.NullMarked;
