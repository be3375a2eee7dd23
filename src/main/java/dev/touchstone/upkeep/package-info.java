/**
 * Owns what Touchstone leaves on a disk: says what a workspace or a server's home holds, what is
 * broken, left over or open to others, and mends it. Never touches what a living process uses, and
 * never makes a number.
 */
@MayUse({"shared", "fact", "run"})
@NullMarked
package dev.touchstone.upkeep;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
