/** Exact numbers by group and by partner, as answers of an engine are kept and joined. */
@NullMarked
package dev.touchstone.measure.vector;

import org.jspecify.annotations.NullMarked;
