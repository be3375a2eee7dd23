/**
 * Mathematics that knows nothing of partners: distributions, quantiles, moments, shares of a
 * difference, and random numbers that a seed decides; the same digits on every machine.
 */
@MayUse({"shared"})
@NullMarked
package dev.touchstone.statistics;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
