/**
 * Value types that three or more modules speak: partners, periods, positions and issues, and the
 * scratch folders they work in. Owns no behaviour beyond its invariants; never reads a file, a
 * clock or a database.
 */
@NullMarked
package dev.touchstone.shared;

import org.jspecify.annotations.NullMarked;
