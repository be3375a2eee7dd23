/**
 * Where a partner's numbers are going: momentum, forecasts and how sure they are, from a series of
 * periods. Pure functions; a short history is an answer of its own. Never measures and never
 * scores.
 */
@MayUse({"shared", "statistics"})
@NullMarked
package dev.touchstone.trend;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
