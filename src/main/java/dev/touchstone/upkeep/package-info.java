/**
 * Owns what Touchstone leaves on a disk: says what a workspace or a server's home holds, what is
 * broken, left over or open to others, and mends it. Never touches what a living process uses, and
 * never makes a number.
 */
@NullMarked
package dev.touchstone.upkeep;

import org.jspecify.annotations.NullMarked;
