/** Figures and whole periods kept in files, by names that say everything they depend on. */
@NullMarked
package dev.touchstone.measure.kept;

import org.jspecify.annotations.NullMarked;
