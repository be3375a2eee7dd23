/** The ways into measuring: a plan, a snapshot and an engine give measurements. */
@NullMarked
package dev.touchstone.measure.warehouse;

import org.jspecify.annotations.NullMarked;
