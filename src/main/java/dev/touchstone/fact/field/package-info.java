/** Texts of a row as values of its columns, or the reason why not. */
@NullMarked
package dev.touchstone.fact.field;

import org.jspecify.annotations.NullMarked;
